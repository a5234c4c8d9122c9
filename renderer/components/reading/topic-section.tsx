import { isToVerify, renderText, validityOn } from '../../../core/guidance/resolve.ts';
import type { Statement, Topic } from '../../../core/guidance/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Badge } from '../badge.tsx';
import { cx } from '../cx.ts';
import { FactText } from './fact-text.tsx';
import styles from './reading.module.css';
import type { TopicContext } from './topic-view.tsx';
import { TrustButton } from './trust-button.tsx';

type Section = Topic['sections'][number];

/** Steps are numbered; everything else is a list. */
export function TopicSection({
  section,
  context,
}: {
  readonly section: Section;
  readonly context: TopicContext;
}) {
  const { language } = useText('guidance');
  const List = section.kind === 'steps' ? 'ol' : 'ul';
  return (
    <section className={styles.section} aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`} className={styles.heading}>
        {section.title[language]}
      </h2>
      <List className={cx(styles.list, section.kind === 'steps' && styles.steps, styles[section.kind])}>
        {section.statements.map(statement => (
          <StatementLine key={statement.id} statement={statement} context={context} />
        ))}
      </List>
    </section>
  );
}

function StatementLine({
  statement,
  context,
}: {
  readonly statement: Statement;
  readonly context: TopicContext;
}) {
  const { t, language } = useText('guidance');
  const validity = validityOn(statement.trust, context.today);
  return (
    <li className={cx(styles.line, validity !== 'in-force' && styles.faded)}>
      <div className={styles.words}>
        <FactText text={statement.text} facts={context.facts} language={language} />
        {validity === 'in-force' ? null : (
          <>
            {' '}
            <Badge tone="amber">{validity === 'ended' ? t('ended') : t('not-yet')}</Badge>
          </>
        )}
        {statement.detail === null ? null : (
          <span className={styles.small}>
            <FactText text={statement.detail} facts={context.facts} language={language} />
          </span>
        )}
      </div>
      <TrustButton
        trust={statement.trust}
        sources={context.sources}
        of={renderText(statement.text[language], context.facts, language)}
        toVerify={isToVerify(statement, context.facts)}
      />
    </li>
  );
}
