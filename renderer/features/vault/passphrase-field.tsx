import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { maxPassphraseLength } from '../../store/port.ts';

interface PassphraseFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A passphrase with a switch to see it: long phrases are typed right when they can be read. */
export function PassphraseField({
  hint,
  inputRef,
  isDisabled = false,
  autoFocus = false,
  ...rest
}: PassphraseFieldProps) {
  const { t } = useText('vault');
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...rest}
      {...(hint === undefined ? {} : { hint })}
      {...(inputRef === undefined ? {} : { inputRef })}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      isConcealed={!isShown}
      // One more than allowed: a longer phrase is refused in words, never cut without one.
      maxLength={maxPassphraseLength + 1}
      trailing={
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={t(isShown ? 'passphrase.hide' : 'passphrase.show')}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  );
}
