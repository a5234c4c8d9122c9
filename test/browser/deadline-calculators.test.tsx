import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { AStore } from '../helpers/a-store.ts';
import {
  answer,
  choose,
  day,
  guidanceStore,
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

const pickTerm = async (name: RegExp): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(pl('calculators:term.kind')) }).click();
  await page.getByRole('option', { name }).click();
};

describe('a deadline from the day of service', () => {
  it('moves over Christmas Eve in 2026 and says why', async () => {
    show();
    await choose('term');
    await pickTerm(/^Odwołanie od decyzji wojewody/);
    await typeDay('Dzień doręczenia decyzji', '10122026');
    await tells(answer(), 'poniedziałek, 28 grudnia 2026');
    await tells(answer(), '24.12.2026 Wigilia');
    await tells(answer(), 'Tego dnia nie liczymy');
    await tells(page.getByRole('status'), 'poniedziałek, 28 grudnia 2026');
  });

  it('ended on Christmas Eve in 2024, and says that it has passed', async () => {
    show();
    await choose('term');
    await pickTerm(/^Odwołanie od decyzji wojewody/);
    await typeDay('Dzień doręczenia decyzji', '10122024');
    await tells(answer(), 'wtorek, 24 grudnia 2024');
    await tells(answer(), pl('calculators:term.past'));
    await tells(answer(), /7\sdni od końca przeszkody/);
  });

  it('warns where the length must be verified, and where the letter may give more', async () => {
    show();
    await choose('term');
    await pickTerm(/^Skarga do sądu/);
    await typeDay('Dzień doręczenia decyzji', '02112026');
    await expect.element(answer().getByText(pl('calculators:verify'), { exact: true })).toBeVisible();
    await pickTerm(/^Wezwanie do uzupełnienia/);
    await expect.element(answer().getByText(pl('calculators:term.minimum'))).toBeVisible();
  });

  it('of the letter’s own in working days names the safer day too', async () => {
    show();
    await choose('term');
    await page.getByRole('radio', { name: pl('calculators:term.from.own') }).click();
    const count = page.getByRole('textbox', { name: pl('calculators:term.own.count') });
    await count.fill('0');
    await expect.element(page.getByText(pl('calculators:term.own.count.error'))).toBeVisible();
    await count.fill('15');
    await page.getByRole('button', { name: new RegExp(`${pl('calculators:term.own.unit')}$`) }).click();
    await page.getByRole('option', { name: pl('calculators:term.unit.working-day') }).click();
    await typeDay(pl('calculators:term.start.letter-served'), '02112026');
    await tells(answer(), 'wtorek, 24 listopada 2026');
    await tells(answer(), '11.11.2026 Święto Niepodległości');
    await tells(answer(), 'Bezpieczniej: piątek, 20 listopada 2026');
  });

  it('shows its rule with the source and the day on which it was checked', async () => {
    show();
    await choose('term');
    await tells(answer(), 'art. 57 § 1, 4 k.p.a. · sprawdzone 21.11.2026');
    await answer()
      .getByRole('button', { name: /Jak liczyć termin w urzędzie/ })
      .click();
    await tells(page.getByRole('dialog'), 'zielonalinia.gov.pl');
  });
});

describe('a single absence', () => {
  it('is judged trip by trip: days do not add up, and the edge is not called safe', async () => {
    show();
    await choose('absence');
    await typeDay(pl('calculators:absence.from'), '01032026');
    await typeDay(pl('calculators:absence.to'), '30032026');
    await tells(answer(), pl('calculators:absence.verdict.within'));
    await typeDay(pl('calculators:absence.to'), '31032026');
    await tells(answer(), pl('calculators:absence.verdict.doubtful'));
    await page.getByRole('button', { name: pl('calculators:absence.add') }).click();
    await typeDay(pl('calculators:absence.from'), '10112026', 1);
    await page
      .getByRole('button', { name: pl('calculators:absence.open') })
      .nth(1)
      .click();
    await tells(answer(), 'środa, 9 grudnia 2026');
    await tells(page.getByRole('table').getByRole('row').nth(2), /nadal\s*12/);
  });
});

describe('the 60 days after a travel document was issued', () => {
  it('end on the Friday before a Saturday, because an office must be open', async () => {
    show();
    await choose('identity');
    await typeDay(pl('calculators:identity.issued'), '13102026');
    await tells(answer(), 'piątek, 11 grudnia 2026');
    await tells(answer(), 'Sam termin kończy się: sobota, 12 grudnia 2026');
  });

  it('are not mixed with the day that held for numbers given on a declaration', async () => {
    show();
    await choose('identity');
    await page.getByText(pl('calculators:identity.basis.statement'), { exact: true }).click();
    await tells(answer(), 'poniedziałek, 31 sierpnia 2026');
    expect(day(pl('calculators:identity.issued')).elements()).toEqual([]);
  });
});
