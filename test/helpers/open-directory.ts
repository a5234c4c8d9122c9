import OsmHours from 'opening_hours';
import type { UiLanguage } from '../../core/languages.ts';
import { createOpeningHours } from '../../renderer/store/opening-hours.ts';
import { anOpenDirectory } from './a-directory.ts';
import type { AStore } from './a-store.ts';
import type { FakeServices, StoreAnswers } from './fake-services.ts';
import { openProgram } from './open-guidance.ts';
import type { Rendered } from './render-app.tsx';

/** A Monday, eleven o'clock in Poland. */
export const mondayAt11 = '2026-11-23T10:00:00.000Z';

/** The real data worker's inside with the shipped packs and opening hours, on a Monday at eleven. */
export const aDirectoryStore = async (): Promise<AStore> =>
  (
    await anOpenDirectory({
      clock: { now: () => mondayAt11, dayOf: instant => instant.slice(0, 10) },
      loadHours: async () => createOpeningHours(OsmHours),
    })
  ).store;

const answersOf = (store: AStore): StoreAnswers => ({
  'search.query': input => store.call('search.query', input),
  'directory.facets': input => store.call('directory.facets', input),
  'directory.queue': input => store.call('directory.queue', input),
  'directory.hours': input => store.call('directory.hours', input),
  'directory.check': input => store.call('directory.check', input),
  'directory.withdraw': input => store.call('directory.withdraw', input),
  'directory.edit': input => store.call('directory.edit', input),
  'directory.add': input => store.call('directory.add', input),
  'directory.close': input => store.call('directory.close', input),
  'directory.resolve': input => store.call('directory.resolve', input),
  'directory.imports': input => store.call('directory.imports', input),
  'directory.import.preview': input => store.call('directory.import.preview', input),
  'directory.import.rows': input => store.call('directory.import.rows', input),
  'directory.import.apply': input => store.call('directory.import.apply', input),
  'directory.import.cancel': input => store.call('directory.import.cancel', input),
  'directory.import.undo': input => store.call('directory.import.undo', input),
  'directory.export': input => store.call('directory.export', input),
});

interface Options {
  readonly language?: UiLanguage;
  readonly theme?: 'light' | 'dark';
}

/** The program over that store; what changes in it is told to the window, as the worker does. */
export function openDirectory(
  store: AStore,
  options: Options = {},
): { readonly services: FakeServices; readonly rendered: Rendered } {
  const opened = openProgram(store, {
    ...options,
    answers: answersOf(store),
    now: () => Date.parse(mondayAt11),
  });
  let told = store.events.length;
  const timer = setInterval(() => {
    for (const event of store.events.slice(told)) opened.services.emitStore(event);
    told = store.events.length;
  }, 20);
  const { rendered } = opened;
  return {
    services: opened.services,
    rendered: {
      missing: rendered.missing,
      close: () => {
        clearInterval(timer);
        rendered.close();
      },
    },
  };
}
