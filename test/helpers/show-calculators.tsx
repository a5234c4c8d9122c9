import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import type { UiLanguage } from '../../core/languages.ts';
import { ServicesProvider } from '../../renderer/app/hooks/services.tsx';
import { LiveRegion } from '../../renderer/components/live-region.tsx';
import { CalculatorsPage } from '../../renderer/features/guidance/calculators/calculators-page.tsx';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { intlTags } from '../../renderer/i18n/format.ts';
import type { StoreOutput } from '../../renderer/store/port.ts';
import '../../renderer/styles/fonts.css';
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';
import { type AStore, aStore, shippedPack, withVault } from './a-store.ts';
import { type FakeServices, fakeServices } from './fake-services.ts';
import { createMemoryHost, memoryDisk } from './memory-host.ts';
import { freshName } from './store-parts.ts';

const { t } = createI18n({ language: 'pl' });
/** The Polish words of a key. */
export const pl = t;

/** A worker that has the shipped guidance. End it after the tests. */
export async function guidanceStore(): Promise<AStore> {
  const disk = memoryDisk();
  disk.packs.set('guidance-pl', await shippedPack('guidance-pl'));
  const store = aStore(createMemoryHost(disk), freshName());
  await store.start();
  await withVault(store);
  return store;
}

type Facts = StoreOutput<'guidance.facts'>;

interface ShowOptions {
  readonly store: AStore;
  readonly language?: UiLanguage;
  readonly theme?: 'light' | 'dark';
  /** What the pack answers instead of what it holds. */
  readonly change?: (facts: Facts) => Facts;
}

export interface ShownCalculators {
  readonly services: FakeServices;
  /** Takes the page away; fails where a text was missing. */
  close(): void;
}

/** The page alone, on the facts of the shipped pack. Today is Saturday, 21 November 2026. */
export function showCalculators(options: ShowOptions): ShownCalculators {
  const { store, language = 'pl', theme = 'light', change = facts => facts } = options;
  const missing: string[] = [];
  const services = fakeServices({
    store: { 'guidance.facts': async input => change(await store.call('guidance.facts', input)) },
  });
  const i18n = createI18n({
    language,
    onMissing: (_, namespace, key) => missing.push(`${namespace}:${key}`),
  });
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={intlTags[language]}>
        <ServicesProvider services={services}>
          <LiveRegion>
            <main>
              <h1>{language}</h1>
              <CalculatorsPage />
            </main>
          </LiveRegion>
        </ServicesProvider>
      </I18nProvider>
    </I18nextProvider>,
  );
  return {
    services,
    close: () => {
      root.unmount();
      place.remove();
      delete document.documentElement.dataset.theme;
      expect(missing).toEqual([]);
    },
  };
}

export const keys = (text: string) => userEvent.keyboard(text);
export const choose = (calculator: 'stay' | 'term' | 'absence' | 'identity') =>
  page.getByRole('radio', { name: pl(`calculators:calc.${calculator}`) }).click();
export const day = (label: string) => page.getByRole('group', { name: label, exact: true });
/** Types a day into the field of this name, as `DDMMYYYY`. */
export async function typeDay(label: string, digits: string, nth = 0): Promise<void> {
  await day(label).nth(nth).getByRole('spinbutton').first().click();
  await keys(digits);
}
export const answer = () => page.getByRole('region', { name: pl('calculators:result') });
/** Waits until the element holds this text, or one like it. */
export const tells = (locator: Locator, wanted: string | RegExp): Promise<void> => {
  const said = expect.poll(() => (locator.query()?.textContent ?? '').replaceAll('\u00a0', ' '), {
    timeout: 5000,
  });
  return typeof wanted === 'string' ? said.toContain(wanted) : said.toMatch(wanted);
};
export const paste = async (lines: string): Promise<void> => {
  await page.getByRole('button', { name: pl('calculators:paste.open') }).click();
  await page.getByRole('textbox', { name: pl('calculators:paste.label') }).fill(lines);
  await page.getByRole('button', { name: pl('calculators:paste.read') }).click();
};
export const example8 = '26.05.2026-24.06.2026\n10.09.2026 nadal';
export const marks = (mark: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-day][data-mark="${mark}"]`),
];
