import { FileText, Printer, RotateCw } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { offeredChoices } from '../../../core/handout/choices.ts';
import type { HandoutMaterial } from '../../../core/handout/input.ts';
import { isEmptyHandout, makeHandout } from '../../../core/handout/make-handout.ts';
import type { Handout } from '../../../core/handout/model.ts';
import { codeText } from '../../../core/handout/plain-text.ts';
import { qrParts } from '../../../core/handout/qr-parts.ts';
import type { LocalizedText, UiLanguage } from '../../../core/languages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { ChoiceChips } from '../chip-group.tsx';
import { Dialog } from '../dialog.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Notice } from '../notice.tsx';
import { Skeleton } from '../skeleton.tsx';
import { CodeView } from './code-view.tsx';
import { Contents } from './contents.tsx';
import styles from './handout.module.css';
import { Options, type PaperOptions } from './options.tsx';
import { SaveButtons, type SaveFile, type SaveOutcome } from './save-buttons.tsx';
import { HandoutSheet, type SheetProps } from './sheet.tsx';
import { usePrint } from './use-print.ts';
import { useSay } from './use-say.ts';

export interface HandoutDialogProps {
  /** What may go on the paper; undefined while it is looked up. */
  readonly material: HandoutMaterial | undefined;
  /** What looking it up threw, in words; undefined when all is well. */
  readonly problem?: string | undefined;
  /** Language of the client where the program has it. */
  readonly clientLanguage: UiLanguage;
  /** Code of the language of the talk where the program does not have it. */
  readonly missingLanguage: string | null;
  readonly pointName: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether a translation is older than its Polish text. */
  readonly isStale: (text: LocalizedText, language: UiLanguage) => boolean;
  /** The key that opened it: pressed again it prints. */
  readonly isAgain: (event: KeyboardEvent) => boolean;
  readonly onClose: () => void;
  readonly onSave: (file: SaveFile) => Promise<SaveOutcome>;
  /** Shows the paper to the client on a screen turned round; left out where there is no client. */
  readonly onShow?: ((sheet: SheetProps) => void) | undefined;
  /** Null where the host makes no PDF: its window for printing does. */
  readonly onSavePdf: ((suggestedName: string) => Promise<SaveOutcome>) | null;
}

/**
 * What is handed out, seen before it is printed. Opens ready to print: Enter prints at once. It must be mounted anew
 * for every opening, so that nothing of one client is there for the next.
 */
export function HandoutDialog(props: HandoutDialogProps) {
  const { t } = useText('handout');
  const { material, clientLanguage, onShow } = props;
  const [options, setOptions] = useState<PaperOptions>({
    clientLanguage,
    isPolishBeside: true,
    isBrief: false,
    isLarge: false,
    hasCodes: false,
    name: null,
  });
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [isConfirmed, setConfirmed] = useState(false);
  const groups = useMemo(() => (material === undefined ? [] : offeredChoices(material)), [material]);
  const isChosen = useMemo(() => {
    const choices = groups.flatMap(group => group.choices);
    const first = new Set(choices.filter(choice => choice.isFirstChosen).map(({ key }) => key));
    return (key: string): boolean => changed.get(key) ?? first.has(key);
  }, [groups, changed]);
  const sheet = useSheet({ ...props, options, isChosen, isConfirmed });
  const isReady = sheet !== null && !isEmptyHandout(sheet.handout);
  const print = usePrint({ isAgain: props.isAgain, isReady, foot: footOf(sheet), onPrinted: props.onClose });
  return (
    <>
      <Dialog
        isOpen
        size="wide"
        title={t('title')}
        onClose={props.onClose}
        closesOutside={options.name === null || options.name === ''}
        actions={
          <SaveButtons
            sheet={isReady ? sheet : null}
            today={props.today}
            onSave={props.onSave}
            onSavePdf={props.onSavePdf}
          >
            {onShow === undefined ? null : (
              <Button
                icon={RotateCw}
                isDisabled={!isReady}
                onPress={() => {
                  if (isReady) onShow(sheet);
                }}
              >
                {t('show-client')}
              </Button>
            )}
            {/* Never disabled: what is pressed before the paper is there prints as soon as it is. */}
            <Button variant="primary" icon={Printer} chord="Enter" autoFocus onPress={print}>
              {t('print')}
            </Button>
          </SaveButtons>
        }
      >
        <div className={styles.columns}>
          <div className={styles.side}>
            <Options
              options={options}
              missingLanguage={props.missingLanguage}
              onChange={part => setOptions(last => ({ ...last, ...part }))}
            />
            {material === undefined ? null : (
              <Contents
                groups={groups}
                facts={material.facts}
                isChosen={isChosen}
                onChoose={(keys, isOn) =>
                  setChanged(last => new Map([...last, ...keys.map(key => [key, isOn] as const)]))
                }
              />
            )}
          </div>
          <Preview sheet={sheet} isReady={isReady} problem={props.problem}>
            {sheet?.handout.isRisky === true ? <Notice tone="warning">{t('risky')}</Notice> : null}
            {sheet === null || (sheet.handout.heldBack === 0 && !isConfirmed) ? null : (
              <HeldBack count={sheet.handout.heldBack} onConfirm={() => setConfirmed(true)} />
            )}
          </Preview>
        </div>
      </Dialog>
      {isReady
        ? createPortal(
            <div data-print="alone">
              <HandoutSheet {...sheet} />
            </div>,
            document.body,
          )
        : null}
    </>
  );
}

/** What stands at the foot of every page. */
const footOf = (sheet: SheetProps | null): string =>
  sheet === null
    ? ''
    : sheet.handout.foot.lines
        .slice(0, 2)
        .map(line => line.pl)
        .join(' ');

interface SheetParts extends HandoutDialogProps {
  readonly options: PaperOptions;
  readonly isChosen: (key: string) => boolean;
  readonly isConfirmed: boolean;
}

/** The paper as it stands with these choices; null while there is nothing to make it of. */
function useSheet({ material, options, isChosen, isConfirmed, ...props }: SheetParts): SheetProps | null {
  const say = useSay();
  const { today, pointName, isStale } = props;
  const { clientLanguage, isPolishBeside } = options;
  const handout = useMemo<Handout | null>(() => {
    if (material === undefined) return null;
    const languages: readonly UiLanguage[] =
      clientLanguage === 'pl' || !isPolishBeside ? [clientLanguage] : ['pl', clientLanguage];
    return makeHandout(material, {
      languages,
      isChosen,
      isStale: (text, language) => !isConfirmed && isStale(text, language),
      pointName,
      today,
      say,
    });
  }, [material, clientLanguage, isPolishBeside, isChosen, isConfirmed, isStale, pointName, today, say]);
  const codes = useMemo(
    () => (handout === null ? [] : qrParts(codeText(handout, clientLanguage, say))),
    [handout, clientLanguage, say],
  );
  if (handout === null) return null;
  const { isBrief, isLarge, name, hasCodes } = options;
  return {
    handout,
    say,
    isBrief,
    isLarge,
    name,
    codes: hasCodes ? codes : [],
    allCodes: codes,
    clientLanguage,
  };
}

interface PreviewProps {
  readonly sheet: SheetProps | null;
  readonly isReady: boolean;
  readonly problem: string | undefined;
  readonly children: ReactNode;
}

/** What the printer gives, or the codes for a phone. */
function Preview({ sheet, isReady, problem, children }: PreviewProps) {
  const { t } = useText('handout');
  const [view, setView] = useState<'paper' | 'codes'>('paper');
  return (
    <div className={styles.preview}>
      <ChoiceChips<'paper' | 'codes'>
        label={t('view')}
        hideLabel
        look="joined"
        className={styles.views ?? ''}
        value={view}
        options={[
          { value: 'paper', label: t('view.paper') },
          { value: 'codes', label: t('view.codes') },
        ]}
        onChange={setView}
      />
      {children}
      {problem === undefined ? null : <Notice tone="danger">{problem}</Notice>}
      {sheet === null && problem === undefined ? <Skeleton lines={10} /> : null}
      {sheet !== null && !isReady ? (
        <EmptyState icon={FileText} title={t('view.paper')}>
          {t('empty')}
        </EmptyState>
      ) : null}
      {sheet === null || !isReady ? null : view === 'paper' ? (
        <section className={styles.paper} tabIndex={0} aria-label={t('view.paper')}>
          <HandoutSheet {...sheet} />
        </section>
      ) : (
        <CodeView codes={sheet.allCodes} language={sheet.clientLanguage} say={sheet.say} />
      )}
    </div>
  );
}

function HeldBack({ count, onConfirm }: { readonly count: number; readonly onConfirm: () => void }) {
  const { t } = useText('handout');
  if (count === 0) return null;
  return (
    <Notice tone="warning" actions={<Button onPress={onConfirm}>{t('held.confirm')}</Button>}>
      {t('held', { count })}
    </Notice>
  );
}
