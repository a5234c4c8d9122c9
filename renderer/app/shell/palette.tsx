import { type KeyboardEvent, useId, useState } from 'react';
import { cx } from '../../components/cx.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useCommands } from '../hooks/commands.tsx';
import { type CommandId, commands } from '../hooks/keymap.ts';
import styles from './palette.module.css';

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Commands by name: what can be done now, filtered as one types. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useText('keys');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('palette.title')} size="medium">
      <PaletteList onClose={onClose} />
    </Dialog>
  );
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l')
    .toLowerCase();

function PaletteList({ onClose }: Pick<PaletteProps, 'onClose'>) {
  const { t } = useText('keys');
  const { available, run } = useCommands();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = commands
    .filter(({ id }) => id !== 'palette' && available.has(id))
    .filter(({ id }) => fold(t(`command.${id}`)).includes(fold(typed)));
  const current = Math.min(at, found.length - 1);

  const start = (id: CommandId): void => {
    onClose();
    // After the dialog has given the focus back, so that the command may move it on.
    setTimeout(() => run(id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = found[current];
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
    else if (event.key === 'Enter' && chosen !== undefined) start(chosen.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.palette}>
      <SearchBox
        label={t('palette.label')}
        value={typed}
        onChange={text => {
          setTyped(text);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        autoFocus
        {...(found[current] === undefined
          ? {}
          : { 'aria-activedescendant': `${listId}-${found[current].id}` })}
      />
      {found.length === 0 ? <p className={styles.empty}>{t('palette.empty')}</p> : null}
      <div id={listId} role="listbox" aria-label={t('palette.title')} className={styles.list}>
        {found.map(({ id, chord }, place) => (
          <div
            key={id}
            id={`${listId}-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === current}
            className={cx(styles.option, place === current && styles.current)}
            onPointerMove={() => setAt(place)}
            onClick={() => start(id)}
            onKeyDown={onKeyDown}
          >
            <span>{t(`command.${id}`)}</span>
            <Kbd chord={chord} />
          </div>
        ))}
      </div>
    </div>
  );
}
