import { FileDown, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useHost, useStore } from '../../app/hooks/services.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';
import { PackPreviewDialog } from './pack-preview-dialog.tsx';
import { RootDialog } from './root-dialog.tsx';
import { Fact } from './section.tsx';
import styles from './settings.module.css';

type PackPreview = StoreOutput<'pack.inspect'>;

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'preview'; readonly preview: PackPreview }
  | { readonly kind: 'storing'; readonly preview: PackPreview }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'taken'; readonly preview: PackPreview };

const idle: Step = { kind: 'idle' };

/** Loads a newer pack from a file: choose, look at what changes, confirm. Until then the one in use stays. */
export function PackLoader() {
  const { t, language } = useText('settings');
  const errorText = useErrorText();
  const host = useHost();
  const store = useStore();
  const announce = useAnnounce();
  const { track } = useSession();
  const [step, setStep] = useState<Step>(idle);
  const [isConfirmingRoot, setConfirmingRoot] = useState(false);
  const { data: origin, ask } = useQuery('pack.origin', {});
  useForgetting();

  const choose = async (): Promise<void> => {
    const { bytes } = await host.call('files.open', { kind: 'pack' });
    if (bytes === null) return setStep(idle);
    setStep({ kind: 'checking' });
    setStep({ kind: 'preview', preview: await store.call('pack.inspect', { bytes }) });
  };
  const take = async (preview: PackPreview): Promise<void> => {
    setStep({ kind: 'storing', preview });
    await track(store.call('pack.activate', { token: preview.token }));
    setStep({ kind: 'taken', preview });
    announce(t('packs.taken', { title: preview.title[language], version: preview.version }));
    ask();
  };
  const refuse = (error: unknown): void => setStep({ kind: 'refused', error });
  const cancel = (): void => {
    setStep(idle);
    store.call('pack.dismiss', {}).catch(refuse);
  };
  const root = origin?.root ?? null;
  return (
    <>
      {origin === undefined ? null : <RootFacts root={root} />}
      <div className={styles.actions}>
        <Button
          icon={FileDown}
          isDisabled={root === null || step.kind === 'checking'}
          onPress={() => void choose().catch(refuse)}
        >
          {t(step.kind === 'checking' ? 'packs.checking' : 'packs.load')}
        </Button>
        <Button variant="quiet" icon={ShieldCheck} onPress={() => setConfirmingRoot(true)}>
          {t(root === null ? 'root.confirm' : 'root.change')}
        </Button>
      </div>
      {step.kind === 'refused' ? (
        <Notice tone="danger" live="assertive" title={t('packs.refused')} onDismiss={() => setStep(idle)}>
          {errorText(step.error)}
        </Notice>
      ) : null}
      {step.kind === 'taken' ? (
        <Notice tone="success" onDismiss={() => setStep(idle)}>
          {t('packs.taken', { title: step.preview.title[language], version: step.preview.version })}
        </Notice>
      ) : null}
      {step.kind === 'preview' || step.kind === 'storing' ? (
        <PackPreviewDialog
          preview={step.preview}
          isStoring={step.kind === 'storing'}
          onConfirm={() => void take(step.preview).catch(refuse)}
          onCancel={cancel}
        />
      ) : null}
      {isConfirmingRoot ? <RootDialog onClose={() => setConfirmingRoot(false)} onConfirmed={ask} /> : null}
    </>
  );
}

/** Whoever leaves the page has not confirmed anything. */
function useForgetting(): void {
  const store = useStore();
  const latest = useRef(store);
  latest.current = store;
  useEffect(() => {
    const { current } = latest;
    // The worker may be gone by then, and the preview with it.
    return () => void current.call('pack.dismiss', {}).catch(() => undefined);
  }, []);
}

type Root = NonNullable<StoreOutput<'pack.origin'>['root']>;

function RootFacts({ root }: { readonly root: Root | null }) {
  const { t } = useText('settings');
  const format = useFormat();
  if (root === null) return <p className={styles.hint}>{t('root.none')}</p>;
  return (
    <dl className={styles.facts}>
      <Fact name={t('root.organization')}>{root.organization}</Fact>
      <Fact name={t('root.until')}>{format.day(root.expiresOn)}</Fact>
      <Fact name={t('root.fingerprint')}>
        <span className={styles.fingerprint}>{root.fingerprint}</span>
      </Fact>
    </dl>
  );
}
