import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { uiLanguages } from '../../core/languages.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import {
  answer,
  choose,
  example8,
  guidanceStore,
  keys,
  marks,
  paste,
  pl,
  type ShownCalculators,
  showCalculators,
  tells,
  typeDay,
} from '../helpers/show-calculators.tsx';

let store: AStore;
beforeAll(async () => {
  store = await guidanceStore();
  return () => store.end();
});
let shown: ShownCalculators | undefined;
function show(options: Omit<Parameters<typeof showCalculators>[0], 'store'> = {}): ShownCalculators {
  shown = showCalculators({ store, ...options });
  return shown;
}
beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  shown?.close();
  shown = undefined;
});

describe('days used in 90/180', () => {
  it('is typed, extended and understood with the keyboard alone', async () => {
    show();
    await expect.element(page.getByRole('group', { name: 'Pobyt 1', exact: true })).toBeVisible();
    const until = async (isThere: (element: Element) => boolean): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        if (document.activeElement !== null && isThere(document.activeElement)) return;
        await keys('{Tab}');
      }
      throw new Error('never reached with Tab');
    };
    const inGroup = (name: string) => (element: Element) =>
      element.closest('[role="group"][aria-label]')?.getAttribute('aria-label') === name;
    await until(inGroup('Pobyt 1'));
    await keys('10102026');
    await until(element => element.textContent === pl('calculators:stay.open'));
    await keys(' ');
    await tells(answer(), '43 z 90 dni');
    await tells(answer(), 'czwartek, 7 stycznia 2027');
    await until(element => element.textContent === pl('calculators:stay.add'));
    await keys('{Enter}');
    await expect.poll(() => inGroup('Pobyt 2')(document.activeElement ?? document.body)).toBe(true);
    await keys('01082026{Tab}25082026');
    await tells(answer(), '68 z 90 dni');
    await tells(page.getByRole('status'), '68 z 90 dni');
    // Removing a row leads to the one before, never to nowhere.
    await until(element => element.getAttribute('aria-label') === 'Usuń pobyt 2');
    await keys('{Enter}');
    await expect.poll(() => inGroup('Pobyt 1')(document.activeElement ?? document.body)).toBe(true);
    await tells(answer(), '43 z 90 dni');
  });

  it('reads a pasted list and loses no line that it cannot read', async () => {
    show();
    await paste(`${example8}\nberlin ???\n31.02.2026 - 3.03.2026`);
    const field = page.getByRole('textbox', { name: pl('calculators:paste.label') });
    await expect.element(field).toHaveValue('berlin ???\n31.02.2026 - 3.03.2026');
    await expect.element(page.getByRole('alert')).toHaveFocus();
    await tells(page.getByRole('alert'), 'berlin ???');
    await expect.element(page.getByText(/31\.02\.2026 - 3\.03\.2026”: takiego dnia nie ma/)).toBeVisible();
    await tells(answer(), '103 z 90 dni');
    await page.getByRole('alert').getByRole('button').click();
    await expect.element(field).toHaveFocus();
    expect(await axeViolations()).toEqual([]);
    await field.fill('1.07.2026-5.07.2026 wiza D');
    await page.getByRole('button', { name: pl('calculators:paste.read') }).click();
    await expect.element(field).not.toBeInTheDocument();
    await expect.element(page.getByRole('group', { name: 'Pobyt 3', exact: true })).toBeVisible();
    await tells(answer(), '103 z 90 dni');
  });

  it('says since when the limit is passed, and from when an entry is lawful again', async () => {
    show();
    await paste(example8);
    await tells(answer(), 'Ponad limit od 9.11.2026: 13 dni');
    await tells(answer(), 'sobota, 5 grudnia 2026');
    await tells(answer(), pl('calculators:stay.over.advice'));
  });

  it('draws the window so that each kind of day has an edge of its own, and tells it again as a table', async () => {
    show();
    await paste(`${example8}\n1.07.2026-5.07.2026 karta pobytu`);
    await expect.poll(() => marks('counted').length).toBe(90);
    expect(marks('unlawful')).toHaveLength(13);
    expect(marks('titled')).toHaveLength(5);
    const rows = page.getByRole('table').getByRole('row');
    await tells(rows.nth(1), /26\.05\.2026 – 24\.06\.2026\s*30\s*tak/);
    await tells(rows.nth(2), /1\.07\.2026 – 5\.07\.2026\s*5\s*nie/);
    await tells(rows.nth(3), /10\.09\.2026 – 8\.11\.2026\s*60\s*tak/);
    await tells(rows.nth(4), /9\.11\.2026 – 21\.11\.2026\s*13\s*tak, ponad/);
    // Under forced colours every ground is the same: the edge alone must tell.
    const emulate = (value: string): Promise<unknown> =>
      Reflect.apply(cdp().send, cdp(), [
        'Emulation.setEmulatedMedia',
        { features: [{ name: 'forced-colors', value }] },
      ]);
    await emulate('active');
    const edges = ['counted', 'unlawful', 'titled', 'absent'].map(mark => {
      const [first] = marks(mark);
      if (first === undefined) throw new Error(`no day is ${mark}`);
      const { borderTopStyle, borderTopWidth } = getComputedStyle(first);
      return `${borderTopStyle} ${borderTopWidth}`;
    });
    await emulate('none');
    expect(new Set(edges).size).toBe(edges.length);
  });

  it('judges a planned entry', async () => {
    show();
    await paste('1.09.2026-21.11.2026');
    await typeDay(pl('calculators:stay.planned'), '01012027');
    await tells(answer(), 'Wjazd 1.01.2027: ostatni legalny dzień');
  });

  it('counts as of another day, with the facts of that day', async () => {
    show();
    await paste('1.08.2026-25.08.2026\n10.10.2026 nadal');
    await tells(answer(), '68 z 90 dni');
    await page.getByRole('button', { name: pl('guidance:as-of', { day: '21.11.2026' }) }).click();
    await typeDay(pl('guidance:as-of.day'), '01122026');
    await keys('{Enter}');
    await tells(answer(), '78 z 90 dni');
    expect(shown?.services.calls.at(-1)?.input).toMatchObject({ on: '2026-12-01' });
  });

  it('takes no half typed year for a year', async () => {
    show();
    await typeDay(pl('calculators:stay.from'), '0108202');
    await page.getByRole('button', { name: pl('calculators:stay.open') }).click();
    await tells(answer(), pl('calculators:waiting'));
  });

  it('says which row it cannot count, once the person has gone on', async () => {
    show();
    await typeDay(pl('calculators:stay.from'), '01082026');
    const wrong = page.getByText(/Podaj drugi dzień/);
    expect(wrong.elements()).toEqual([]);
    await page.getByRole('button', { name: pl('calculators:stay.add') }).click();
    await expect.element(wrong).toBeVisible();
    await typeDay(pl('calculators:stay.to'), '01072026');
    await expect.element(page.getByText(pl('calculators:error.reversed'))).toBeVisible();
  });

  it('takes its limit from the pack, and says when the pack has none', async () => {
    show({
      change: facts => ({
        ...facts,
        facts: facts.facts.map(fact =>
          fact.id === 'short-stay-limit'
            ? { ...fact, value: { kind: 'period', count: 60, unit: 'day' } }
            : fact,
        ),
      }),
    });
    await paste('1.08.2026-25.08.2026');
    await tells(answer(), '25 z 60 dni');
    shown?.close();
    show({ change: facts => ({ ...facts, facts: [] }) });
    await expect.element(page.getByText(pl('calculators:missing')).first()).toBeVisible();
  });
});

it('copies a result as text with its rules, sources and the day they were checked', async () => {
  show();
  await paste(example8);
  await answer()
    .getByRole('button', { name: pl('calculators:copy') })
    .click();
  await expect.element(answer().getByRole('button', { name: pl('common:copied') })).toBeVisible();
  const copied = shown?.services.calls.find(({ name }) => name === 'host:clipboard.write')?.input;
  const text = JSON.stringify(copied);
  for (const part of [
    '103 z 90 dni',
    'Ponad limit od 9.11.2026: 13 dni',
    '10.09.2026 – nadal',
    'S136, S137',
    'sprawdzone 21.11.2026',
    'Stan na 21.11.2026',
  ])
    expect(text).toContain(part);
});

it('keeps what was typed in one calculator while another one is looked at', async () => {
  show();
  await paste(example8);
  await choose('absence');
  await expect.element(page.getByText(pl('calculators:absence.title'), { exact: true })).toBeVisible();
  await choose('stay');
  await tells(answer(), '103 z 90 dni');
});

it('needs no scrolling sideways at 320 pixels', async () => {
  await page.viewport(320, 640);
  show();
  await paste(`${example8}\n1.07.2026-5.07.2026 wiza D\nberlin ???`);
  for (const calculator of ['stay', 'term', 'absence', 'identity'] as const) {
    await choose(calculator);
    await expect.element(answer()).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  }
});

describe.each(uiLanguages)('in %s', language => {
  const { t } = createI18n({ language });
  it.each(['light', 'dark'] as const)('axe finds nothing wrong in any calculator: %s', async theme => {
    show({ language, theme });
    const named = (calculator: 'stay' | 'term' | 'absence' | 'identity') =>
      page.getByRole('radio', { name: t(`calculators:calc.${calculator}`) });
    await page.getByRole('button', { name: t('calculators:paste.open') }).click();
    await page
      .getByRole('textbox', { name: t('calculators:paste.label') })
      .fill(`${example8}\n1.07.2026-5.07.2026 wiza D\n???`);
    await page.getByRole('button', { name: t('calculators:paste.read') }).click();
    await expect.poll(() => marks('counted').length).toBe(90);
    expect(await axeViolations()).toEqual([]);
    for (const calculator of ['term', 'absence', 'identity'] as const) {
      await named(calculator).click();
      if (calculator === 'identity')
        await page.getByText(t('calculators:identity.basis.statement'), { exact: true }).click();
      if (calculator === 'absence') await typeDay(t('calculators:absence.from'), '01032026');
      expect(await axeViolations()).toEqual([]);
    }
  });
});
