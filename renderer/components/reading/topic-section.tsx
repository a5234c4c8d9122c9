import { isToVerify, renderText, validityOn } from '../../../core/guidance/resolve.ts';
import type { Statement, Topic } from '../../../core/guidance/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { cx } from '../cx.ts';
import { FactText } from './fact-text.tsx';
import styles from './reading.module.css';
import type { TopicContext } from './topic-view.tsx';
import { TrustButton } from './trust-button.tsx';
import { ValidityBadge } from './validity-badge.tsx';

type Section = Topic['sections'][number];

/** A heading and what stands below it. */
export function TopicSection({
  section,
  context,
}: {
  readonly section: Section;
  readonly context: TopicContext;
}) {
  const { language } = useText('guidance');
  return (
    <section className={styles.section} aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`} className={styles.heading}>
        {section.title[language]}
      </h2>
      <StatementList kind={section.kind} statements={section.statements} context={context} />
    </section>
  );
}

interface StatementListProps {
  readonly kind: Section['kind'];
  readonly statements: readonly Statement[];
  readonly context: TopicContext;
}

/** Steps are numbered; everything else is a list. What has ended by the day that is read lies folded below. */
export function StatementList({ kind, statements, context }: StatementListProps) {
  const { t } = useText('guidance');
  const hasEnded = ({ trust }: Statement): boolean => validityOn(trust, context.on) === 'ended';
  const ended = statements.filter(hasEnded);
  const List = kind === 'steps' ? 'ol' : 'ul';
  const list = (shown: readonly Statement[]) => (
    <List className={cx(styles.list, kind === 'steps' && styles.steps, styles[kind])}>
      {shown.map(statement => (
        <StatementLine key={statement.id} statement={statement} context={context} />
      ))}
    </List>
  );
  return (
    <>
      {list(statements.filter(statement => !hasEnded(statement)))}
      {ended.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{t('ended.count', { count: ended.length })}</summary>
          {list(ended)}
        </details>
      )}
    </>
  );
}

function StatementLine({
  statement,
  context,
}: {
  readonly statement: Statement;
  readonly context: TopicContext;
}) {
  const { language } = useText('guidance');
  return (
    <li className={cx(styles.line, validityOn(statement.trust, context.on) !== 'in-force' && styles.faded)}>
      <div className={styles.words}>
        <FactText text={statement.text} facts={context.facts} language={language} />{' '}
        <ValidityBadge trust={statement.trust} on={context.on} />
        {statement.detail === null ? null : (
          <span className={styles.small}>
            <FactText text={statement.detail} facts={context.facts} language={language} />
          </span>
        )}
      </div>
      <TrustButton
        {...context}
        trust={statement.trust}
        of={renderText(statement.text[language], context.facts, language)}
        toVerify={isToVerify(statement, context.facts)}
      />
    </li>
  );
}
