import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';
import '../../renderer/styles/print.css';
import { I18nProvider } from 'react-aria-components';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { Statement, Topic } from '../../core/guidance/schema.ts';
import type { HandoutMaterial } from '../../core/handout/input.ts';
import { type LocalizedText, type UiLanguage, uiLanguages } from '../../core/languages.ts';
import { HandoutDialog, type HandoutDialogProps } from '../../renderer/components/handout/handout-dialog.tsx';
import type { SaveFile } from '../../renderer/components/handout/save-buttons.tsx';
import { LiveRegion } from '../../renderer/components/live-region.tsx';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { intlTags } from '../../renderer/i18n/format.ts';
import { axeViolations } from '../helpers/axe.ts';

const text = (pl: string, uk: string, en: string): LocalizedText => ({ pl, uk, en });
const trust: Statement['trust'] = {
  sources: ['S1'],
  validFrom: null,
  validTo: null,
  checkedOn: '2026-11-21',
  reviewBy: '2027-01-21',
  confidence: 'high',
  verify: false,
  legalBasis: 'art. 42c, Dz.U. 2025 poz. 337',
};
const statement = (id: string, words: LocalizedText, verify = false): Statement => ({
  id,
  text: words,
  detail: text('Drobny druk', 'Дрібний текст', 'Small print'),
  trust: { ...trust, verify },
});
const topic: Topic = {
  id: 'karta',
  title: text('Karta pobytu', 'Карта побиту', 'Residence card'),
  summary: text('s', 's', 's'),
  keywords: { pl: [], uk: [], en: [] },
  topicCode: 'legal-cukr',
  relatedTopicCodes: [],
  lead: [statement('lead', text('Dla osób ze statusem', 'Для осіб зі статусом', 'For people with a status'))],
  deadlines: [
    {
      factId: 'dzien',
      label: text('Wniosek do', 'Заява до', 'Apply by'),
      note: text('online', 'онлайн', 'online'),
    },
  ],
  sections: [
    {
      id: 'kroki',
      kind: 'steps',
      title: text('Co zrobić', 'Що зробити', 'What to do'),
      statements: [
        statement('jeden', text('Zapłać opłatę', 'Сплатіть збір', 'Pay the fee')),
        statement('dwa', text('Złóż wniosek', 'Подайте заяву', 'File it'), true),
      ],
    },
    {
      id: 'prawa',
      kind: 'rights',
      title: text('Co daje', 'Що дає', 'What it gives'),
      statements: [statement('prawo', text('Wolno pracować', 'Можна працювати', 'You may work'))],
    },
  ],
  factIds: [],
  contactIds: [],
  relatedTopicIds: [],
  officialLinks: [{ label: text('UdSC', 'UdSC', 'UdSC'), url: 'https://www.gov.pl/web/udsc' }],
};
const material: HandoutMaterial = {
  topics: [topic],
  outcomes: [],
  contacts: [],
  namedContactIds: [],
  facts: new Map([
    [
      'dzien',
      {
        id: 'dzien',
        label: text('d', 'd', 'd'),
        value: { kind: 'day', on: '2027-03-04' },
        note: null,
        trust,
      },
    ],
  ]),
  linkTopics: [],
  guidancePack: { version: '2026.11.1', asOf: '2026-11-21' },
  contactsPack: null,
  on: '2026-11-22',
};

let root: Root | undefined;
const print = vi.fn(() => {
  window.dispatchEvent(new Event('beforeprint'));
  window.dispatchEvent(new Event('afterprint'));
});
const media = (value: 'print' | 'screen'): Promise<unknown> =>
  Reflect.apply(cdp().send, cdp(), ['Emulation.setEmulatedMedia', { media: value }]);

beforeAll(async () => {
  await page.viewport(1280, 800);
  vi.stubGlobal('print', print);
});
afterEach(async () => {
  await media('screen');
  root?.unmount();
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
  print.mockClear();
});

interface Shown {
  readonly show: (props: Partial<HandoutDialogProps>) => void;
  readonly close: ReturnType<typeof vi.fn>;
  readonly saved: SaveFile[];
}

function open(props: Partial<HandoutDialogProps> = {}, language: UiLanguage = 'pl'): Shown {
  const element = document.createElement('main');
  element.textContent = 'Stanowisko';
  document.body.append(element);
  const place = document.createElement('div');
  element.append(place);
  const made = createRoot(place);
  root = made;
  const i18n = createI18n({ language });
  document.documentElement.lang = language;
  const close = vi.fn(() => made.render(null));
  const saved: SaveFile[] = [];
  const show = (changed: Partial<HandoutDialogProps>): void =>
    made.render(
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale={intlTags[language]}>
          <LiveRegion>
            <HandoutDialog
              material={material}
              clientLanguage="uk"
              missingLanguage={null}
              pointName="Punkt Krowodrza"
              today="2026-11-22"
              isStale={() => false}
              isAgain={event => event.ctrlKey && event.code === 'KeyD'}
              onClose={close}
              onSave={async file => {
                saved.push(file);
                return 'saved';
              }}
              onSavePdf={null}
              {...changed}
            />
          </LiveRegion>
        </I18nProvider>
      </I18nextProvider>,
    );
  show(props);
  return { show, close, saved };
}

const { t } = createI18n({ language: 'pl' });
const paper = () => document.querySelector('[data-print="alone"]')?.textContent ?? '';
const dialog = () => page.getByRole('dialog');

describe('the hand-out on screen', () => {
  it('prints on Enter at once, and goes when it is printed', async () => {
    const { close } = open();
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => print.mock.calls.length).toBe(1);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('prints at a second press of the key that opened it, also from another control', async () => {
    open();
    await dialog().getByRole('checkbox').nth(1).click();
    await userEvent.keyboard('{Control>}d{/Control}');
    await expect.poll(() => print.mock.calls.length).toBe(1);
  });

  it('asked before the paper is there, prints as soon as it is', async () => {
    const { show } = open({ material: undefined });
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(print).not.toHaveBeenCalled();
    show({ material });
    await expect.poll(() => print.mock.calls.length).toBe(1);
  });

  it('goes on Escape without printing, and stays when a PDF was made of it', async () => {
    const { close } = open();
    await expect.element(dialog()).toBeVisible();
    window.dispatchEvent(new Event('afterprint'));
    expect(close).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => close.mock.calls.length).toBe(1);
    expect(print).not.toHaveBeenCalled();
  });

  it('puts on paper what is ticked, in the language that is chosen', async () => {
    open();
    await expect.poll(paper).toContain('Подайте заяву');
    expect(paper()).toContain('Złóż wniosek');
    expect(paper()).not.toContain('Wolno pracować');
    await dialog().getByRole('checkbox', { name: 'Co daje' }).click();
    expect(paper()).toContain('Wolno pracować');
    const whole = dialog().getByRole('checkbox', { name: 'Karta pobytu' });
    await whole.click();
    await expect.element(dialog().getByText(t('handout:empty'))).toBeVisible();
    expect(paper()).toBe('');
    await whole.click();
    expect(paper()).toContain('Złóż wniosek');
    await dialog().getByRole('radio', { name: 'angielski' }).click();
    expect(paper()).toContain('File it');
    expect(paper()).not.toContain('Подайте');
    await dialog().getByText(t('handout:polish')).click();
    expect(paper()).not.toContain('Złóż wniosek');
    await dialog().getByText(t('handout:brief')).click();
    expect(paper()).not.toContain('Small print');
  });

  it('has no name unless one is asked for, and says nothing of it in a file', async () => {
    const { saved } = open();
    await expect.poll(paper).not.toContain('Для:');
    await dialog().getByText(t('handout:name')).click();
    expect(paper()).toContain('Для:');
    await dialog().getByRole('textbox').fill('Оксана Вигадана');
    expect(paper()).toContain('Оксана Вигадана');
    for (const key of ['save.text', 'save.dates'] as const)
      await dialog()
        .getByRole('button', { name: t(`handout:${key}`) })
        .click();
    await expect.poll(() => saved.length).toBe(2);
    for (const { bytes, suggestedName } of saved) {
      expect(new TextDecoder().decode(bytes)).not.toContain('Оксана');
      expect(suggestedName).toMatch(/^drogowskaz-2026-11-22\.(?:txt|ics)$/);
    }
    expect(saved.map(({ mediaType }) => mediaType)).toEqual(['text/plain', 'text/calendar']);
  });

  it('holds back a translation older than its Polish text until somebody has compared them', async () => {
    open({ isStale: words => words.pl === 'Złóż wniosek' });
    await expect.poll(paper).toContain('Złóż wniosek');
    expect(paper()).not.toContain('Подайте заяву');
    await expect.element(dialog().getByText(t('handout:held', { count: 1 }))).toBeVisible();
    await dialog()
      .getByRole('button', { name: t('handout:held.confirm') })
      .click();
    expect(paper()).toContain('Подайте заяву');
  });

  it('says which language the client may read where the program lacks the one of the talk', async () => {
    open({ missingLanguage: 'ka' });
    await expect.element(dialog().getByText(/gruziński/)).toBeVisible();
  });

  it('is alone on paper, black on white, whatever the theme', async () => {
    document.documentElement.dataset.theme = 'dark';
    open();
    await expect.poll(paper).toContain('Подайте заяву');
    await media('print');
    const sheet = document.querySelector('[data-print="alone"] > div');
    if (sheet === null) throw new Error('no sheet');
    const seen = [...document.body.children].filter(child => child.checkVisibility());
    expect(seen).toEqual([sheet.parentElement]);
    expect(getComputedStyle(sheet).color).toBe('rgb(0, 0, 0)');
    expect(getComputedStyle(sheet).backgroundColor).toBe('rgb(255, 255, 255)');
  });
});

describe.each(uiLanguages)('the hand-out in %s', language => {
  it.each(['light', 'dark'] as const)('has no barrier in the %s theme', async theme => {
    document.documentElement.dataset.theme = theme;
    const say = createI18n({ language }).t;
    open({ missingLanguage: 'ka', isStale: words => words.pl === 'Złóż wniosek' }, language);
    await expect.poll(paper).toContain('Сплатіть збір');
    await dialog().getByText(say('handout:name')).click();
    expect(await axeViolations()).toEqual([]);
    await dialog()
      .getByRole('radio', { name: say('handout:view.codes') })
      .click();
    await expect.element(dialog().getByRole('img').first()).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });
});
