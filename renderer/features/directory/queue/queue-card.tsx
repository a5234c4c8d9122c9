import { Check, Pencil, PhoneOff } from 'lucide-react';
import { isLinkAllowed } from '../../../../core/host/links.ts';
import { useCommand } from '../../../app/hooks/commands.tsx';
import { chordOf } from '../../../app/hooks/keymap.ts';
import { useHost } from '../../../app/hooks/services.tsx';
import { useToday } from '../../../app/hooks/use-today.ts';
import { Button } from '../../../components/button.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { Notice } from '../../../components/notice.tsx';
import { OpenBadge } from '../../../components/reading/open-badge.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './queue.module.css';
import type { QueueRow } from './queue-view.tsx';

interface QueueCardProps {
  readonly row: QueueRow;
  /** The keys act: no window is open over it. */
  readonly isActing: boolean;
  readonly onRight: () => void;
  readonly onChanged: () => void;
  readonly onDead: () => void;
}

/** The contact to be verified: what to dial or to read, and what was found by one key. */
export function QueueCard({ row, isActing, onRight, onChanged, onDead }: QueueCardProps) {
  const { t } = useText('directory');
  const { t: common } = useText('common');
  const today = useToday();
  const host = useHost();
  const announce = useAnnounce();
  const isByCall = row.freshness.how === 'call';
  useCommand('queue-right', isActing ? onRight : null);
  useCommand('queue-changed', isActing ? onChanged : null);
  useCommand('queue-dead', isActing ? onDead : null);
  const copy = (text: string): void => {
    host.call('clipboard.write', { text }).then(
      () => announce(common('copied')),
      () => announce(common('status.not-saved')),
    );
  };
  const { url } = row;
  return (
    <section className={styles.card} aria-label={t('queue.card')} tabIndex={0}>
      <h2 className={styles.cardName}>{row.title}</h2>
      <p className={styles.marks}>
        <OpenBadge opening={row.openState} today={today} />
      </p>
      {isByCall ? null : <Notice tone="warning">{t('queue.page-only')}</Notice>}
      <ul className={styles.phones}>
        {row.phones.map(({ number, label }) => (
          <li key={number}>
            <span className={isByCall ? styles.number : styles.small}>{number}</span>
            <Button variant="quiet" aria-label={t('copy-phone', { number })} onPress={() => copy(number)}>
              {common('copy')}
            </Button>
            {label === null ? null : <span className={styles.subtitle}>{label}</span>}
          </li>
        ))}
        {row.phones.length === 0 ? <li className={styles.subtitle}>{t('phones.none')}</li> : null}
        {url === null ? null : (
          <li>
            <span className={styles.url}>{url}</span>
            {isLinkAllowed(url) ? (
              <Button
                variant="quiet"
                onPress={() =>
                  void host.call('links.open', { url }).catch(() => announce(t('queue.no-page')))
                }
              >
                {t('queue.open-page')}
              </Button>
            ) : (
              <Button variant="quiet" aria-label={t('copy-phone', { number: url })} onPress={() => copy(url)}>
                {common('copy')}
              </Button>
            )}
          </li>
        )}
      </ul>
      <div className={styles.answers}>
        <Button variant="primary" icon={Check} chord={chordOf('queue-right')} onPress={onRight}>
          {t(isByCall ? 'check.right' : 'check.page-right')}
        </Button>
        <Button icon={Pencil} chord={chordOf('queue-changed')} onPress={onChanged}>
          {t('check.changed')}
        </Button>
        <Button icon={PhoneOff} chord={chordOf('queue-dead')} onPress={onDead}>
          {t('check.dead')}
        </Button>
      </div>
    </section>
  );
}
