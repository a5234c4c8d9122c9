import type { ReactNode } from 'react';
import { addressLine } from '../../../core/handout/contact-card.ts';
import type { ContactCard, Handout, PaperWord, Said } from '../../../core/handout/model.ts';
import { inLanguage } from '../../../core/handout/plain-text.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import styles from './sheet.module.css';
import { Doubt, HeadRow, type Voices } from './sheet-rows.tsx';

interface SheetContactsProps {
  readonly handout: Handout;
  readonly voices: Voices;
  readonly clientLanguage: UiLanguage;
}

/** Where to go and whom to call: numbers once, words in each language. */
export function SheetContacts({ handout, voices, clientLanguage }: SheetContactsProps) {
  const { contacts, callFirst } = handout;
  if (contacts.length === 0) return null;
  return (
    <>
      <HeadRow word="contacts" voices={voices} />
      {callFirst === null ? null : (
        <tr className={styles.callFirst}>
          {voices.languages.map(language => (
            <td key={language} lang={language}>
              {inLanguage(callFirst, language, voices.say)}
            </td>
          ))}
        </tr>
      )}
      {contacts.map(card => (
        <tr key={card.id} className={styles.contact}>
          <td colSpan={voices.languages.length}>
            <Card card={card} voices={voices} clientLanguage={clientLanguage} />
          </td>
        </tr>
      ))}
    </>
  );
}

interface CardProps {
  readonly card: ContactCard;
  readonly voices: Voices;
  readonly clientLanguage: UiLanguage;
}

function Card({ card, voices, clientLanguage }: CardProps) {
  const { say } = voices;
  const inClient = (said: Said): string => inLanguage(said, clientLanguage, say);
  const name = inClient(card.name);
  const mark = (isShown: boolean) => <Doubt isShown={isShown} language={clientLanguage} say={say} />;
  return (
    <div className={styles.card}>
      <div>
        <b>{card.polishName}</b> {mark(card.verify)}
        {name === card.polishName ? null : (
          <span className={styles.detail} lang={clientLanguage}>
            {name}
          </span>
        )}
        {card.addresses.map(address => (
          <span key={address.street} className={styles.address} lang="pl">
            {addressLine(address)} {mark(card.doubts.address)}
          </span>
        ))}
        {card.isAddressByPhone ? <InEach word="address-by-phone" voices={voices} /> : null}
        {card.remarks.map(remark => (
          <span key={remark.pl} className={styles.remark}>
            {voices.languages.map(language => inLanguage(remark, language, say)).join(' / ')}
          </span>
        ))}
      </div>
      <div>
        {card.phones.map(({ number, which }) => (
          <span key={number} className={styles.phone}>
            <b>{number}</b> {mark(card.doubts.phones)}
            {which === null ? null : <small>{inClient(which)}</small>}
          </span>
        ))}
        {card.hours === null ? null : (
          <Labelled word="hours" said={card.hours} voices={voices} mark={mark(card.doubts.hours)} />
        )}
        {card.languages === null ? null : (
          <span className={styles.detail} lang={clientLanguage}>
            {`${say(clientLanguage, 'languages')}: ${inClient(card.languages)}`}
          </span>
        )}
        {[...card.emails, ...(card.website === null ? [] : [card.website.replace(/^https?:\/\//, '')])].map(
          line => (
            <span key={line} className={styles.detail}>
              {line}
            </span>
          ),
        )}
      </div>
    </div>
  );
}

const InEach = ({ word, voices }: { readonly word: PaperWord; readonly voices: Voices }) =>
  voices.languages.map(language => (
    <span key={language} className={styles.remark} lang={language}>
      {voices.say(language, word)}
    </span>
  ));

interface LabelledProps {
  readonly word: PaperWord;
  readonly said: Said;
  readonly voices: Voices;
  readonly mark: ReactNode;
}

const Labelled = ({ word, said, voices, mark }: LabelledProps) =>
  voices.languages.map(language => (
    <span key={language} className={styles.detail} lang={language}>
      {`${voices.say(language, word)}: ${inLanguage(said, language, voices.say)}`} {mark}
    </span>
  ));
