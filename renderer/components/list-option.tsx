import { Check } from 'lucide-react';
import { ListBoxItem, Text } from 'react-aria-components';
import { cx } from './cx.ts';
import popover from './popover.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Small print below the label. */
  readonly detail?: string;
}

/** One entry of a Select or ComboBox. */
export const ListOption = ({ id, option }: { readonly id: string; readonly option: Option<string> }) => (
  <ListBoxItem id={id} textValue={option.label} className={cx(popover.option)}>
    {({ isSelected }) => (
      <>
        <Check size={14} aria-hidden="true" className={cx(popover.check, isSelected && popover.checked)} />
        <span className={popover.words}>
          <Text slot="label">{option.label}</Text>
          {option.detail === undefined ? null : (
            <Text slot="description" className={cx(popover.detail)}>
              {option.detail}
            </Text>
          )}
        </span>
      </>
    )}
  </ListBoxItem>
);
