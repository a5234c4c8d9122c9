import { ArrowLeft, BookUser, Check, Pencil, Share2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useHost } from '../../../app/hooks/services.tsx';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { useToday } from '../../../app/hooks/use-today.ts';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { Notice } from '../../../components/notice.tsx';
import { ContactView } from '../../../components/reading/contact-view.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CorrectDialog } from '../correct-dialog.tsx';
import { EditDialog } from '../edit/edit-dialog.tsx';
import { useChecks } from '../use-checks.ts';
import { ContactMore } from './contact-more.tsx';
import styles from './detail.module.css';

interface ContactPaneProps {
  readonly id: string | null;
  readonly onClose: () => void;
  readonly onShare: (id: string) => void;
}

/** One contact beside the list, with everything that can be done with it. */
export function ContactPane({ id, onClose, onShare }: ContactPaneProps) {
  const { t } = useText('directory');
  const { t: common } = useText('common');
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (id !== null && pane.current !== null) pane.current.scrollTop = 0;
  }, [id]);
  return (
    <section ref={pane} className={styles.pane} aria-label={t('detail.label')} tabIndex={0}>
      {id === null ? (
        <EmptyState icon={BookUser} title={t('detail.empty')}>
          {t('detail.empty.hint')}
        </EmptyState>
      ) : (
        <>
          <div className={styles.backStep}>
            <Button variant="quiet" icon={ArrowLeft} onPress={onClose}>
              {common('back')}
            </Button>
          </div>
          <OpenedContactPane key={id} id={id} onShare={onShare} />
        </>
      )}
    </section>
  );
}

function OpenedContactPane({ id, onShare }: { readonly id: string; readonly onShare: (id: string) => void }) {
  const { t, language } = useText('directory');
  const { t: common } = useText('common');
  const { go } = useNavigation();
  const { data, error } = useQuery('directory.contact', { id });
  const host = useHost();
  const today = useToday();
  const announce = useAnnounce();
  const errorText = useErrorText();
  const checks = useChecks();
  const [isEditing, setEditing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  if (error !== undefined) return <Notice tone="danger">{errorText(error)}</Notice>;
  if (data === undefined) return <Skeleton lines={10} />;
  const name = data.contact.profile.names[language] ?? data.contact.profile.names.pl;
  const copy = (text: string): void => {
    host.call('clipboard.write', { text }).then(
      () => announce(common('copied')),
      () => announce(common('status.not-saved')),
    );
  };
  return (
    <>
      {checks.error === undefined ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(checks.error)}
        </Notice>
      )}
      <ContactView
        opened={data}
        today={today}
        onCopy={copy}
        phoneActions={number => (
          <Button
            variant="quiet"
            aria-label={t('correct.number', { number })}
            onPress={() => setWrong(number)}
          >
            {t('correct')}
          </Button>
        )}
        actions={
          <span className={styles.actions}>
            <Button icon={Check} onPress={() => void checks.right(id, name)}>
              {t(data.freshness.how === 'call' ? 'check.right' : 'check.page-right')}
            </Button>
            <Button icon={Pencil} onPress={() => setEditing(true)}>
              {t('edit')}
            </Button>
            <Button icon={Share2} onPress={() => onShare(id)}>
              {t('share')}
            </Button>
            <Button variant="quiet" onPress={() => go('desk', { kind: 'contact', id })}>
              {t('open-at-desk')}
            </Button>
          </span>
        }
      >
        <ContactMore opened={data} />
      </ContactView>
      {isEditing ? <EditDialog opened={data} onClose={() => setEditing(false)} /> : null}
      {wrong === null ? null : (
        <CorrectDialog contactId={id} name={name} number={wrong} onClose={() => setWrong(null)} />
      )}
    </>
  );
}
