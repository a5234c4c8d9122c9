import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyDraft, finish } from '../../core/consultation/rules.ts';
import type { Consultation } from '../../core/consultation/schema.ts';
import { AppError } from '../../core/errors.ts';
import { type UiLanguage, uiLanguages } from '../../core/languages.ts';
import { batchOf } from '../../core/report/summary.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import type { StoreOutput } from '../../renderer/store/port.ts';
import { aConsultation, idAt } from '../helpers/a-consultation.ts';
import { type FakeServices, fakeServices, type StoreAnswers } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleRecoveryKey, sampleStatus } from '../helpers/sample-answers.ts';

const passphrase = 'koń bateria zszywka poprawna';
const today = '2026-11-21';
let rendered: Rendered | undefined;
beforeAll(() => page.viewport(1280, 800));
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

const words = {
  pl: createI18n({ language: 'pl' }),
  uk: createI18n({ language: 'uk' }),
  en: createI18n({ language: 'en' }),
};

/** A disk without room until the test makes some. */
function aFullDisk() {
  let isFull = true;
  return {
    refuse: (): void => {
      if (isFull) throw new AppError('disk-full');
    },
    makeRoom: (): void => {
      isFull = false;
    },
  };
}

const aCase: StoreOutput<'case.get'> = {
  id: idAt(60),
  schemaVersion: 1,
  revision: 1,
  number: 1,
  pointId: idAt(90),
  openedAt: `${today}T11:00:00.000Z`,
  status: 'open',
  person: { givenName: 'Олена', familyName: '', phone: '' },
  language: 'uk',
  note: '',
  nextDeadlineOn: null,
  consultationIds: [],
};
const caseRow = {
  group: 'case' as const,
  id: aCase.id,
  title: 'K-0001 · Олена',
  subtitle: '',
  titleRanges: [],
  subtitleRanges: [],
  badge: 'none' as const,
  badgeText: '',
};

const rowOf = (visit: Consultation): StoreOutput<'consultation.list'>[number] => ({
  id: visit.id,
  visitDate: visit.visitDate,
  finishedAt: visit.finishedAt,
  durationMin: visit.durationMin,
  channel: visit.channel,
  language: visit.language,
  topics: visit.topics,
  outcome: visit.outcome,
  urgency: visit.urgency,
  referrals: visit.referrals.length,
  caseNumber: null,
});

function open(language: UiLanguage, answers: StoreAnswers, host = {}): FakeServices {
  const services = fakeServices({
    store: {
      'desk.status': () => sampleStatus,
      'guidance.list': () => [],
      'directory.list': () => [],
      'draft.load': () => null,
      'draft.save': () => ({}),
      'consultation.finish': draft =>
        finish(
          draft,
          {
            pointId: idAt(90),
            consultantCode: 'K1',
            guidanceVersion: null,
            contactsVersion: null,
            caseId: null,
          },
          { now: () => `${today}T11:00:00.000Z`, dayOf: instant => instant.slice(0, 10) },
        ),
      ...answers,
    },
    host,
  });
  rendered = renderApp({ services, language });
  return services;
}
const says = (language: UiLanguage, code: 'disk-full' | 'file-save-failed' = 'disk-full') =>
  expect.element(page.getByRole('alert')).toMatchTextContent(words[language].t(`errors:${code}`));
const count = (services: FakeServices, name: string): number =>
  services.calls.filter(call => call.name === name).length;

describe.each(uiLanguages)('a full disk, in %s', language => {
  const { t } = words[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('at the last step of the first start keeps the key that is on paper by now', async () => {
    const disk = aFullDisk();
    const services = open(language, {
      'vault.state': () => ({ state: 'none', waitMs: 0, deviceBound: true }),
      'vault.create': () => ({ recoveryKey: sampleRecoveryKey }),
      'vault.confirm': () => {
        disk.refuse();
        return {};
      },
    });
    await page.getByRole('textbox').nth(0).fill('Kraków');
    await page.getByRole('textbox').nth(1).fill('K1');
    await page.getByRole('textbox').nth(2).fill(passphrase);
    await button(t('vault:create')).click();
    await button(t('vault:recovery.next')).click();
    await page.getByRole('textbox').fill(sampleRecoveryKey);
    await button(t('vault:confirm.action')).click();
    await says(language);
    await expect.element(page.getByRole('textbox')).toHaveValue(sampleRecoveryKey);
    disk.makeRoom();
    await button(t('vault:confirm.action')).click();
    await expect.element(page.getByRole('navigation')).toBeVisible();
    expect(count(services, 'vault.create')).toBe(1);
  });

  it('at a new passphrase keeps it typed, and the next attempt stores it', async () => {
    const disk = aFullDisk();
    open(language, {
      'vault.state': () => ({ state: 'locked', waitMs: 0, deviceBound: true }),
      'vault.unlockWithRecoveryKey': () => ({}),
      'vault.changePassphrase': () => {
        disk.refuse();
        return {};
      },
    });
    await button(t('vault:unlock.forgotten')).click();
    await page.getByRole('textbox').fill(sampleRecoveryKey);
    await button(t('vault:recover.action')).click();
    const field = page.getByRole('textbox', { name: t('vault:passphrase.new-label'), exact: true });
    await field.fill(passphrase);
    await button(t('vault:renew.action')).click();
    await expect.element(field).toHaveAccessibleDescription(new RegExp(t('errors:disk-full').slice(0, 20)));
    await expect.element(field).toHaveValue(passphrase);
    disk.makeRoom();
    await button(t('vault:renew.action')).click();
    await expect.element(page.getByRole('navigation')).toBeVisible();
  });

  it('at the name of the point keeps what was typed', async () => {
    open(language, {
      'profile.save': () => {
        throw new AppError('disk-full');
      },
    });
    await expect.element(page.getByRole('navigation')).toBeVisible();
    await userEvent.keyboard('{Alt>}6{/Alt}');
    const field = page.getByRole('textbox', { name: t('settings:point.name') });
    await field.fill('Tarnów');
    await button(t('common:save')).click();
    await says(language);
    await expect.element(field).toHaveValue('Tarnów');
  });

  it('at the draft keeps every word on the screen', async () => {
    open(language, {
      'draft.save': () => {
        throw new AppError('disk-full');
      },
    });
    const field = page.getByRole('textbox', { name: t('desk:note') });
    await field.fill('słowa');
    await says(language);
    await expect.element(field).toHaveValue('słowa');
  });

  it('between a visit and its case leaves the visit saved, and the next attempt joins them', async () => {
    const disk = aFullDisk();
    const services = open(language, {
      'search.query': () => ({
        groups: [{ group: 'case', total: 1, rows: [caseRow] }],
        tookMs: 1,
        complete: true,
      }),
      'case.get': () => aCase,
      'case.consultations': () => [],
      'case.attach': () => {
        disk.refuse();
        return aCase;
      },
    });
    await page.getByRole('combobox').first().fill('k-0001');
    await page.getByRole('option').click();
    await page.getByRole('textbox', { name: t('desk:note') }).fill('a');
    await button(t('cases:attach')).click();
    await says(language);
    disk.makeRoom();
    await button(t('cases:attach')).click();
    await expect.poll(() => count(services, 'case.attach')).toBe(2);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    const ids = services.calls
      .filter(call => call.name === 'case.attach')
      .map(call => JSON.stringify(call.input));
    expect(new Set(ids).size).toBe(1);
    expect(count(services, 'consultation.finish')).toBe(1);
  });

  it.each(['disk-full', 'file-save-failed'] as const)(
    'at an export says that nothing was written: %s',
    async code => {
      const visit = aConsultation({ visitDate: today });
      const batch = batchOf([visit], () => null, {
        exportId: '11111111-1111-4111-8111-111111111111',
        createdAt: `${today}T11:00:00.000Z`,
        pointId: idAt(90),
        appVersion: '0.1.0',
      });
      open(
        language,
        {
          'consultation.list': () => [rowOf(visit)],
          'export.summaries': () => ({
            fileName: 'drogowskaz.json',
            mediaType: 'application/json',
            bytes: new TextEncoder().encode('{}'),
            batch,
          }),
        },
        {
          'files.save': () => {
            throw new AppError(code);
          },
        },
      );
      await expect.element(page.getByRole('navigation')).toBeVisible();
      await userEvent.keyboard('{Alt>}5{/Alt}');
      await button(t('reports:preview.open-day')).click();
      await button(t('reports:save.json')).click();
      await says(language, code);
    },
  );
});

describe('the host', () => {
  const { t } = words.pl;

  it('that cannot copy the recovery key says so, and nothing is called copied', async () => {
    open(
      'pl',
      {
        'vault.state': () => ({ state: 'none', waitMs: 0, deviceBound: true }),
        'vault.create': () => ({ recoveryKey: sampleRecoveryKey }),
      },
      {
        'clipboard.write': () => {
          throw new AppError('host-unreachable');
        },
      },
    );
    await page.getByRole('textbox').nth(0).fill('Kraków');
    await page.getByRole('textbox').nth(1).fill('K1');
    await page.getByRole('textbox').nth(2).fill(passphrase);
    await page.getByRole('button', { name: t('vault:create'), exact: true }).click();
    await page.getByRole('button', { name: t('common:copy'), exact: true }).click();
    await expect.element(page.getByText(t('errors:host-unreachable'))).toBeVisible();
    expect(page.getByText(t('vault:recovery.copied')).elements()).toEqual([]);
  });

  it('that does not answer at a draft leaves the words on the screen', async () => {
    open('pl', {
      'draft.load': () => ({ ...emptyDraft({ id: idAt(1), startedAt: `${today}T10:00:00.000Z` }) }),
      'draft.save': () => {
        throw new AppError('host-unreachable');
      },
    });
    const field = page.getByRole('textbox', { name: t('desk:note') });
    await field.fill('słowa');
    await expect.element(page.getByRole('alert')).toMatchTextContent(t('errors:host-unreachable'));
    await expect.element(field).toHaveValue('słowa');
  });
});
