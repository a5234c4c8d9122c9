import { Fragment } from 'react';
import type { Deadline, Handout, Item, List, Part, Say } from '../../../core/handout/model.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import { cx } from '../cx.ts';
import { CodePages } from './code-pages.tsx';
import styles from './sheet.module.css';
import { SheetContacts } from './sheet-contacts.tsx';
import { Doubt, HeadRow, Row, type Voices } from './sheet-rows.tsx';

export interface SheetProps {
  readonly handout: Handout;
  readonly say: Say;
  /** 18 points. */
  readonly isLarge: boolean;
  /** Without the small print below each line. */
  readonly isBrief: boolean;
  /** A name to print, empty for a line to write on, null for neither. */
  readonly name: string | null;
  /** The texts of the codes on the last page; empty for no such page. */
  readonly codes: readonly string[];
  /** The same where they are not printed: for the screen. */
  readonly allCodes: readonly string[];
  /** The language of the codes. */
  readonly clientLanguage: UiLanguage;
}

/** The paper: one column or two, black on white. */
export function HandoutSheet(props: SheetProps) {
  const { handout, say, isLarge, isBrief, name, codes, clientLanguage } = props;
  const voices: Voices = { languages: handout.languages, say };
  return (
    <div className={cx(styles.sheet, isLarge && styles.large)}>
      <table className={cx(styles.table, handout.languages.length === 2 && styles.two)}>
        {handout.languages.length === 1 ? null : (
          <thead>
            <tr>
              {handout.languages.map(language => (
                <th key={language} lang={language} scope="col">
                  {say(language, 'language-name')}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          <Row voices={voices} className={styles.title}>
            {of => <h3>{of(handout.title)}</h3>}
          </Row>
          {name === null ? null : (
            <tr>
              <td colSpan={handout.languages.length}>
                <p className={styles.name}>
                  <span lang={clientLanguage}>{say(clientLanguage, 'for')}</span>
                  <span className={styles.nameLine}>{name}</span>
                </p>
              </td>
            </tr>
          )}
          <Dates deadlines={handout.deadlines} voices={voices} />
          {handout.parts.map(part => (
            <PartRows key={part.key} part={part} isBrief={isBrief} voices={voices} />
          ))}
          <SheetContacts handout={handout} voices={voices} clientLanguage={clientLanguage} />
          <Verify handout={handout} voices={voices} />
          <Foot handout={handout} voices={voices} />
        </tbody>
      </table>
      {codes.length === 0 ? null : <CodePages codes={codes} language={clientLanguage} say={say} />}
    </div>
  );
}

function Dates({ deadlines, voices }: { readonly deadlines: readonly Deadline[]; readonly voices: Voices }) {
  if (deadlines.length === 0) return null;
  return (
    <>
      <HeadRow word="dates" voices={voices} />
      {deadlines.map(deadline => (
        <Row key={`${deadline.id} ${deadline.on}`} voices={voices} className={styles.date}>
          {(of, language) => (
            <>
              <strong>{of(deadline.line)}</strong>{' '}
              <Doubt isShown={deadline.verify} language={language} say={voices.say} />
              <span className={styles.detail}>
                {[
                  of(deadline.about),
                  ...(deadline.note === null ? [] : [of(deadline.note)]),
                  ...(deadline.isPast ? [voices.say(language, 'past')] : []),
                ].join(' · ')}
              </span>
            </>
          )}
        </Row>
      ))}
    </>
  );
}

interface PartRowsProps {
  readonly part: Part;
  readonly isBrief: boolean;
  readonly voices: Voices;
}

const PartRows = ({ part, isBrief, voices }: PartRowsProps) => (
  <>
    <Row voices={voices} className={styles.part}>
      {of => <h3>{of(part.title)}</h3>}
    </Row>
    {part.lead.map(item => (
      <ItemRow key={item.text.pl} item={item} bullet={null} isBrief={isBrief} voices={voices} />
    ))}
    {part.lists.map(list => (
      <ListRows key={list.key} list={list} isBrief={isBrief} voices={voices} />
    ))}
  </>
);

interface ListRowsProps {
  readonly list: List;
  readonly isBrief: boolean;
  readonly voices: Voices;
}

const ListRows = ({ list, isBrief, voices }: ListRowsProps) => (
  <>
    <Row voices={voices} className={styles.head}>
      {of => <h4>{of(list.title)}</h4>}
    </Row>
    {list.items.map((item, index) => (
      <ItemRow
        key={item.text.pl}
        item={item}
        bullet={list.kind === 'steps' ? String(index + 1) : '•'}
        isBrief={isBrief}
        voices={voices}
      />
    ))}
  </>
);

interface ItemRowProps {
  readonly item: Item;
  /** A number, a dot, or nothing before it. */
  readonly bullet: string | null;
  readonly isBrief: boolean;
  readonly voices: Voices;
}

/** One line of a list in each language; the number stands in both columns, so that two people find the same line. */
const ItemRow = ({ item, bullet, isBrief, voices }: ItemRowProps) => (
  <Row voices={voices} className={cx(styles.item, bullet !== null && bullet !== '•' && styles.steps)}>
    {(of, language) => (
      <div className={cx(bullet !== null && styles.bulleted)}>
        {bullet === null ? null : (
          <span className={cx(bullet === '•' ? styles.dot : styles.number)}>{bullet}</span>
        )}
        <div>
          <span className={styles.words}>{of(item.text)}</span>{' '}
          <Doubt isShown={item.verify} language={language} say={voices.say} />
          {item.remarks.map(remark => (
            <span key={remark.pl} className={styles.remark}>
              {of(remark)}
            </span>
          ))}
          {item.detail === null || isBrief ? null : <span className={styles.detail}>{of(item.detail)}</span>}
          {item.documents.length === 0 ? null : (
            <span className={styles.detail}>
              {`${voices.say(language, 'documents')}: ${item.documents.map(of).join('; ')}`}
            </span>
          )}
          {[...item.fees, ...item.places].map(line => (
            <span key={line.pl} className={styles.detail}>
              {of(line)}
            </span>
          ))}
        </div>
      </div>
    )}
  </Row>
);

/** Where to verify what is marked. */
function Verify({ handout, voices }: { readonly handout: Handout; readonly voices: Voices }) {
  if (handout.links.length === 0) return null;
  return (
    <>
      <Row voices={voices} className={styles.verify}>
        {(_, language) => (
          <>
            <Doubt isShown language={language} say={voices.say} /> {voices.say(language, 'verify-at')}
          </>
        )}
      </Row>
      <tr className={styles.links}>
        <td colSpan={voices.languages.length} lang="pl">
          {handout.links.map(({ label, url }) => (
            <span key={url} className={styles.link}>
              {label.pl}
              {': '}
              <b>{url.replace(/^https:\/\/(?:www\.)?/, '')}</b>
            </span>
          ))}
        </td>
      </tr>
    </>
  );
}

/** What was told, when and on what basis. */
const Foot = ({ handout, voices }: { readonly handout: Handout; readonly voices: Voices }) => (
  <>
    <Row voices={voices} className={styles.foot}>
      {of => handout.foot.lines.map(line => <Fragment key={line.pl}>{of(line)} </Fragment>)}
    </Row>
    {handout.foot.basis.length === 0 ? null : (
      <tr className={styles.basis}>
        <td colSpan={voices.languages.length} lang="pl">
          {`${voices.say('pl', 'basis')}: ${handout.foot.basis.join('; ')}`}
        </td>
      </tr>
    )}
  </>
);
