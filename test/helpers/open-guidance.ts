import { finish } from '../../core/consultation/rules.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { idAt } from './a-consultation.ts';
import { type AStore, aStore, withVault } from './a-store.ts';
import { type FakeServices, fakeServices, type StoreAnswers } from './fake-services.ts';
import { createMemoryHost, memoryDisk } from './memory-host.ts';
import { contactsContents, sealPack } from './pack-builder.ts';
import { type Rendered, renderApp } from './render-app.tsx';
import { sampleStatus } from './sample-answers.ts';
import { sampleCheckContents } from './sample-check.ts';
import { freshName } from './store-parts.ts';

/** The real data worker's inside with the sample packs: what the guidance screens show comes from it. */
export async function aGuidanceStore(): Promise<AStore> {
  const disk = memoryDisk();
  disk.packs.set('guidance', sealPack('guidance', sampleCheckContents(), { id: 'guidance' }));
  disk.packs.set('contacts', sealPack('contacts', contactsContents(), { id: 'contacts' }));
  const store = aStore(createMemoryHost(disk), freshName());
  await store.start();
  await withVault(store);
  return store;
}

const setting = {
  pointId: idAt(90),
  consultantCode: 'K1',
  guidanceVersion: null,
  contactsVersion: null,
  caseId: null,
};

interface Options {
  readonly language?: UiLanguage;
  readonly theme?: 'light' | 'dark';
  readonly answers?: StoreAnswers;
  /** The clock of the window. */
  readonly now?: () => number;
}

/** The program, open, with the guidance of `store`; drafts and visits stay in the page. */
export function openProgram(
  store: AStore,
  { language = 'pl', theme = 'light', answers = {}, now }: Options = {},
): { readonly services: FakeServices; readonly rendered: Rendered } {
  const services = fakeServices({
    ...(now === undefined ? {} : { now }),
    store: {
      'desk.status': () => sampleStatus,
      'guidance.list': input => store.call('guidance.list', input),
      'guidance.topic': input => store.call('guidance.topic', input),
      'guidance.facts': input => store.call('guidance.facts', input),
      'guidance.changes': input => store.call('guidance.changes', input),
      'guidance.stale': input => store.call('guidance.stale', input),
      'guidance.impact': input => store.call('guidance.impact', input),
      'guidance.stopImpact': input => store.call('guidance.stopImpact', input),
      'check.evaluate': input => store.call('check.evaluate', input),
      'directory.list': input => store.call('directory.list', input),
      'directory.contact': input => store.call('directory.contact', input),
      'search.query': () => ({ groups: [], tookMs: 0, complete: true }),
      'draft.load': () => null,
      'draft.save': () => ({}),
      'draft.discard': () => ({}),
      'consultation.finish': draft =>
        finish(draft, setting, {
          now: () => '2026-11-21T11:00:00.000Z',
          dayOf: instant => instant.slice(0, 10),
        }),
      ...answers,
    },
    host: { 'links.open': () => ({}) },
  });
  return { services, rendered: renderApp({ services, language, theme }) };
}
