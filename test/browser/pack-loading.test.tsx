import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import { type UiLanguage, uiLanguages } from '../../core/languages.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import type { StoreOutput } from '../../renderer/store/port.ts';
import { axeViolations } from '../helpers/axe.ts';
import { fakeServices, type StoreAnswers } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleStatus } from '../helpers/sample-answers.ts';
import { xssPayloads } from '../helpers/xss-payloads.ts';

const word = (text: string) => ({ pl: `${text} (pl)`, uk: `${text} (uk)`, en: text });
const root = {
  organization: 'Fundacja Przykład',
  version: 1,
  expiresOn: '2027-11-30',
  fingerprint: 'a49c 0350 f449 54f5 b4f5 0898 8e37 2891',
};
const preview: StoreOutput<'pack.inspect'> = {
  token: '1',
  id: 'guidance-pl',
  kind: 'guidance',
  title: word('Guidance'),
  notice: word('Not yet read by a lawyer.'),
  version: '2026.12.1',
  asOf: '2026-12-01',
  issuedAt: '2026-12-01T10:00:00.000Z',
  expiresOn: '2027-05-31',
  replaces: '2026.11.2',
  root,
  rootIsNew: true,
  counts: [
    { thing: 'fact', added: 1, removed: 0, changed: 1 },
    { thing: 'statement', added: 0, removed: 1, changed: 0 },
  ],
  changes: [
    {
      thing: 'fact',
      id: 'fee (2026-03-05)',
      change: 'changed',
      name: word('Fee'),
      fields: [
        { field: 'value', from: word('340 zł'), to: word('440 zł') },
        { field: 'trust.validTo', from: null, to: word('2026-12-31') },
        { field: 'trust.sources.0', from: word('A1'), to: word('A2') },
        { field: 'phones.0.number', from: word('112'), to: null },
      ],
    },
    { thing: 'fact', id: 'rate', change: 'added', name: word('Rate'), fields: [] },
    { thing: 'statement', id: 'permit/lead', change: 'removed', name: word('You pay.'), fields: [] },
  ],
  furtherChanges: 12,
};

const holds = (place: Locator, words: string): Promise<void> =>
  expect.poll(() => place.query()?.textContent).toContain(words);

let rendered: Rendered | undefined;
beforeAll(() => page.viewport(1280, 900));
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

/** The settings on a computer where packs of one organisation are taken. */
async function open(
  language: UiLanguage,
  store: StoreAnswers = {},
  opened: Uint8Array<ArrayBuffer> | null = new Uint8Array(3),
) {
  const { t } = createI18n({ language });
  const services = fakeServices({
    store: {
      'desk.status': () => sampleStatus,
      'guidance.list': () => [],
      'directory.list': () => [],
      'draft.load': () => null,
      'consultation.list': () => [],
      'pack.origin': () => ({ root }),
      'pack.inspect': () => preview,
      'pack.activate': () => ({}),
      'pack.dismiss': () => ({}),
      ...store,
    },
    host: { 'files.open': () => ({ bytes: opened }) },
  });
  rendered = renderApp({ services, language });
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await userEvent.keyboard('{Alt>}6{/Alt}');
  await expect.element(page.getByRole('table')).toBeVisible();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const called = (name: string) => services.calls.filter(call => call.name === name);
  return { t, button, called };
}

describe.each(uiLanguages)('the packs in the settings, in %s', language => {
  it('show version, age and expiry, and a newer one with what it changes before it is taken', async () => {
    const { t, button, called } = await open(language);
    const table = page.getByRole('table');
    await holds(table, '2026.11.2');
    await holds(table, t('settings:packs.from-file'));
    await holds(table, t('settings:packs.expires.with-program'));
    await expect.element(page.getByText(root.fingerprint)).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    await button(t('settings:packs.load')).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toBeVisible();
    for (const words of ['2026.11.2', '2026.12.1', root.organization, '440 zł', '340 zł', '12'])
      await holds(dialog, words);
    await holds(dialog, t('settings:preview.root-new'));
    await holds(dialog, t('settings:field.validTo'));
    expect(await axeViolations()).toEqual([]);
    expect(called('pack.activate')).toEqual([]);
    await button(t('settings:preview.take')).click();
    const taken = { title: preview.title[language], version: '2026.12.1' };
    await expect.element(page.getByText(t('settings:packs.taken', taken)).first()).toBeVisible();
    expect(called('pack.activate').map(({ input }) => input)).toEqual([{ token: '1' }]);
    expect(rendered?.missing).toEqual([]);
  });

  it('say in words why a file was refused, and that the present pack stays', async () => {
    const { t, button } = await open(language, {
      'pack.inspect': () => {
        throw new AppError('pack-needs-newer-program', { pack: 'guidance-pl', needed: '0.9.0' });
      },
    });
    await button(t('settings:packs.load')).click();
    const alert = page.getByRole('alert');
    await holds(alert, t('settings:packs.refused'));
    await holds(alert, '0.9.0');
    expect(await axeViolations()).toEqual([]);
  });

  it('take a signing file only with the fingerprint that was typed', async () => {
    const typedWords: string[] = [];
    const { t, button } = await open(language, {
      'pack.origin': () => ({ root: null }),
      'pack.confirmRoot': ({ typed }) => {
        typedWords.push(typed);
        if (typed !== root.fingerprint) throw new AppError('pack-root-mismatch');
        return root;
      },
    });
    await expect.element(button(t('settings:packs.load'))).toBeDisabled();
    await expect.element(page.getByText(t('settings:root.none'))).toBeVisible();
    await button(t('settings:root.confirm')).click();
    const dialog = page.getByRole('dialog');
    const take = button(t('settings:root.take'));
    await expect.element(take).toBeDisabled();
    await button(t('settings:root.choose')).click();
    await holds(dialog, t('settings:root.chosen'));
    // Shown beside the file it would be confirmed unread.
    expect(dialog.element().textContent).not.toContain('a49c');
    const field = dialog.getByRole('textbox');
    await field.fill('0000 1111');
    await take.click();
    await holds(page.getByRole('alert'), t('errors:pack-root-mismatch'));
    expect(await axeViolations()).toEqual([]);
    await field.fill(root.fingerprint);
    await take.click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(typedWords).toEqual(['0000 1111', root.fingerprint]);
  });
});

describe('loading a pack', () => {
  it('does nothing when no file is chosen, and forgets the preview when it is cancelled or left', async () => {
    const first = await open('en', {}, null);
    await first.button(first.t('settings:packs.load')).click();
    await expect.poll(() => first.called('host:files.open').length).toBe(1);
    expect(first.called('pack.inspect')).toEqual([]);
    rendered?.close();

    const { t, button, called } = await open('en');
    await button(t('settings:packs.load')).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(called('pack.dismiss')).toHaveLength(1);
    expect(called('pack.activate')).toEqual([]);
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await expect.poll(() => called('pack.dismiss').length).toBe(2);
  });

  it('says so when a pack in use has expired, and keeps it', async () => {
    const packs = sampleStatus.packs.map(pack => ({ ...pack, expiresOn: '2026-11-20' }));
    const { t } = await open('pl', { 'desk.status': () => ({ ...sampleStatus, packs }) });
    await expect.element(page.getByText(t('settings:packs.expired.title'))).toBeVisible();
    expect(await page.getByText(t('settings:packs.expired'), { exact: true }).all()).toHaveLength(2);
    expect(await axeViolations()).toEqual([]);
  });

  it('shows hostile words of a preview as words (G5)', async () => {
    const hostile = xssPayloads.filter((_, i) => i % 4 === 0).slice(0, 280);
    const { t, button } = await open('en', {
      'pack.inspect': () => ({
        ...preview,
        title: word(hostile[0] ?? ''),
        notice: word(hostile[1] ?? ''),
        changes: hostile.map((payload, i) => ({
          thing: 'statement' as const,
          id: `${i}`,
          change: 'changed' as const,
          name: word(payload),
          fields: [{ field: 'text', from: word(payload), to: word(payload) }],
        })),
      }),
    });
    await button(t('settings:packs.load')).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toBeVisible();
    const shown = dialog.element();
    for (const payload of hostile) expect(shown.textContent).toContain(payload);
    expect(
      shown.querySelectorAll('script, img, iframe, object, embed, form, style, math, base, meta, link'),
    ).toHaveLength(0);
  });
});
