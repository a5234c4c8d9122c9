import { EyeOff, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { uiLanguages } from '../../../core/languages.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceChips } from '../../components/chip-group.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { chordText } from '../../components/kbd.tsx';
import { Notice } from '../../components/notice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type ClientPage, useClientView } from '../hooks/client-view.tsx';
import { useCommand } from '../hooks/commands.tsx';
import { useGuidedCheck } from '../hooks/guided-check.tsx';
import { chordOf } from '../hooks/keymap.ts';
import styles from './client-view.module.css';

/** Asks the consultant before the screen is turned: what the client will see, in which language, and the way back. */
export function TurnDialog() {
  const { t } = useText('client-view');
  const { offered, asked, ask, shown, show } = useClientView();
  const page = asked ?? offered;
  const [isOpen, setOpen] = useState(false);
  /** Where the consultant was: there the focus returns when the screen is theirs again. */
  const cameFrom = useRef<Element | null>(null);
  useCommand('client-view', () => {
    cameFrom.current = document.activeElement;
    setOpen(true);
  });
  useEffect(() => {
    if (asked === null) return;
    cameFrom.current = document.activeElement;
    setOpen(true);
  }, [asked]);
  const close = (): void => {
    setOpen(false);
    ask(null);
  };
  const isShown = shown !== null;
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (wasShown.current && !isShown) {
      const from = cameFrom.current;
      const back = from instanceof HTMLElement && from.isConnected ? from : document.getElementById('main');
      back?.focus();
    }
    wasShown.current = isShown;
  }, [isShown]);
  const turn = (): void => {
    close();
    // After the dialog has given the focus back: what it gives it to is hidden then.
    setTimeout(() => show(page));
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('turn.title')}
      actions={
        page === null ? null : (
          <Button variant="primary" icon={RotateCw} onPress={turn} autoFocus>
            {t('turn.show')}
          </Button>
        )
      }
    >
      {page === null ? (
        <EmptyState icon={EyeOff} title={t('turn.nothing.title')}>
          {t('turn.nothing.text')}
        </EmptyState>
      ) : (
        <TurnChoice page={page} />
      )}
    </Dialog>
  );
}

function TurnChoice({ page }: { readonly page: ClientPage }) {
  const { t } = useText('client-view');
  const { t: common } = useText('common');
  const { isTurned, setTurned } = useClientView();
  const { clientLanguage, setClientLanguage } = useGuidedCheck();
  return (
    <div className={styles.turn}>
      <p>{t(`turn.what.${page.kind}`)}</p>
      {page.kind === 'handout' ? null : (
        <ChoiceChips
          label={t('turn.language')}
          value={clientLanguage}
          onChange={setClientLanguage}
          options={uiLanguages.map(value => ({ value, label: common(`language.${value}`), lang: value }))}
        />
      )}
      <Switch isSelected={isTurned} onChange={setTurned}>
        {t('turn.rotate')}
      </Switch>
      <Notice tone="warning" title={t('turn.back', { keys: chordText(chordOf('client-view-end')) })}>
        {t('turn.lock', { keys: chordText(chordOf('lock')) })}
      </Notice>
    </div>
  );
}
