import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { isToVerify } from '../../core/guidance/resolve.ts';
import { needsVerifying } from '../../core/trust.ts';
import { ContactView } from '../../renderer/components/reading/contact-view.tsx';
import { TopicView } from '../../renderer/components/reading/topic-view.tsx';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import type { OpenedContact, OpenedTopic, SearchRow } from '../../renderer/store/port.ts';
import { type AStore, aStore, shippedPack, withVault } from '../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../helpers/memory-host.ts';
import { freshName } from '../helpers/store-parts.ts';

const i18n = createI18n({ language: 'pl' });
const { t } = i18n;
const today = '2026-11-21';
const ignore = (): void => undefined;

let store: AStore;
let topics: OpenedTopic[] = [];
let contacts: OpenedContact[] = [];
let rows: SearchRow[] = [];
beforeAll(async () => {
  const disk = memoryDisk();
  for (const id of ['guidance-pl', 'contacts-malopolska']) disk.packs.set(id, await shippedPack(id));
  store = aStore(createMemoryHost(disk), freshName());
  await store.start();
  await withVault(store);
  const [topicRows, contactRows] = [
    await store.call('guidance.list', { language: 'pl' }),
    await store.call('directory.list', { language: 'pl' }),
  ];
  rows = [...topicRows, ...contactRows];
  topics = await Promise.all(topicRows.map(({ id }) => store.call('guidance.topic', { id })));
  contacts = await Promise.all(contactRows.map(({ id }) => store.call('directory.contact', { id })));
  return () => store.end();
});

let close = ignore;
afterEach(() => close());

/** Draws one thing after another in the same place, and answers it drawn. */
function aPlace(): (content: ReactNode, title: string) => Promise<HTMLElement> {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  close = () => {
    root.unmount();
    place.remove();
    close = ignore;
  };
  return async (content, title) => {
    root.render(
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale="pl">{content}</I18nProvider>
      </I18nextProvider>,
    );
    await expect.poll(() => place.querySelector('h1')?.textContent, { interval: 5 }).toBe(title);
    return place;
  };
}
const topicView = (opened: OpenedTopic): ReactNode => (
  <TopicView
    key={opened.topic.id}
    opened={opened}
    today={today}
    titleOf={(_kind, id) => id}
    onOpenTopic={ignore}
    onOpenContact={ignore}
    onOpenLink={ignore}
  />
);

describe('every statement of the shipped guidance', () => {
  it('has its source beside it, and says where it must be verified first, as does a number in its words', async () => {
    const draw = aPlace();
    let marked = 0;
    for (const opened of topics) {
      const { topic } = opened;
      const facts = new Map(opened.facts.map(fact => [fact.id, fact]));
      const trustOf = (id: string): boolean => {
        const fact = facts.get(id);
        if (fact === undefined) throw new Error(`${topic.id} lacks ${id}`);
        return needsVerifying(fact.trust);
      };
      const listed = opened.facts.filter(fact => topic.factIds.includes(fact.id));
      const expected = [
        ...topic.lead.map(statement => isToVerify(statement, facts)),
        ...topic.deadlines.map(({ factId }) => trustOf(factId)),
        ...topic.sections.flatMap(({ statements }) => statements.map(one => isToVerify(one, facts))),
        ...listed.map(({ id }) => trustOf(id)),
      ];
      const place = await draw(topicView(opened), topic.title.pl);
      const open = t('guidance:sources.open', { text: '' }).trim();
      const buttons = [...place.querySelectorAll('button[aria-label]')].filter(button =>
        button.getAttribute('aria-label')?.includes(open),
      );
      const shown = buttons.map(button => button.textContent === t('guidance:verify.short'));
      expect(shown.filter(Boolean).length, topic.id).toBe(expected.filter(Boolean).length);
      expect(shown.length, topic.id).toBe(expected.length);
      marked += shown.filter(Boolean).length;
      const row = rows.find(({ group, id }) => group === 'topic' && id === topic.id);
      expect(row?.badge, topic.id).toBe(topic.lead.some(one => isToVerify(one, facts)) ? 'check' : 'none');
    }
    expect(topics.length).toBeGreaterThanOrEqual(10);
    expect(marked).toBeGreaterThan(10);
  });

  it('tells source, validity, the day it was checked and how sure it is, when asked', async () => {
    const draw = aPlace();
    const opened = topics.find(({ topic }) => topic.lead.some(one => needsVerifying(one.trust))) ?? topics[0];
    if (opened === undefined) throw new Error('no topics');
    const place = await draw(topicView(opened), opened.topic.title.pl);
    const statement = opened.topic.lead.find(one => needsVerifying(one.trust)) ?? opened.topic.lead[0];
    if (statement === undefined) throw new Error('no lead');
    const mark = [...place.querySelectorAll('button')].find(
      button => button.textContent === t('guidance:verify.short'),
    );
    mark?.click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toMatchTextContent(t('guidance:verify'));
    for (const part of [
      t('guidance:confidence'),
      t('guidance:valid'),
      t('guidance:checked-on'),
      t('guidance:review-by'),
      statement.trust.sources[0] ?? '',
    ])
      await expect.element(dialog).toMatchTextContent(part);
  });
});

describe('a statement that is sure of itself', () => {
  it('is not more sure than the number in it', () => {
    const [opened] = topics;
    const statement = opened?.topic.lead[0];
    const fact = opened?.facts[0];
    if (statement === undefined || fact === undefined) throw new Error('no statement');
    const sure = { ...statement.trust, verify: false, confidence: 'high' } as const;
    const text = { pl: `Opłata {fact:${fact.id}}`, uk: 'x', en: 'x' };
    const plain = { ...statement, trust: sure, text: { pl: 'x', uk: 'x', en: 'x' }, detail: null };
    const facts = (verify: boolean) => new Map([[fact.id, { ...fact, trust: { ...sure, verify } }]]);
    expect(isToVerify(plain, facts(true))).toBe(false);
    expect(isToVerify({ ...plain, text }, facts(false))).toBe(false);
    expect(isToVerify({ ...plain, text }, facts(true))).toBe(true);
    expect(isToVerify({ ...plain, detail: text }, facts(true))).toBe(true);
    expect(isToVerify({ ...plain, text }, new Map())).toBe(true);
  });
});

describe('every contact of the shipped directory', () => {
  it('says that nobody has verified it, and hides an address that must not be told', async () => {
    const draw = aPlace();
    for (const opened of contacts) {
      const { contact } = opened;
      const view = <ContactView key={contact.id} opened={opened} today="2026-11-21" onCopy={ignore} />;
      const place = await draw(view, contact.profile.names.pl);
      expect(place.textContent, contact.id).toContain(t('directory:not-verified'));
      const isCrisisLine = opened.freshness.how === 'official-page';
      const advice = t(isCrisisLine ? 'directory:check-page-first' : 'directory:call-first');
      expect(place.textContent, contact.id).toContain(advice);
      expect(place.textContent, contact.id).toContain(contact.profile.source);
      if (!contact.profile.confidentialAddress) continue;
      for (const { address_1: street } of contact.location?.addresses ?? []) {
        expect(place.textContent, contact.id).not.toContain(street);
        const row = rows.find(({ group, id }) => group === 'contact' && id === contact.id);
        expect(`${row?.title} ${row?.subtitle}`, contact.id).not.toContain(street);
      }
    }
    expect(contacts.length).toBe(175);
    expect(rows.filter(({ badge }) => badge === 'verified')).toEqual([]);
  });
});
