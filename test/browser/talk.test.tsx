import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { finish as finished } from '../../core/consultation/rules.ts';
import type { Consultation, Draft } from '../../core/consultation/schema.ts';
import { AppError } from '../../core/errors.ts';
import { aDraft, idAt } from '../helpers/a-consultation.ts';
import { type FakeServices, fakeServices, type StoreAnswers } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleStatus } from '../helpers/sample-answers.ts';

// Wide enough for the three columns side by side.
beforeAll(() => page.viewport(1280, 800));

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

const setting = {
  pointId: idAt(90),
  consultantCode: 'K1',
  guidanceVersion: null,
  contactsVersion: null,
  caseId: null,
};
const recordOf = (draft: Draft): Consultation =>
  finished(draft, setting, { now: () => '2026-11-21T11:00:00.000Z', dayOf: instant => instant.slice(0, 10) });

/** An answer that comes when the test says so. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function openDesk(answers: StoreAnswers): FakeServices {
  const services = fakeServices({
    store: {
      'desk.status': () => sampleStatus,
      'guidance.list': () => [],
      'directory.list': () => [],
      'draft.load': () => null,
      'draft.save': () => ({}),
      'draft.discard': () => ({}),
      'consultation.finish': recordOf,
      ...answers,
    },
  });
  rendered = renderApp({ services });
  return services;
}

const note = () => page.getByRole('textbox', { name: 'Notatka' });
const inputsOf = ({ calls }: FakeServices, name: string): Draft[] =>
  calls.flatMap(call => (call.name === name ? [call.input as Draft] : []));
const notesOf = (services: FakeServices, name: string): string[] =>
  inputsOf(services, name).map(draft => draft.fields.note);
const pressFinish = (): Promise<void> => userEvent.keyboard('{Control>}{Enter}{/Control}');

describe('a talk that is being finished', () => {
  it('takes in what is typed meanwhile, as a correction of the same visit', async () => {
    const saving = gate();
    let turns = 0;
    const services = openDesk({
      'consultation.finish': async draft => {
        turns += 1;
        if (turns === 1) await saving.opened;
        return recordOf(draft);
      },
    });
    await note().fill('pierwsze');
    await pressFinish();
    await expect.poll(() => turns).toBe(1);
    await note().fill('pierwsze i drugie');
    saving.open();
    await expect.element(page.getByText(/^Zapisano o \d/)).toBeVisible();
    expect(notesOf(services, 'consultation.finish')).toEqual(['pierwsze', 'pierwsze i drugie']);
    expect(new Set(inputsOf(services, 'consultation.finish').map(draft => draft.id)).size).toBe(1);
    await expect.element(note()).toHaveValue('');
  });

  it('is finished once, however often the key is pressed', async () => {
    const saving = gate();
    const services = openDesk({
      'consultation.finish': async draft => {
        await saving.opened;
        return recordOf(draft);
      },
    });
    await note().fill('a');
    await pressFinish();
    await pressFinish();
    saving.open();
    await expect.element(page.getByText(/^Zapisano o \d/)).toBeVisible();
    expect(notesOf(services, 'consultation.finish')).toEqual(['a']);
  });

  it('is kept with everything in it when it cannot be saved, and the next attempt saves it', async () => {
    let isFull = true;
    const services = openDesk({
      'consultation.finish': draft => {
        if (isFull) throw new AppError('disk-full');
        return recordOf(draft);
      },
    });
    await note().fill('ważne');
    await pressFinish();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Dysk jest pełny/);
    await expect.element(note()).toHaveValue('ważne');
    await note().fill('ważne i więcej');
    isFull = false;
    await pressFinish();
    await expect.element(page.getByText(/^Zapisano o \d/)).toBeVisible();
    expect(notesOf(services, 'consultation.finish')).toEqual(['ważne', 'ważne i więcej']);
  });

  it('is put away before a lock ends the worker', async () => {
    const saving = gate();
    const services = openDesk({
      'consultation.finish': async draft => {
        await saving.opened;
        return recordOf(draft);
      },
    });
    await note().fill('a');
    await pressFinish();
    await userEvent.keyboard('{Control>}l{/Control}');
    expect(services.ended()).toBe(0);
    saving.open();
    await expect.poll(() => services.ended()).toBe(1);
    const names = services.calls.map(call => call.name);
    expect(names.lastIndexOf('store.settle')).toBeGreaterThan(names.indexOf('consultation.finish'));
  });
});

describe('the draft', () => {
  const before: Draft = { ...aDraft(7), fields: { ...aDraft(7).fields, note: 'z wczoraj' } };

  it('of the last session is not written over by what is typed before it is there', async () => {
    const loading = gate();
    const services = openDesk({
      'draft.load': async () => {
        await loading.opened;
        return before;
      },
    });
    await note().fill('dzisiaj');
    expect(inputsOf(services, 'draft.save')).toEqual([]);
    loading.open();
    await expect.element(note()).toHaveValue('z wczoraj\ndzisiaj');
    await expect.poll(() => notesOf(services, 'draft.save')).toEqual(['z wczoraj\ndzisiaj']);
    expect(inputsOf(services, 'draft.save')[0]?.id).toBe(before.id);
    await expect.element(page.getByText(/^Wrócił zapis/)).toBeVisible();
  });

  it('typed before the last session has been looked for goes to disk when there is none', async () => {
    const loading = gate();
    const services = openDesk({
      'draft.load': async () => {
        await loading.opened;
        return null;
      },
    });
    await note().fill('dzisiaj');
    loading.open();
    await expect.poll(() => notesOf(services, 'draft.save')).toEqual(['dzisiaj']);
    await expect.element(note()).toHaveValue('dzisiaj');
  });

  it('that cannot be saved says so, keeps the words, and goes to disk with the next key', async () => {
    let isFull = true;
    const services = openDesk({
      'draft.save': () => {
        if (isFull) throw new AppError('disk-full');
        return {};
      },
    });
    await note().fill('słowa');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Dysk jest pełny/);
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent(/nie zapisano/);
    await expect.element(note()).toHaveValue('słowa');
    isFull = false;
    await note().fill('słowa dalej');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(notesOf(services, 'draft.save').at(-1)).toBe('słowa dalej');
  });
});

describe('a case for the running talk', () => {
  const aCase = (consultationId: string) => ({
    id: idAt(60),
    schemaVersion: 1 as const,
    revision: 1,
    number: 1,
    pointId: idAt(90),
    openedAt: '2026-11-21T11:00:00.000Z',
    status: 'open' as const,
    person: { givenName: 'Олена', familyName: '', phone: '' },
    language: 'uk' as const,
    note: '',
    nextDeadlineOn: null,
    consultationIds: [consultationId],
  });
  const dialog = () => page.getByRole('dialog');
  const openDialog = async (): Promise<void> => {
    await userEvent.keyboard('{Control>}o{/Control}');
    await expect.element(dialog()).toBeVisible();
  };
  const givenName = () => dialog().getByRole('textbox').first();

  it('that cannot be saved at first is opened by the next attempt, for the visit that was finished for it', async () => {
    let isFull = true;
    const services = openDesk({
      'case.open': ({ consultationId }) => {
        if (isFull) throw new AppError('disk-full');
        return aCase(consultationId);
      },
    });
    await note().fill('a');
    await openDialog();
    await givenName().fill('Олена');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).toMatchTextContent(/Dysk jest pełny/);
    isFull = false;
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).not.toBeInTheDocument();
    const asked = services.calls.filter(call => call.name === 'case.open').map(call => call.input);
    const [visit] = inputsOf(services, 'consultation.finish');
    expect(asked).toEqual([
      { consultationId: visit?.id, person: { givenName: 'Олена', familyName: '', phone: '' } },
      { consultationId: visit?.id, person: { givenName: 'Олена', familyName: '', phone: '' } },
    ]);
    expect(inputsOf(services, 'consultation.finish')).toHaveLength(1);
  });

  it('given up leaves no name for the next person', async () => {
    openDesk({});
    await note().fill('a');
    await openDialog();
    await givenName().fill('Олена');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await openDialog();
    await expect.element(givenName()).toHaveValue('');
  });

  it('asked for twice in one moment is opened once', async () => {
    const opening = gate();
    const services = openDesk({
      'case.open': async ({ consultationId }) => {
        await opening.opened;
        return aCase(consultationId);
      },
    });
    await note().fill('a');
    await openDialog();
    await givenName().fill('Олена');
    await userEvent.keyboard('{Enter}{Enter}');
    opening.open();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(services.calls.filter(call => call.name === 'case.open')).toHaveLength(1);
  });
});
