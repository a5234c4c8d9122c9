import { type Facts, renderText } from '../../../core/guidance/resolve.ts';
import type { Choice, ChoiceGroup } from '../../../core/handout/choices.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './handout.module.css';

interface ContentsProps {
  readonly groups: readonly ChoiceGroup[];
  readonly facts: Facts;
  readonly isChosen: (key: string) => boolean;
  readonly onChoose: (keys: readonly string[], isChosen: boolean) => void;
}

/** What one press takes off, or puts on: what would be there unasked, else everything. */
function keysFor({ choices }: ChoiceGroup, isOn: boolean): string[] {
  const first = choices.filter(({ isFirstChosen }) => isFirstChosen);
  return (isOn && first.length > 0 ? first : choices).map(({ key }) => key);
}

/** What goes on the paper, to be ticked. */
export function Contents({ groups, facts, isChosen, onChoose }: ContentsProps) {
  const { t, language } = useText('handout');
  const nameOf = ({ kind, label }: Choice): string => {
    if (label !== null) return renderText(label[language], facts, language);
    return kind === 'lead' || kind === 'dates' || kind === 'whole' || kind === 'work' || kind === 'ends'
      ? t(`choice.${kind}`)
      : t('choice.avoid');
  };
  return (
    <div className={styles.contents}>
      <p className={styles.label}>{t('contents')}</p>
      {groups.map(group => (
        <fieldset key={group.key} className={styles.group}>
          <legend>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={group.choices.some(({ key }) => isChosen(key))}
                onChange={event => onChoose(keysFor(group, event.target.checked), event.target.checked)}
              />
              <span>
                {group.title === null
                  ? t('group.contacts')
                  : renderText(group.title[language], facts, language)}
              </span>
            </label>
          </legend>
          {group.choices.map(choice => (
            <label key={choice.key} className={styles.choice}>
              <input
                type="checkbox"
                checked={isChosen(choice.key)}
                onChange={event => onChoose([choice.key], event.target.checked)}
              />
              <span>{nameOf(choice)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
