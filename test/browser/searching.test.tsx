import { afterEach, beforeAll, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SearchResult, SearchRow } from '../../renderer/store/port.ts';
import { fakeServices } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleStatus } from '../helpers/sample-answers.ts';

let rendered: Rendered | undefined;
beforeAll(() => page.viewport(1280, 800));
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

const row = (id: string): SearchRow => ({
  group: 'case',
  id,
  title: id,
  subtitle: '',
  titleRanges: [],
  subtitleRanges: [],
  badge: 'none',
  badgeText: '',
});
const resultOf = (id: string): SearchResult => ({
  groups: [{ group: 'case', total: 1, rows: [row(id)] }],
  tookMs: 1,
  complete: true,
});

it('Enter opens what was found for the text that stands in the field, however slow the answer is', async () => {
  let answer = (): void => undefined;
  const slow = new Promise<void>(resolve => {
    answer = resolve;
  });
  const services = fakeServices({
    store: {
      'desk.status': () => sampleStatus,
      'guidance.list': () => [],
      'directory.list': () => [],
      'draft.load': () => null,
      'search.query': async ({ text }) => {
        if (text === 'anna') return resultOf('anna');
        await slow;
        return resultOf('anna-maria');
      },
      'case.get': () => new Promise(() => undefined),
      'case.consultations': () => [],
    },
  });
  rendered = renderApp({ services });
  const opened = (): unknown[] =>
    services.calls.filter(call => call.name === 'case.get').map(call => call.input);
  await page.getByRole('combobox').first().fill('anna');
  await expect.element(page.getByRole('option', { name: 'anna' })).toBeVisible();
  await page.getByRole('combobox').first().fill('anna m');
  await userEvent.keyboard('{Enter}');
  expect(opened()).toEqual([]);
  answer();
  await expect.poll(opened).toEqual([{ id: 'anna-maria' }]);
});
