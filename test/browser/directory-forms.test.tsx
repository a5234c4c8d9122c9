import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import { aDirectoryStore, openDirectory } from '../helpers/open-directory.ts';
import type { Rendered } from '../helpers/render-app.tsx';

let store: AStore;
let rendered: Rendered | undefined;
beforeEach(async () => {
  await page.viewport(1280, 800);
  store = await aDirectoryStore();
  rendered = openDirectory(store).rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
});
afterEach(async () => {
  expect(rendered?.missing).toEqual([]);
  rendered?.close();
  rendered = undefined;
  await store.end();
});

const detail = (): string => document.querySelector('article')?.innerText ?? '';
const inDialog = () => page.getByRole('dialog');
const goToDirectory = async (): Promise<void> => {
  await userEvent.keyboard('{Alt>}3{/Alt}');
  await expect.poll(() => document.querySelectorAll('[data-row]').length).toBeGreaterThan(10);
};
const opened = (id: string) => store.call('directory.contact', { id });

describe('adding a contact', () => {
  it('names everything that is missing and leads there, then saves with its source and shows it', async () => {
    await goToDirectory();
    await page.getByRole('button', { name: 'Dodaj', exact: true }).click();
    await inDialog().getByRole('button', { name: 'Zapisz', exact: true }).click();
    const summary = inDialog().getByRole('alert');
    await expect.element(summary).toHaveFocus();
    expect(
      summary
        .getByRole('button')
        .elements()
        .map(one => one.textContent),
    ).toEqual([
      'Podaj nazwę po polsku.',
      'Wybierz potrzebę.',
      'Napisz, kto to powiedział albo gdzie to jest.',
    ]);
    expect(await axeViolations()).toEqual([]);
    await summary.getByRole('button', { name: 'Podaj nazwę po polsku.' }).click();
    await userEvent.keyboard('Kancelaria Przykład, Tarnów');
    await inDialog().getByRole('combobox', { name: 'Potrzeba' }).click();
    await userEvent.keyboard('Pomoc prawna{ArrowDown}{Enter}');
    await inDialog().getByLabelText('Telefon', { exact: true }).fill('14 621 00 00');
    await inDialog().getByLabelText('Miasto').fill('Tarnów');
    await inDialog().getByRole('radio', { name: 'według dni' }).click();
    for (const day of ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek'])
      await inDialog().getByRole('button', { name: day }).click();
    await inDialog().getByLabelText('Od', { exact: true }).fill('8');
    await inDialog().getByLabelText('Do', { exact: true }).fill('12');
    await inDialog().getByLabelText('i od').fill('13.00');
    await inDialog().getByLabelText('do', { exact: true }).fill('18');
    await expect.element(inDialog().getByText('W tym tygodniu to znaczy:')).toBeVisible();
    await inDialog().getByRole('button', { name: 'ukraiński' }).click();
    await inDialog().getByLabelText('Kto to powiedział').fill('recepcja, telefonicznie');
    await inDialog().getByRole('button', { name: 'Zapisz', exact: true }).click();
    await expect.element(inDialog()).not.toBeInTheDocument();
    await expect.poll(detail).toMatch(/otwarte do 12:00/);
    const saved = await opened('kancelaria-przyklad-tarnow');
    expect(saved.contact.profile.hours).toBe('Mo-Fr 08:00-12:00,13:00-18:00');
    expect(saved.contact.languages).toEqual([{ code: 'uk' }]);
    expect(saved.fields.find(({ field }) => field === 'phones')?.trust).toEqual({
      source: 'recepcja, telefonicznie',
      confidence: 'medium',
      verifiedOn: '2026-11-23',
      verifiedBy: 'K-04',
    });
  });
});

describe('editing a contact', () => {
  const open = async (id: string): Promise<void> => {
    await goToDirectory();
    const [row] = await store.call('directory.list', { language: 'pl', filter: { ids: [id] } });
    await page.getByLabelText('Zawęź listę').fill(row?.title ?? '');
    await expect.poll(() => document.querySelector(`[data-row]`)?.textContent).toContain(row?.title ?? '?');
    document.querySelector<HTMLElement>('[data-row]')?.click();
    await expect.poll(detail).toContain(row?.title ?? '?');
    await page.getByRole('button', { name: 'Popraw', exact: true }).click();
    await expect.element(inDialog()).toBeVisible();
  };

  it('writes only what was changed, and keeps translations of what was not', async () => {
    await open('pid-tarnow');
    const before = await opened('pid-tarnow');
    await inDialog().getByLabelText('Strona').fill('https://infoopt.pl/nowa');
    await inDialog().getByLabelText('Kto to powiedział').fill('infoopt.pl');
    await inDialog().getByRole('button', { name: 'Zapisz', exact: true }).click();
    await expect.poll(detail).toContain('https://infoopt.pl/nowa');
    const after = await opened('pid-tarnow');
    expect(after.fields.filter(({ isLocal }) => isLocal).map(({ field }) => field)).toEqual(['url']);
    expect(after.contact.profile.services).toEqual(before.contact.profile.services);
  });

  it('closed for a while is said at once, in the list and in the contact, and nothing else is asked for', async () => {
    await open('pid-tarnow');
    await inDialog()
      .getByRole('spinbutton', { name: /^dzień,? Zamknięte od/ })
      .click();
    await userEvent.keyboard('20112026');
    await inDialog().getByLabelText('Kto to powiedział').fill('kartka na drzwiach');
    await inDialog().getByRole('button', { name: 'Zapisz', exact: true }).click();
    await expect.poll(detail).toMatch(/Czasowo zamknięte|czasowo zamknięte/);
    expect((await opened('pid-tarnow')).closed).toEqual({ from: '2026-11-20', to: null, reason: '' });
  });
});

describe('importing', () => {
  const choose = (name: string, text: string): void => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    const files = new DataTransfer();
    files.items.add(new File([text], name, { type: 'text/csv' }));
    if (input === null) throw new Error('no field for a file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const table = [
    'name;category;city;phones;hours;languages',
    'Kancelaria Nowa;legal-aid;Tarnów;14 621 11 11;Mo-Fr 08:00-18:00;uk, pl',
    ';legal-aid;Tarnów;14 621 22 22;;',
    'Bez potrzeby;nic-takiego;Tarnów;14 621 33 33;;',
  ].join('\n');

  it('shows every row with its reason before anything is stored, stores it, and takes it back', async () => {
    await goToDirectory();
    await page.getByRole('button', { name: 'Wczytaj', exact: true }).click();
    choose('kontakty.csv', table);
    await expect.element(inDialog().getByRole('table')).toBeVisible();
    const words = inDialog().getByRole('table').element().textContent ?? '';
    expect(words).toContain('Kancelaria Nowa');
    expect(words).toContain('Brak nazwy.');
    expect(words).toContain('Nie ma potrzeby „nic-takiego”.');
    expect(await axeViolations()).toEqual([]);
    const count = async () => (await store.call('directory.list', { language: 'pl' })).length;
    expect(await count()).toBe(175);
    await inDialog().getByRole('button', { name: 'Zapisz 1' }).click();
    await expect.element(inDialog().getByText('Dodano: 1, zmieniono: 0', { exact: true })).toBeVisible();
    expect(await count()).toBe(176);
    await inDialog().getByRole('button', { name: 'Cofnij wczytanie: kontakty.csv' }).click();
    await expect.element(inDialog().getByText(/^Cofnięto: 1/)).toBeVisible();
    expect(await count()).toBe(175);
  });

  it('says in words why a file is not taken', async () => {
    await goToDirectory();
    await page.getByRole('button', { name: 'Wczytaj', exact: true }).click();
    choose('obraz.csv', '\u0000\u0001');
    await expect.element(inDialog().getByRole('alert')).toBeVisible();
  });
});

describe('at the Desk', () => {
  it('a contact in the results says until when it is open', async () => {
    await userEvent.keyboard('{Control>}k{/Control}pid tarnow');
    await expect
      .poll(() => document.querySelector('[role="option"]')?.textContent)
      .toMatch(/otwarte do 15:30/);
    await userEvent.keyboard('{Enter}');
    await expect.poll(detail).toMatch(/otwarte do 15:30/);
  });
});
