import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { uuidV7 } from '../../core/ids.ts';
import { fakeServices } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleStatus } from '../helpers/sample-answers.ts';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

/** Ids of records begun a minute apart, from half past ten in the zone of this computer. */
const idsFrom = (count: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    uuidV7(new Date(2026, 10, 14, 10, 30 + n).getTime(), new Uint8Array(10).fill(n)),
  );

const openProgram = (language: 'pl' | 'uk' | 'en' = 'pl') => {
  const services = fakeServices({
    store: {
      'desk.status': () => sampleStatus,
      'draft.load': () => null,
      'guidance.list': () => [],
      'directory.list': () => [],
    },
  });
  rendered = renderApp({ services, language });
  return services;
};
const lines = (): (string | null)[] =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .elements()
    .map(line => line.textContent);

it.each([
  ['pl', ['Konsultacja z 14.11.2026, 10:30', 'Sprawa otwarta 14.11.2026, 10:31']],
  ['uk', ['Консультація від 14.11.2026, 10:30', 'Справа, відкрита 14.11.2026, 10:31']],
  ['en', ['Consultation of 14 Nov 2026, 10:30', 'Case opened on 14 Nov 2026, 10:31']],
] as const)('records that were put right are named on the screen, in %s', async (language, expected) => {
  const services = openProgram(language);
  await expect.element(page.getByRole('navigation')).toBeVisible();
  const [visit = '', record = ''] = idsFrom(2);
  for (const details of [
    { table: 'consultations', id: visit },
    { table: 'consultations', id: visit },
    { table: 'cases', id: record },
  ])
    services.emitStore({ type: 'notice', notice: 'record-repaired', details });
  await expect.poll(lines).toEqual(expected);
});

it('a disk that breaks down does not fill the screen, and every record counts', async () => {
  const services = openProgram();
  await expect.element(page.getByRole('navigation')).toBeVisible();
  for (const id of idsFrom(9))
    services.emitStore({ type: 'notice', notice: 'record-damaged', details: { table: 'consultations', id } });
  await expect.poll(lines).toHaveLength(6);
  expect(lines().at(-1)).toBe('i jeszcze 4 zapisy');
});
