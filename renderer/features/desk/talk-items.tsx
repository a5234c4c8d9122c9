import { ArrowRight, Check, Printer, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { takeBackReferral } from '../../../core/consultation/rules.ts';
import type { ShownItem } from '../../../core/consultation/schema.ts';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { chordOf } from '../../app/hooks/keymap.ts';
import type { Target } from '../../app/hooks/navigation.tsx';
import { useTitles } from '../../app/hooks/use-titles.ts';
import { Button } from '../../components/button.tsx';
import { chordText } from '../../components/kbd.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';
import { useFields } from './use-fields.ts';

interface TalkItemsProps {
  readonly onOpen: (target: Target) => void;
  readonly onHandOut: () => void;
}

/** What goes to the client and where the client goes, as it was opened. */
export function TalkItems({ onOpen, onHandOut }: TalkItemsProps) {
  const { t } = useText('desk');
  const { fields, set } = useFields();
  const { change } = useConsultation();
  const titleOf = useTitles();
  const given = fields.shown.filter(item => item.handedOut);
  const keep = (undone: ShownItem): void =>
    set({ shown: fields.shown.map(item => (item === undone ? { ...item, handedOut: false } : item)) });
  return (
    <>
      <ItemList title={t('handouts')} isEmpty={given.length === 0}>
        {given.map(item => {
          const title = titleOf(item.kind, item.id);
          return (
            <Item
              key={`${item.kind} ${item.id}`}
              icon={<Check size={15} aria-hidden="true" />}
              title={title}
              undo={t('handout.undo', { title })}
              onOpen={() => onOpen({ kind: item.kind, id: item.id })}
              onUndo={() => keep(item)}
            />
          );
        })}
      </ItemList>
      {given.length === 0 ? null : (
        <span className={styles.paper}>
          <Button variant="quiet" icon={Printer} onPress={onHandOut}>
            {t('handout.open')}
          </Button>
        </span>
      )}
      <ItemList title={t('referrals')} isEmpty={fields.referrals.length === 0}>
        {fields.referrals.map(referral => {
          const title = titleOf('contact', referral.contactId);
          return (
            <Item
              key={referral.id}
              icon={<ArrowRight size={15} aria-hidden="true" />}
              title={title}
              undo={t('referral.undo', { title })}
              onOpen={() => onOpen({ kind: 'contact', id: referral.contactId })}
              onUndo={() => change(draft => takeBackReferral(draft, referral.contactId))}
            />
          );
        })}
      </ItemList>
      {given.length + fields.referrals.length === 0 ? (
        <p className={styles.hint}>
          {t('items.none', {
            handOut: chordText(chordOf('hand-out')),
            refer: chordText(chordOf('refer')),
          })}
        </p>
      ) : null}
    </>
  );
}

interface ItemListProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

/** A list that is there only when something stands in it. */
const ItemList = ({ title, isEmpty, children }: ItemListProps) =>
  isEmpty ? null : (
    <div className={styles.field}>
      <h3 className={styles.label}>{title}</h3>
      <ul className={styles.items}>{children}</ul>
    </div>
  );

interface ItemProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly undo: string;
  readonly onOpen: () => void;
  readonly onUndo: () => void;
}

const Item = ({ icon, title, undo, onOpen, onUndo }: ItemProps) => (
  <li className={styles.item}>
    <span className={styles.itemIcon}>{icon}</span>
    <button type="button" className={styles.itemText} onClick={onOpen}>
      {title}
    </button>
    <button type="button" className={styles.chipRemove} aria-label={undo} onClick={onUndo}>
      <X size={14} aria-hidden="true" />
    </button>
  </li>
);
