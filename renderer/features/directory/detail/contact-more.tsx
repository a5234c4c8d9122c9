import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { OpenedContact } from '../../../store/port.ts';
import { FreshnessBadge } from '../freshness-badge.tsx';
import { useChecks } from '../use-checks.ts';
import styles from './detail.module.css';
import { FieldConflicts } from './field-conflicts.tsx';

/** What only the directory shows: how old it is, where it is used, who checked it, where each field comes from. */
export function ContactMore({ opened }: { readonly opened: OpenedContact }) {
  return (
    <>
      <FieldConflicts opened={opened} />
      <UsedIn opened={opened} />
      <History opened={opened} />
      <FieldSources opened={opened} />
    </>
  );
}

function UsedIn({ opened }: { readonly opened: OpenedContact }) {
  const { t, language } = useText('directory');
  const { go } = useNavigation();
  const { topics, referrals, cases } = opened.usedIn;
  return (
    <section className={styles.part}>
      <h2>{t('used')}</h2>
      {topics.length + referrals === 0 ? <p>{t('used.none')}</p> : null}
      {topics.length === 0 ? null : (
        <ul>
          {topics.map(({ id, title }) => (
            <li key={id}>
              <Button variant="quiet" onPress={() => go('desk', { kind: 'topic', id })}>
                {title[language]}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {referrals === 0 ? null : (
        <p>{`${t('used.referrals', { count: referrals })} · ${t('used.cases', { count: cases })}`}</p>
      )}
    </section>
  );
}

function History({ opened }: { readonly opened: OpenedContact }) {
  const { t } = useText('directory');
  const format = useFormat();
  const errorText = useErrorText();
  const checks = useChecks();
  const { dueOn } = opened.freshness;
  return (
    <section className={styles.part}>
      <h2>{t('history')}</h2>
      <p className={styles.age}>
        <FreshnessBadge freshness={opened.freshness} />
        {dueOn === null ? null : <span>{t('history.due', { day: format.day(dueOn) })}</span>}
        <span>{t(opened.freshness.how === 'call' ? 'history.by-call' : 'history.by-page')}</span>
      </p>
      {checks.error === undefined ? null : <Notice tone="danger">{errorText(checks.error)}</Notice>}
      <ol>
        {opened.checks.map(check => (
          <li key={check.id} className={styles.check}>
            <span className={styles.day}>{format.day(check.on)}</span>
            <Badge
              tone={check.result === 'right' ? 'green' : check.result === 'dead' ? 'red' : 'amber'}
              icon={null}
            >
              {t(`check.result.${check.result}`)}
            </Badge>
            <span>
              {[check.by, check.field === null ? null : t(`field.${check.field}`), check.note]
                .filter(part => part !== null && part !== '')
                .join(' · ')}
            </span>
            {check.withdrawn ? (
              <span>{t('check.is-withdrawn')}</span>
            ) : (
              <Button
                variant="quiet"
                aria-label={t('check.withdraw.name', { day: format.day(check.on) })}
                onPress={() => void checks.withdraw(opened.contact.id, check.id)}
              >
                {t('check.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {opened.marks.length === 0 ? null : (
        <ul>
          {opened.marks.map(mark => (
            <li key={mark.id} className={styles.check}>
              <span className={styles.day}>{format.day(mark.on)}</span>
              <span>
                {`${t(`field.${mark.field}`)}: `}
                <s>{mark.oldValue}</s>
                {mark.newValue === null ? '' : ` → ${mark.newValue}`}
              </span>
              <Button
                variant="quiet"
                aria-label={t('correct.withdraw.name', { value: mark.oldValue })}
                onPress={() => void checks.withdraw(opened.contact.id, mark.id)}
              >
                {t('check.withdraw')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where each field comes from and who has verified it, so far as it is more than the pack says of the whole. */
function FieldSources({ opened }: { readonly opened: OpenedContact }) {
  const { t } = useText('directory');
  const format = useFormat();
  const fields = opened.fields.filter(
    ({ isLocal, trust, isUnverified }) => isLocal || trust.verifiedOn !== null || isUnverified,
  );
  if (fields.length === 0) return null;
  return (
    <details className={styles.part}>
      <summary>{t('fields')}</summary>
      <ul>
        {fields.map(({ field, isLocal, trust, isUnverified }) => (
          <li key={field} className={styles.field}>
            <b>{t(`field.${field}`)}</b>
            <span>
              {[
                trust.source,
                trust.verifiedOn === null
                  ? t('not-verified')
                  : t('verified', { day: format.day(trust.verifiedOn) }),
                trust.verifiedBy,
                isLocal ? t('fields.local') : null,
                isUnverified ? t('field.unverified') : null,
              ]
                .filter(part => part !== null && part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
