import { useState } from 'react';
import type { Source } from '../../../core/guidance/schema.ts';
import { needsVerifying, type Trust } from '../../../core/trust.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Badge } from '../badge.tsx';
import { Dialog } from '../dialog.tsx';
import styles from './trust-button.module.css';

interface TrustButtonProps {
  readonly trust: Trust;
  readonly sources: ReadonlyMap<string, Source>;
  /** The statement it belongs to, in words: the name of the button. */
  readonly of: string;
  /** Also true where only a number in the words must be verified; as the trust says when left out. */
  readonly toVerify?: boolean;
}

/** "S2 · S20", and "verify" where it must be verified; opens everything that is known about where a statement comes from. */
export function TrustButton({ trust, sources, of, toVerify }: TrustButtonProps) {
  const { t } = useText('guidance');
  const [isOpen, setOpen] = useState(false);
  const verify = toVerify ?? needsVerifying(trust);
  const more = trust.sources.length > 2 ? '…' : '';
  const shown = verify ? t('verify.short') : `${trust.sources.slice(0, 2).join(' · ')}${more}`;
  return (
    <>
      <button
        type="button"
        className={verify ? styles.verify : styles.button}
        // Begins with what is read on it, so that it can be pressed by voice (WCAG 2.5.3).
        aria-label={`${shown}. ${t('sources.open', { text: of })}`}
        onClick={() => setOpen(true)}
      >
        {shown}
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('sources.title')}>
        <TrustDetails trust={trust} sources={sources} of={of} toVerify={verify} />
      </Dialog>
    </>
  );
}

function TrustDetails({ trust, sources, of, toVerify }: TrustButtonProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const from =
    trust.validFrom === null ? t('valid.unknown') : t('valid-from', { day: format.day(trust.validFrom) });
  const until = trust.validTo === null ? '' : ` ${t('valid-to', { day: format.day(trust.validTo) })}`;
  return (
    <div className={styles.details}>
      <p className={styles.statement}>{of}</p>
      {toVerify ? <Badge tone="amber">{t('verify')}</Badge> : null}
      <dl className={styles.list}>
        <dt>{t('confidence')}</dt>
        <dd>{t(`confidence.${trust.confidence}`)}</dd>
        <dt>{t('valid')}</dt>
        <dd>{`${from}${until}`}</dd>
        <dt>{t('checked-on')}</dt>
        <dd>{format.day(trust.checkedOn)}</dd>
        <dt>{t('review-by')}</dt>
        <dd>{format.day(trust.reviewBy)}</dd>
        {trust.legalBasis === null ? null : (
          <>
            <dt>{t('legal-basis')}</dt>
            <dd>{trust.legalBasis}</dd>
          </>
        )}
      </dl>
      <ul className={styles.sources}>
        {trust.sources.map(id => (
          <SourceLine key={id} id={id} source={sources.get(id)} />
        ))}
      </ul>
    </div>
  );
}

function SourceLine({ id, source }: { readonly id: string; readonly source: Source | undefined }) {
  const { t, language } = useText('guidance');
  if (source === undefined) return <li>{id}</li>;
  const stated =
    source.statedOn === null ? t('source.undated') : t('source.stated', { date: source.statedOn[language] });
  return (
    <li className={styles.source}>
      <span className={styles.id}>{id}</span>
      <span>
        {source.title}
        {source.address === null ? null : <span className={styles.address}>{source.address}</span>}
        <span className={styles.small}>{`${t(`source.kind.${source.kind}`)} · ${stated}`}</span>
      </span>
    </li>
  );
}
