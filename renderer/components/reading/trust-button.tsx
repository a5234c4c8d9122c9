import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { ageOf } from '../../../core/guidance/resolve.ts';
import type { Source, Topic } from '../../../core/guidance/schema.ts';
import { isLinkAllowed } from '../../../core/host/links.ts';
import { needsVerifying, type Trust } from '../../../core/trust.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Badge } from '../badge.tsx';
import { cx } from '../cx.ts';
import { Dialog } from '../dialog.tsx';
import styles from './trust-button.module.css';

interface TrustButtonProps {
  readonly trust: Trust;
  readonly sources: ReadonlyMap<string, Source>;
  /** The statement it belongs to, in words: the name of the button. */
  readonly of: string;
  /** Also true where only a number in the words must be verified; as the trust says when left out. */
  readonly toVerify?: boolean;
  /** Local day the reader reads on: from it the age is told. Without it no age is shown. */
  readonly today?: string;
  /** Official pages at which it can be verified. */
  readonly links?: Topic['officialLinks'];
  /** Opens a page outside the program; without it addresses are only read. */
  readonly onOpenLink?: ((url: string) => void) | undefined;
}

/**
 * "S2 · S20", "verify" where it must be verified, and the colour of its age: amber in the month before the day of
 * review, red from that day on. Opens everything that is known about where a statement comes from.
 */
export function TrustButton(props: TrustButtonProps) {
  const { trust, sources, of, toVerify, today } = props;
  const { t } = useText('guidance');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const verify = toVerify ?? needsVerifying(trust);
  const age = today === undefined ? 'fresh' : ageOf(trust, today);
  const more = trust.sources.length > 2 ? '…' : '';
  const named = `${trust.sources.slice(0, 2).join(' · ')}${more}`;
  const shown = verify ? t('verify.short') : age === 'overdue' ? t('review.overdue.short') : named;
  const day = format.day(trust.reviewBy);
  const aged =
    age === 'fresh'
      ? ''
      : ` ${age === 'overdue' ? t('review.overdue', { day }) : t('review.soon', { day })}.`;
  return (
    <>
      <button
        type="button"
        className={cx(
          verify ? styles.verify : styles.button,
          age === 'due-soon' && styles.soon,
          age === 'overdue' && styles.overdue,
        )}
        // Begins with what is read on it, so that it can be pressed by voice (WCAG 2.5.3).
        aria-label={`${shown}.${aged} ${t('sources.open', { text: of })}`}
        onClick={() => setOpen(true)}
      >
        {age === 'fresh' ? null : <CalendarClock size={12} strokeWidth={2.2} aria-hidden="true" />}
        {shown}
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('sources.title')}>
        <TrustDetails {...props} sources={sources} toVerify={verify} />
      </Dialog>
    </>
  );
}

function TrustDetails({ trust, sources, of, toVerify, today, links = [], onOpenLink }: TrustButtonProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const from =
    trust.validFrom === null ? t('valid.unknown') : t('valid-from', { day: format.day(trust.validFrom) });
  const until = trust.validTo === null ? '' : ` ${t('valid-to', { day: format.day(trust.validTo) })}`;
  const ago = today === undefined ? '' : ` (${format.daysFrom(today, trust.checkedOn)})`;
  const age = today === undefined ? 'fresh' : ageOf(trust, today);
  return (
    <div className={styles.details}>
      <p className={styles.statement}>{of}</p>
      {toVerify || age === 'overdue' ? (
        <div className={styles.warning}>
          <Badge tone={age === 'overdue' ? 'red' : 'amber'}>{t('verify')}</Badge>
          {links.map(link => (
            <OfficialLink key={link.url} link={link} onOpenLink={onOpenLink} />
          ))}
        </div>
      ) : null}
      <dl className={styles.list}>
        <dt>{t('confidence')}</dt>
        <dd>{t(`confidence.${trust.confidence}`)}</dd>
        <dt>{t('valid')}</dt>
        <dd>{`${from}${until}`}</dd>
        <dt>{t('checked-on')}</dt>
        <dd>{`${format.day(trust.checkedOn)}${ago}`}</dd>
        <dt>{t('review-by')}</dt>
        <dd>
          {format.day(trust.reviewBy)}{' '}
          {age === 'fresh' ? null : (
            <Badge tone={age === 'overdue' ? 'red' : 'amber'}>{t(`age.${age}`)}</Badge>
          )}
        </dd>
        {trust.legalBasis === null ? null : (
          <>
            <dt>{t('legal-basis')}</dt>
            <dd>{trust.legalBasis}</dd>
          </>
        )}
      </dl>
      <ul className={styles.sources}>
        {trust.sources.map(id => (
          <SourceLine key={id} id={id} source={sources.get(id)} onOpenLink={onOpenLink} />
        ))}
      </ul>
    </div>
  );
}

interface OfficialLinkProps {
  readonly link: Topic['officialLinks'][number];
  readonly onOpenLink: TrustButtonProps['onOpenLink'];
}

function OfficialLink({ link, onOpenLink }: OfficialLinkProps) {
  const { language } = useText('guidance');
  return (
    <p>
      {link.label[language]}
      <Address address={link.url} onOpenLink={onOpenLink} />
    </p>
  );
}

interface AddressProps extends Pick<TrustButtonProps, 'onOpenLink'> {
  /** As the source was noted: often without its scheme. */
  readonly address: string;
}

/** An address that opens where the host may open it, and is read and copied everywhere else. */
function Address({ address, onOpenLink }: AddressProps) {
  const url = /^[a-z]+:/.test(address) ? address : `https://${address}`;
  if (onOpenLink === undefined || !isLinkAllowed(url))
    return <span className={styles.address}>{address}</span>;
  return (
    <button type="button" className={styles.open} onClick={() => onOpenLink(url)}>
      {address}
    </button>
  );
}

interface SourceLineProps extends Pick<TrustButtonProps, 'onOpenLink'> {
  readonly id: string;
  readonly source: Source | undefined;
}

function SourceLine({ id, source, onOpenLink }: SourceLineProps) {
  const { t, language } = useText('guidance');
  if (source === undefined) return <li>{id}</li>;
  const stated =
    source.statedOn === null ? t('source.undated') : t('source.stated', { date: source.statedOn[language] });
  return (
    <li className={styles.source}>
      <span className={styles.id}>{id}</span>
      <span>
        {source.title}
        {source.address === null ? null : <Address address={source.address} onOpenLink={onOpenLink} />}
        <span className={styles.small}>{`${t(`source.kind.${source.kind}`)} · ${stated}`}</span>
      </span>
    </li>
  );
}
