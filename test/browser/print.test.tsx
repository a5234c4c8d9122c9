import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { batchOf } from '../../core/report/summary.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { aConsultation, idAt } from '../helpers/a-consultation.ts';
import { fakeServices } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleRecoveryKey, sampleStatus } from '../helpers/sample-answers.ts';

const { t } = createI18n({ language: 'pl' });
const passphrase = 'koń bateria zszywka poprawna';
const note = 'Pani przyszła z synem';

/** What the printer gets instead of the screen. */
const onPaper = (media: 'print' | 'screen'): Promise<unknown> =>
  Reflect.apply(cdp().send, cdp(), ['Emulation.setEmulatedMedia', { media }]);

let rendered: Rendered | undefined;
beforeAll(() => page.viewport(1280, 800));
beforeEach(() => onPaper('screen'));
afterEach(async () => {
  await onPaper('screen');
  rendered?.close();
  rendered = undefined;
});

/** The words that take up room, in order. */
function seen(): string {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const isSeen = parentElement?.checkVisibility({ visibilityProperty: true });
    if (isSeen && textContent?.trim() !== '') parts.push(textContent ?? '');
  }
  return parts.join('\n');
}

it('the summary of a day is a sheet of what leaves, without the program around it', async () => {
  const visit = aConsultation({ note, visitDate: '2026-11-21' });
  const batch = batchOf([visit], () => null, {
    exportId: '11111111-1111-4111-8111-111111111111',
    createdAt: '2026-11-21T11:00:00.000Z',
    pointId: idAt(90),
    appVersion: '0.1.0',
  });
  const { id, visitDate, finishedAt, durationMin, channel, language, topics, outcome, urgency } = visit;
  const row = { id, visitDate, finishedAt, durationMin, channel, language, topics, outcome, urgency };
  const services = fakeServices({
    store: {
      'desk.status': () => sampleStatus,
      'guidance.list': () => [],
      'directory.list': () => [],
      'draft.load': () => null,
      'consultation.list': () => [{ ...row, referrals: 0, caseNumber: null }],
      'export.summaries': () => ({
        fileName: 'drogowskaz.json',
        mediaType: 'application/json',
        bytes: new TextEncoder().encode('{}'),
        batch,
      }),
    },
  });
  rendered = renderApp({ services });
  await expect.element(page.getByRole('navigation')).toBeVisible();
  services.emitStore({ type: 'notice', notice: 'database-rebuilt', details: {} });
  await userEvent.keyboard('{Alt>}5{/Alt}');
  await page.getByRole('button', { name: t('reports:preview.open-day') }).click();
  await expect.element(page.getByText(t('codes:topic.housing')).first()).toBeVisible();
  expect(seen()).toContain(t('common:notice.database-rebuilt'));

  await onPaper('print');
  const paper = seen();
  for (const part of ['field.channel', 'field.durationMin', 'field.outcome'] as const)
    expect(paper).toContain(t(`reports:${part}`));
  expect(paper).toContain(t('codes:topic.housing'));
  expect(paper).toContain(t('codes:channel.walk-in'));
  for (const word of [
    note,
    t('common:top.lock'),
    t('common:nav.desk'),
    t('common:status.saved'),
    t('common:notice.database-rebuilt'),
    t('reports:save.json'),
    t('common:back'),
    sampleStatus.pointName,
  ])
    expect(paper).not.toContain(word);
});

it('the recovery key goes to paper alone, with the name of its point', async () => {
  rendered = renderApp({
    services: fakeServices({
      store: {
        'vault.state': () => ({ state: 'none', waitMs: 0, deviceBound: true }),
        'vault.create': () => ({ recoveryKey: sampleRecoveryKey }),
      },
    }),
  });
  await page.getByRole('textbox').nth(0).fill('Kraków, Przy Rondzie 6');
  await page.getByRole('textbox').nth(1).fill('K1');
  await page.getByRole('textbox').nth(2).fill(passphrase);
  await page.getByRole('button', { name: t('vault:create'), exact: true }).click();
  await expect.element(page.getByRole('button', { name: t('vault:recovery.next') })).toBeVisible();
  const groups = sampleRecoveryKey.split('-');
  expect(seen().split(groups[0] ?? '')).toHaveLength(2);

  await onPaper('print');
  const paper = seen();
  for (const group of groups) expect(paper.split(group)).toHaveLength(2);
  expect(paper).toContain('Kraków, Przy Rondzie 6');
  expect(paper).toContain(t('vault:recovery.sheet-title'));
  expect(paper).not.toContain(t('vault:recovery.next'));
  expect(paper).not.toContain(passphrase);
});
