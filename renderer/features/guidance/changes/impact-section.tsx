import { CheckCheck } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useStore } from '../../../app/hooks/services.tsx';
import { useProgress } from '../../../app/hooks/use-progress.ts';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Progress } from '../../../components/progress.tsx';
import { caseNumber } from '../../../components/reading/case-view.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreOutput } from '../../../store/port.ts';
import styles from './changes.module.css';
import { ImpactedVisit } from './impacted-visit.tsx';

type Impact = StoreOutput<'guidance.impact'>;
type Update = NonNullable<Impact>['updates'][number];

type State =
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'done'; readonly impact: Impact };

/** Looks once when it is shown, and again when asked; leaving ends the search. */
function useImpact() {
  const store = useStore();
  const [state, setState] = useState<State>({ kind: 'running' });
  const turn = useRef(0);
  const look = useCallback(() => {
    const mine = ++turn.current;
    const settle = (next: State): void => {
      if (mine === turn.current) setState(next);
    };
    setState({ kind: 'running' });
    store.call('guidance.impact', {}).then(
      impact => settle({ kind: 'done', impact }),
      (error: unknown) => settle({ kind: 'failed', error }),
    );
  }, [store]);
  const stop = useCallback(() => {
    // The search under way answers null; a worker that is gone has ended it.
    store.call('guidance.stopImpact', {}).catch(() => undefined);
  }, [store]);
  useEffect(() => {
    look();
    return stop;
  }, [look, stop]);
  return { state, look, stop };
}

/** What the updates of the guidance change of that which clients were told. */
export function ImpactSection() {
  const { t } = useText('impact');
  const errorText = useErrorText();
  const progress = useProgress('impact');
  const { state, look, stop } = useImpact();
  return (
    <section className={styles.impact} aria-labelledby="impact-title">
      <h2 id="impact-title" className={styles.dayTitle}>
        {t('title')}
      </h2>
      <p className={styles.hint}>{t('hint')}</p>
      {state.kind === 'running' ? (
        <Progress label={t('running')} done={progress?.done ?? null} of={progress?.of ?? 0} onCancel={stop} />
      ) : null}
      {state.kind === 'failed' ? <Notice tone="danger">{errorText(state.error)}</Notice> : null}
      {state.kind === 'done' ? <Result impact={state.impact} /> : null}
      {state.kind === 'running' ? null : (
        <div>
          <Button onPress={look}>{t('again')}</Button>
        </div>
      )}
    </section>
  );
}

function Result({ impact }: { readonly impact: Impact }) {
  const { t } = useText('impact');
  if (impact === null) return <p role="status">{t('stopped')}</p>;
  if (impact.updates.length === 0) return <p role="status">{t('none')}</p>;
  return impact.updates.map(update => (
    <UpdatePart key={`${update.packId} ${update.fromVersion}`} update={update} />
  ));
}

function UpdatePart({ update }: { readonly update: Update }) {
  const { t } = useText('impact');
  const format = useFormat();
  const { go } = useNavigation();
  const { fromVersion, toVersion, visits, changes } = update;
  const title = `impact-${fromVersion}`;
  return (
    <section aria-labelledby={title}>
      <h3 id={title} className={styles.updateTitle}>
        {t('update', { from: fromVersion, to: toVersion })}
      </h3>
      {visits.length === 0 ? (
        <EmptyState icon={CheckCheck} title={t('nothing')} />
      ) : (
        <ul className={styles.list}>
          {visits.map(visit => (
            <li key={visit.id} className={styles.change}>
              <p className={styles.visitHead}>
                <b>{t('visit', { day: format.day(visit.visitDate) })}</b>
                <span>
                  {visit.inCase === null
                    ? t('anonymous')
                    : t('case', { number: caseNumber(visit.inCase.number), name: visit.inCase.name })}
                </span>
                {visit.reasons.map(reason => (
                  <Badge key={reason} tone={reason === 'deadline' ? 'amber' : 'neutral'} icon={null}>
                    {t(`reason.${reason}`)}
                  </Badge>
                ))}
              </p>
              <ImpactedVisit visit={visit} changes={visit.changes.flatMap(at => changes[at] ?? [])} />
              {visit.inCase === null ? null : (
                <div>
                  <Button
                    onPress={() => {
                      if (visit.inCase !== null) go('desk', { kind: 'case', id: visit.inCase.id });
                    }}
                  >
                    {t('open.case')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
