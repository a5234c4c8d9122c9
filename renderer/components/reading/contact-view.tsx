import { PhoneOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ContactField } from '../../../core/contact/schema.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenedContact } from '../../store/port.ts';
import { Badge } from '../badge.tsx';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { ContactHours, useWeekLine } from './contact-hours.tsx';
import styles from './contact-view.module.css';

interface ContactViewProps {
  readonly opened: OpenedContact;
  /** Local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Buttons beside the title: refer, hand out. */
  readonly actions?: ReactNode;
  /** What can be done with one number, beside it. */
  readonly phoneActions?: (number: string) => ReactNode;
  readonly onCopy: (text: string) => void;
  /** Below the facts: what only the directory shows. */
  readonly children?: ReactNode;
}

/** One referral contact with everything a consultant reads out, and every doubt the source leaves. */
export function ContactView({ opened, today, actions, phoneActions, onCopy, children }: ContactViewProps) {
  const { t, language } = useText('directory');
  const { contact } = opened;
  const { profile } = contact;
  const name = profile.names[language] ?? profile.names.pl;
  const doubts = new Set<ContactField>(profile.unverifiedFields);
  return (
    <article className={styles.page} aria-labelledby="reading-title">
      <header className={styles.head}>
        <div className={styles.title}>
          <h1 id="reading-title" lang={profile.names[language] === null ? 'pl' : language}>
            {name}
          </h1>
          {name === profile.names.pl ? null : (
            <p className={styles.polish} lang="pl">
              {profile.names.pl}
            </p>
          )}
        </div>
        {actions}
      </header>
      <ContactBadges opened={opened} />
      <ContactNotices opened={opened} />
      <ContactPhones
        opened={opened}
        isDoubtful={doubts.has('phones')}
        phoneActions={phoneActions}
        onCopy={onCopy}
      />
      <dl className={styles.facts}>
        <ContactAddress opened={opened} isDoubtful={doubts.has('address') || doubts.has('city')} />
        <Row label={t('hours')} isDoubtful={doubts.has('hours') && profile.hours !== null}>
          <ContactHours opened={opened} today={today} />
          <Appointment opened={opened} />
        </Row>
        <ContactDetails opened={opened} doubts={doubts} />
      </dl>
      {children}
      <ContactDoubts opened={opened} />
    </article>
  );
}

/** What must be known before anybody is sent there. */
function ContactNotices({ opened }: { readonly opened: OpenedContact }) {
  const { t } = useText('directory');
  const format = useFormat();
  const { contact, closed, freshness } = opened;
  const { validTo } = contact.profile;
  return (
    <>
      {contact.service.status === 'defunct' || contact.service.status === 'inactive' || opened.removed ? (
        <Notice tone="danger">{t('gone')}</Notice>
      ) : null}
      {closed === null || closed === undefined ? null : (
        <Notice tone="warning" title={t('opening.temporarily-closed')}>
          {closed.to === null
            ? t('closed.from', { from: format.day(closed.from) })
            : t('closed.from-to', { from: format.day(closed.from), to: format.day(closed.to) })}
          {closed.reason === '' ? null : ` ${closed.reason}`}
        </Notice>
      )}
      {validTo === null || validTo === undefined ? null : (
        <Notice tone="warning">{t('valid-to', { day: format.day(validTo) })}</Notice>
      )}
      {contact.profile.verifiedOn === null ? (
        <Notice tone="warning">
          {t(freshness.how === 'official-page' ? 'check-page-first' : 'call-first')}
        </Notice>
      ) : null}
    </>
  );
}

function Appointment({ opened }: { readonly opened: OpenedContact }) {
  const { t } = useText('directory');
  const { byAppointment } = opened.contact.profile;
  return byAppointment === undefined || byAppointment === 'no' ? null : (
    <p className={styles.appointment}>{t(`appointment.${byAppointment}`)}</p>
  );
}

function ContactBadges({ opened }: { readonly opened: OpenedContact }) {
  const { t, language } = useText('directory');
  const format = useFormat();
  const { profile } = opened.contact;
  const tone = profile.confidence === 'high' ? 'neutral' : 'amber';
  return (
    <p className={styles.badges}>
      <Badge>{opened.categoryLabel[language]}</Badge>
      {profile.verifiedOn === null ? (
        <Badge tone="amber">{t('not-verified')}</Badge>
      ) : (
        <Badge tone="green">{t('verified', { day: format.day(profile.verifiedOn) })}</Badge>
      )}
      <Badge tone={tone} icon={null}>
        {t(`confidence.${profile.confidence}`)}
      </Badge>
      <Badge>{t('source-date', { date: profile.sourceDate[language] })}</Badge>
      {profile.listing === 'time-limited' ? <Badge tone="amber">{t('listing.time-limited')}</Badge> : null}
    </p>
  );
}

interface RowProps {
  readonly label: string;
  readonly isDoubtful?: boolean;
  readonly children: ReactNode;
}

/** One line of the fact list; what the source does not confirm says so beside its name. */
function Row({ label, isDoubtful = false, children }: RowProps) {
  const { t } = useText('directory');
  return (
    <div className={styles.row}>
      <dt>
        {label}
        {isDoubtful ? <span className={styles.doubt}>{t('field.unverified')}</span> : null}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface PhonesProps {
  readonly opened: OpenedContact;
  readonly isDoubtful: boolean;
  readonly phoneActions: ((number: string) => ReactNode) | undefined;
  readonly onCopy: (text: string) => void;
}

function ContactPhones({ opened, isDoubtful, phoneActions, onCopy }: PhonesProps) {
  const { t, language } = useText('directory');
  const format = useFormat();
  const { phones } = opened.contact;
  const dead = opened.marks.filter(mark => mark.field === 'phones');
  return (
    <section className={styles.phones} aria-label={t('phones')}>
      {phones.length === 0 ? <p className={styles.none}>{t('phones.none')}</p> : null}
      {phones.map(phone => (
        <div key={phone.id} className={styles.phone}>
          <span className={styles.number}>{phone.number}</span>
          <Button
            variant="quiet"
            aria-label={t('copy-phone', { number: phone.number })}
            onPress={() => onCopy(phone.number)}
          >
            <CopyWord />
          </Button>
          {phoneActions?.(phone.number)}
          {phone.description === null ? null : (
            <span className={styles.which}>{phone.description[language]}</span>
          )}
        </div>
      ))}
      {dead.map(mark => (
        <p key={mark.id} className={styles.dead}>
          <PhoneOff size={14} aria-hidden="true" />
          <s>{mark.oldValue}</s>
          <span>{t('dead-since', { day: format.day(mark.on), by: mark.by })}</span>
        </p>
      ))}
      {isDoubtful && phones.length > 0 ? <span className={styles.doubt}>{t('field.unverified')}</span> : null}
    </section>
  );
}

const CopyWord = () => useText('common').t('copy');

function ContactAddress({
  opened,
  isDoubtful,
}: {
  readonly opened: OpenedContact;
  readonly isDoubtful: boolean;
}) {
  const { t } = useText('directory');
  const [isShown, setShown] = useState(false);
  const { contact } = opened;
  const addresses = contact.location?.addresses ?? [];
  const isHidden = contact.profile.confidentialAddress && !isShown;
  const withoutAddress = contact.profile.city === null ? t('nationwide') : t('address.none');
  return (
    <Row label={t('address')} isDoubtful={isDoubtful}>
      {addresses.length === 0 ? withoutAddress : null}
      {contact.profile.confidentialAddress ? <p className={styles.doubt}>{t('address.hidden')}</p> : null}
      {isHidden && addresses.length > 0 ? (
        <Button variant="quiet" onPress={() => setShown(true)}>
          {t('address.show')}
        </Button>
      ) : (
        addresses.map(address => (
          <p
            key={address.id}
            lang="pl"
            data-confidential={contact.profile.confidentialAddress ? '' : undefined}
          >
            {address.address_1}
            {', '}
            {[address.postal_code, address.city].filter(part => part !== null).join(' ')}
          </p>
        ))
      )}
    </Row>
  );
}

interface DetailsProps {
  readonly opened: OpenedContact;
  readonly doubts: ReadonlySet<ContactField>;
}

function ContactDetails({ opened, doubts }: DetailsProps) {
  const { t, language } = useText('directory');
  const format = useFormat();
  const { service, organization, languages, profile } = opened.contact;
  const emails = [organization.email, ...service.emails].filter(email => email !== null);
  const weekLine = useWeekLine();
  const rota = new Map((opened.languageWeeks ?? []).map(({ code, week }) => [code, week]));
  const spoken = languages.map(({ code }) => format.languageName(code));
  const spokenWhen = languages.flatMap(({ code }) => {
    const week = rota.get(code);
    return week ? [`${format.languageName(code)}: ${weekLine(week)}`] : [];
  });
  /** What is not known cannot be in doubt. */
  const isKnown = (field: string): boolean => field !== 'languages' || spoken.length > 0;
  const rows: readonly (readonly [string, ContactField | 'documents', readonly string[]])[] = [
    [
      t('languages'),
      'languages',
      spoken.length === 0 ? [t('languages.none')] : [format.list(spoken), ...spokenWhen],
    ],
    [t('services'), 'services', profile.services.map(one => one[language])],
    [
      t('audience'),
      'audience',
      service.eligibility_description === null ? [] : [service.eligibility_description[language]],
    ],
    [t('cost'), 'cost', service.fees_description === null ? [] : [service.fees_description[language]]],
    [t('documents'), 'documents', (profile.documents ?? []).map(one => one[language])],
    [t('email'), 'emails', emails],
    [t('website'), 'url', organization.website === null ? [] : [organization.website]],
    [t('networks'), 'networks', profile.networks.map(one => one.network)],
  ];
  return rows
    .filter(([, , values]) => values.length > 0)
    .map(([label, field, values]) => (
      <Row
        key={field}
        label={label}
        isDoubtful={field !== 'documents' && doubts.has(field) && isKnown(field)}
      >
        {values.map(value => (
          <p key={value}>{value}</p>
        ))}
      </Row>
    ));
}

function ContactDoubts({ opened }: { readonly opened: OpenedContact }) {
  const { t, language } = useText('directory');
  const { profile } = opened.contact;
  return (
    <section className={styles.doubts}>
      {profile.unverifiedNotes.length === 0 ? null : (
        <>
          <h2>{t('unverified')}</h2>
          <ul>
            {profile.unverifiedNotes.map(note => (
              <li key={note.en}>{note[language]}</li>
            ))}
          </ul>
        </>
      )}
      {profile.note === null ? null : (
        <>
          <h2>{t('note')}</h2>
          <p>{profile.note[language]}</p>
        </>
      )}
      <h2>{t('source')}</h2>
      <p className={styles.source}>{profile.source}</p>
    </section>
  );
}
