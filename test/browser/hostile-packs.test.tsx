import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { type LocalizedText, type UiLanguage, uiLanguages } from '../../core/languages.ts';
import { readGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import { ContactView } from '../../renderer/components/reading/contact-view.tsx';
import { TopicView } from '../../renderer/components/reading/topic-view.tsx';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { type AStore, aStore, withVault } from '../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../helpers/memory-host.ts';
import {
  aContact,
  aFact,
  aSource,
  aStatement,
  aTerm,
  aTopic,
  contactsContents,
  sealPack,
} from '../helpers/pack-builder.ts';
import { freshName } from '../helpers/store-parts.ts';
import { evilHost, xssPayloads } from '../helpers/xss-payloads.ts';

const ignore = (): void => undefined;
const today = '2026-11-21';

/** Requests of this page while a test runs, as the browser itself counts them. */
const requested: string[] = [];
const reports: string[] = [];
const listen = (params: unknown): void => {
  if (typeof params !== 'object' || params === null) return;
  const request: unknown = Reflect.get(params, 'request');
  if (typeof request === 'object' && request !== null) requested.push(String(Reflect.get(request, 'url')));
};
const onReport = (event: SecurityPolicyViolationEvent): void => {
  reports.push(event.blockedURI);
};
const send = (method: string): Promise<unknown> => Reflect.apply(cdp().send, cdp(), [method]);

beforeEach(async () => {
  requested.length = 0;
  reports.length = 0;
  Reflect.set(window, '__ran', 0);
  Reflect.set(window.top ?? window, '__ran', 0);
  await send('Network.enable');
  Reflect.apply(cdp().on, cdp(), ['Network.requestWillBeSent', listen]);
  document.addEventListener('securitypolicyviolation', onReport);
});
let close = ignore;
afterEach(async () => {
  close();
  Reflect.apply(cdp().off, cdp(), ['Network.requestWillBeSent', listen]);
  document.removeEventListener('securitypolicyviolation', onReport);
  await send('Network.disable');
});

const strangers = (): string[] => requested.filter(url => url.includes(evilHost));
const ran = (): unknown[] => [Reflect.get(window, '__ran'), Reflect.get(window.top ?? window, '__ran')];

/** Elements and attributes that text must never have become. */
function foreignIn(place: HTMLElement): string[] {
  const elements =
    'script, img, image, iframe, object, embed, link, base, meta, form, video, audio, style, math, marquee, animate, use, foreignObject, template, input, details, x, custom-element, plaintext, xmp';
  const found = [...place.querySelectorAll(elements)].filter(
    element => element.closest('[data-own]') === null,
  );
  const attributes = [...place.querySelectorAll('*')].flatMap(element =>
    [...element.attributes].filter(
      ({ name, value }) =>
        name.startsWith('on') ||
        name === 'srcdoc' ||
        (name === 'style' && value.includes('url(')) ||
        ((name === 'href' || name === 'src' || name === 'action' || name === 'formaction') &&
          !/^(?:https:\/\/|tel:|mailto:|#)/.test(value)),
    ),
  );
  return [
    ...found.map(element => element.outerHTML.slice(0, 80)),
    ...attributes.map(({ name, value }) => `${name}=${value.slice(0, 60)}`),
  ];
}

function aPlace(language: UiLanguage): (content: ReactNode) => Promise<HTMLElement> {
  const i18n = createI18n({ language });
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  close = () => {
    root.unmount();
    place.remove();
    close = ignore;
  };
  let turn = 0;
  return async content => {
    const mark = `drawn-${++turn}`;
    root.render(
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale={language}>
          <div key={mark} id={mark}>
            {content}
          </div>
        </I18nProvider>
      </I18nextProvider>,
    );
    await expect
      .poll(() => place.querySelector(`#${mark}`)?.childElementCount ?? 0, { interval: 5 })
      .toBeGreaterThan(0);
    return place;
  };
}

const everywhere = (text: string): LocalizedText => ({ pl: text, uk: text, en: text });
const statement = (id: string, text: LocalizedText) => aStatement({ id, text, detail: text });

/** A topic that says `text` wherever a pack may say anything. */
const hostileTopic = (words: string) => {
  const text = everywhere(words);
  const topic = aTopic({
    title: text,
    summary: text,
    keywords: { pl: [words], uk: [words], en: [words] },
    lead: [statement('lead', text)],
    deadlines: [{ factId: 'last-day', label: text, note: text }],
    sections: (['steps', 'avoid'] as const).map(kind => ({
      id: kind,
      kind,
      title: text,
      statements: [statement(kind, text)],
    })),
    officialLinks: [{ label: text, url: 'https://www.gov.pl/' }],
    factIds: ['fee', 'rule'],
  });
  const facts = [
    aFact({ label: text, note: text }),
    aFact({ id: 'rule', label: text, note: text, value: { kind: 'text', text } }),
    aFact({ id: 'last-day', label: text, note: text, value: { kind: 'day', on: '2027-03-04' } }),
  ].map(fact => ({ ...fact, trust: { ...fact.trust, legalBasis: words.slice(0, 300) } }));
  const source = aSource({ title: words.slice(0, 400), address: words.slice(0, 600), statedOn: text });
  return { topic, facts, source };
};

const hostileContact = (words: string) => {
  const text = everywhere(words);
  const contact = aContact(
    {},
    {
      names: text,
      services: [text],
      city: words,
      hours: words,
      source: words,
      sourceDate: text,
      note: text,
    },
  );
  return { ...contact, organization: { ...contact.organization, name: words, website: words, email: words } };
};

type OpenedContact = Parameters<typeof ContactView>[0]['opened'];

/** A contact as the worker hands it over, to be filled with hostile words. */
async function aTemplate(): Promise<OpenedContact> {
  const disk = memoryDisk();
  disk.packs.set('example', sealPack('contacts', contactsContents()));
  const store = aStore(createMemoryHost(disk), freshName());
  await store.start();
  await withVault(store);
  const template = await store.call('directory.contact', { id: '112' });
  await store.end();
  return template;
}

describe('text of a hostile pack', () => {
  it(`is made of ${xssPayloads.length} payloads, and a request or a script of one of them would be noticed`, async () => {
    expect(new Set(xssPayloads).size).toBeGreaterThanOrEqual(1000);
    const image = document.createElement('img');
    image.src = `https://${evilHost}/noticed.png`;
    image.setAttribute('onerror', 'window.__ran = 1');
    document.body.append(image);
    await expect.poll(strangers).toContain(`https://${evilHost}/noticed.png`);
    await expect.poll(() => ran()[0]).toBe(1);
    expect(foreignIn(document.body).some(found => found.includes('noticed.png'))).toBe(true);
    image.remove();
  });

  it.each(uiLanguages)(
    'stays text in every field of a topic and a contact, in %s (G5, G6)',
    async language => {
      const draw = aPlace(language);
      const template = await aTemplate();
      const batch = 40;
      for (let at = 0; at < xssPayloads.length; at += batch) {
        const payloads = xssPayloads.slice(at, at + batch);
        const place = await draw(
          payloads.map(payload => {
            const { topic, facts, source } = hostileTopic(payload);
            const opened = { topic, facts, sources: [source], packVersion: payload, asOf: today, on: today };
            const contact = {
              ...template,
              contact: hostileContact(payload),
              categoryLabel: everywhere(payload),
              packVersion: payload,
            };
            return (
              <div key={payload}>
                <TopicView
                  opened={opened}
                  today={today}
                  titleOf={() => payload}
                  onOpenTopic={ignore}
                  onOpenContact={ignore}
                  onOpenLink={ignore}
                />
                <ContactView opened={contact} today={today} onCopy={ignore} />
              </div>
            );
          }),
        );
        const shown = place.textContent ?? '';
        for (const payload of payloads) expect(shown).toContain(payload);
        expect(foreignIn(place)).toEqual([]);
      }
      expect([strangers(), ran(), reports]).toEqual([[], [0, 0], []]);
    },
    240_000,
  );

  it('goes the whole way of a pack, through reader, worker and search, and is still text', async () => {
    // A brace is a mark in a guidance text, so a payload with one is refused and never shown.
    const payloads = xssPayloads.filter(payload => !/[{}]/.test(payload) && !payload.includes('&#1;'));
    const topics = payloads
      .filter((_, i) => i % 40 === 0)
      .map((payload, i) => {
        const { topic, facts } = hostileTopic(payload.trim());
        return { topic: { ...topic, id: `topic-${i}`, contactIds: [] }, facts };
      });
    const first = topics[0];
    if (first === undefined) throw new Error('no payloads');
    const files = sealPack('guidance', {
      'sources.json': { sources: [aSource({ title: payloads[0] ?? '' })] },
      'facts/all.json': { facts: first.facts },
      ...Object.fromEntries(topics.map(({ topic }) => [`topics/${topic.id}.json`, topic])),
    });
    expect(readGuidancePack('example', files).topics).toHaveLength(topics.length);
    const disk = memoryDisk();
    disk.packs.set('example', files);
    const term = aTerm({ label: everywhere(payloads[1] ?? '') });
    disk.packs.set(
      'people',
      sealPack('contacts', contactsContents({ 'taxonomy.json': { terms: [term] } }), { id: 'people' }),
    );
    const store: AStore = aStore(createMemoryHost(disk), freshName());
    await store.start();
    await withVault(store);
    const draw = aPlace('uk');
    for (const { topic } of topics) {
      const opened = await store.call('guidance.topic', { id: topic.id });
      const place = await draw(
        <TopicView
          opened={opened}
          today={today}
          titleOf={(_kind, id) => id}
          onOpenTopic={ignore}
          onOpenContact={ignore}
          onOpenLink={ignore}
        />,
      );
      expect(place.textContent).toContain(topic.title.uk);
      expect(foreignIn(place)).toEqual([]);
    }
    expect([strangers(), ran(), reports]).toEqual([[], [0, 0], []]);
    await store.end();
  });
});
