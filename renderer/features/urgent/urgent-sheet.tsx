import { Phone } from 'lucide-react';
import { useQuery } from '../../app/hooks/use-query.ts';
import { Badge } from '../../components/badge.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { UrgentLine } from '../../store/port.ts';
import styles from './urgent-sheet.module.css';

interface UrgentSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Crisis numbers on one key, with no network and while locked. 112 stands there even if no pack can be read. */
export function UrgentSheet({ isOpen, onClose }: UrgentSheetProps) {
  const { t } = useText('urgent');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('title')} size="sheet">
      <Lines />
    </Dialog>
  );
}

function Lines() {
  const { t, language } = useText('urgent');
  const { data, error } = useQuery('urgent.list', { language });
  return (
    <div className={styles.sheet}>
      <Notice tone="danger" title={t('danger.title')}>
        <p>{t('danger.text')}</p>
      </Notice>
      {data === undefined && error === undefined ? <Skeleton lines={6} /> : null}
      {error !== undefined || data?.length === 0 ? (
        <EmptyState icon={Phone} title={t('empty.title')}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : null}
      {data === undefined || data.length === 0 ? null : (
        <ul className={styles.lines} aria-label={t('list')}>
          {data.map(line => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      <p className={styles.lead}>{t('lead')}</p>
    </div>
  );
}

function Line({ line }: { readonly line: UrgentLine }) {
  const { t } = useText('urgent');
  const format = useFormat();
  const hours = line.hours === '24/7' ? t('hours.always') : (line.hours ?? t('hours.unknown'));
  const languages =
    line.languages.length === 0
      ? t('languages.unknown')
      : format.list(line.languages.map(code => format.languageName(code)));
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <h3>{line.title}</h3>
        {line.subtitle === '' ? null : <p>{line.subtitle}</p>}
        <p className={styles.small}>
          {hours} · {languages}
        </p>
        <div className={styles.trust}>
          <p className={styles.small}>{t('source-date', { date: line.sourceDate })}</p>
          {line.needsVerifying ? <Badge tone="amber">{t('common:trust.not-verified')}</Badge> : null}
        </div>
      </div>
      <ul className={styles.numbers}>
        {line.phones.map(phone => (
          <li key={phone.number}>
            <span className={styles.number}>{phone.number}</span>
            {phone.label === null ? null : <span className={styles.small}>{phone.label}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}
