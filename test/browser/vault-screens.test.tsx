import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import { fakeServices, type StoreAnswers, sampleNow } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleRecoveryKey, sampleStatus, sampleUrgentLines } from '../helpers/sample-answers.ts';

const passphrase = 'koń bateria zszywka poprawna';
let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

const opened: StoreAnswers = {
  'desk.status': () => sampleStatus,
  'draft.load': () => null,
  'urgent.list': () => [...sampleUrgentLines],
};

/** The window on a worker that starts in the given state, with further answers. */
function start(state: 'none' | 'locked', answers: StoreAnswers, now?: () => number) {
  let waitMs = 0;
  const services = fakeServices({
    store: {
      ...opened,
      'vault.state': () => ({ state, waitMs, deviceBound: true }),
      ...answers,
    },
    ...(now === undefined ? {} : { now }),
  });
  rendered = renderApp({ services, language: 'pl' });
  const setWait = (ms: number): void => {
    waitMs = ms;
  };
  return { services, setWait };
}

const field = (label: string) => page.getByRole('textbox', { name: label });
const button = (name: string) => page.getByRole('button', { name });
const passphraseField = () => page.getByLabelText('Hasło', { exact: true });

describe('first start', () => {
  it('asks for what is missing, all at once, and sends nothing', async () => {
    const { services } = start('none', {});
    await button('Dalej').click();
    const summary = page.getByRole('alert');
    await expect.element(summary).toMatchTextContent('Wpisz nazwę punktu.');
    await expect.element(summary).toMatchTextContent('co najmniej 15 znaków');
    await expect.element(summary).toHaveFocus();
    expect(services.calls.filter(call => call.name === 'vault.create')).toEqual([]);
  });

  it('stores the vault only after the recovery key came back from paper', async () => {
    const confirmed: string[] = [];
    const { services } = start('none', {
      'vault.create': () => ({ recoveryKey: sampleRecoveryKey }),
      'vault.confirm': ({ typed }) => {
        if (typed.replaceAll('-', '') !== sampleRecoveryKey.replaceAll('-', '')) {
          throw new AppError('recovery-key-mismatch', { reason: 'check' });
        }
        confirmed.push(typed);
        return {};
      },
    });
    await field('Nazwa punktu').fill('Kraków, Przy Rondzie 6');
    await field('Twój kod').fill('K1');
    await passphraseField().fill(passphrase);
    await button('Dalej').click();
    await expect
      .element(page.getByRole('list', { name: 'Klucz odzyskiwania' }))
      .toMatchTextContent('7K2M9QXW');
    expect(services.calls.find(call => call.name === 'vault.create')?.input).toEqual({
      passphrase,
      pointName: 'Kraków, Przy Rondzie 6',
      consultantCode: 'K1',
    });
    await button('Mam klucz na papierze').click();
    await field('Klucz odzyskiwania z kartki').fill('0000');
    await button('Zakończ i otwórz').click();
    await expect.element(field('Klucz odzyskiwania z kartki')).toHaveAccessibleDescription(/nie jest klucz/);
    await field('Klucz odzyskiwania z kartki').fill(sampleRecoveryKey);
    await button('Zakończ i otwórz').click();
    await expect.element(page.getByRole('navigation', { name: 'Ekrany' })).toBeVisible();
    expect(confirmed).toEqual([sampleRecoveryKey]);
  });

  it('says how strong the passphrase is while it is typed', async () => {
    start('none', {});
    await passphraseField().fill('krótkie');
    await expect
      .element(page.getByRole('status', { name: 'Siła hasła' }))
      .toMatchTextContent('Jeszcze 8 znaków');
    await passphraseField().fill('aaaaaaaaaaaaaaaaaaaa');
    await expect.element(page.getByRole('status', { name: 'Siła hasła' })).toMatchTextContent('Słabe');
    await passphraseField().fill('żyrafa kompas lewkonia 83 twaróg');
    await expect.element(page.getByRole('status', { name: 'Siła hasła' })).toMatchTextContent('Mocne');
  });

  it('puts old records aside only when the person says so', async () => {
    const { services } = start('none', {
      'vault.create': input => {
        if (input.setAsideOldRecords !== true) throw new AppError('vault-missing', { records: 12 });
        return { recoveryKey: sampleRecoveryKey };
      },
    });
    await field('Nazwa punktu').fill('Punkt');
    await field('Twój kod').fill('K1');
    await passphraseField().fill(passphrase);
    await button('Dalej').click();
    await expect.element(page.getByText('Znaleziono tu starsze zapisy')).toBeVisible();
    await button('Odłóż je na bok i dalej').click();
    await expect.element(page.getByRole('heading', { name: 'Twój klucz odzyskiwania' })).toBeVisible();
    expect(services.calls.filter(call => call.name === 'vault.create')).toHaveLength(2);
  });
});

describe('unlocking', () => {
  it('says the same words for every refusal, and waits as long as the host says', async () => {
    let time = sampleNow;
    const { services, setWait } = start(
      'locked',
      {
        'vault.unlock': () => {
          setWait(4000);
          throw new AppError('unlock-refused');
        },
      },
      () => time,
    );
    await passphraseField().fill('coś innego');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toMatchTextContent('Nie udało się otworzyć.');
    await expect.element(page.getByText('Następna próba za 4 sekundy')).toBeVisible();
    await expect.element(passphraseField()).toHaveFocus();
    await userEvent.keyboard('jeszcze raz{Enter}');
    expect(services.calls.filter(call => call.name === 'vault.unlock')).toHaveLength(1);
    time += 4001;
    await expect.element(page.getByText(/Następna próba/)).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => services.calls.filter(call => call.name === 'vault.unlock').length).toBe(2);
  });

  it('opens with the recovery key and then asks for a new passphrase', async () => {
    const { services } = start('locked', {
      'vault.unlockWithRecoveryKey': () => ({}),
      'vault.changePassphrase': () => ({}),
    });
    await button('Nie pamiętasz hasła? Użyj klucza odzyskiwania').click();
    await field('Klucz odzyskiwania').fill(sampleRecoveryKey);
    await button('Otwórz kluczem').click();
    await expect.element(page.getByRole('heading', { name: 'Ustaw nowe hasło' })).toBeVisible();
    await page.getByLabelText('Nowe hasło', { exact: true }).fill('krótkie');
    await button('Zapisz hasło').click();
    await expect.element(page.getByText(/co najmniej 15\sznaków\. Najlepsze/)).toBeVisible();
    await page.getByLabelText('Nowe hasło', { exact: true }).fill(passphrase);
    await button('Zapisz hasło').click();
    await expect.element(page.getByRole('navigation', { name: 'Ekrany' })).toBeVisible();
    expect(services.calls.find(call => call.name === 'vault.changePassphrase')?.input).toEqual({
      passphrase,
    });
  });

  it('shows crisis numbers on F1 while locked', async () => {
    start('locked', {});
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await userEvent.keyboard('{F1}');
    await expect.element(page.getByRole('dialog', { name: 'Pilna pomoc' })).toBeVisible();
    await expect.element(page.getByText('+48 12 421 92 82')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(passphraseField()).toHaveFocus();
  });

  it('still names 112 when no pack can be read', async () => {
    start('locked', {
      'urgent.list': () => {
        throw new AppError('pack-missing');
      },
    });
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await userEvent.keyboard('{F1}');
    await expect.element(page.getByText(/Dzwoń pod 112/).first()).toBeVisible();
    await expect.element(page.getByText('Nie ma listy telefonów')).toBeVisible();
  });

  it('tells what stands in the way when it is not the passphrase', async () => {
    start('locked', {
      'vault.state': () => {
        throw new AppError('profile-from-newer-version');
      },
    });
    await expect.element(page.getByRole('heading', { name: 'Potrzebna jest nowsza wersja' })).toBeVisible();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Zainstaluj nowszą wersję.');
  });
});

it('the demonstration fills itself and shows its passphrase', async () => {
  const services = fakeServices({
    store: {
      ...opened,
      'vault.state': () => ({ state: 'none', waitMs: 0, deviceBound: true }),
      'demo.create': () => ({ passphrase: 'pokazowe hasło na próbę' }),
    },
  });
  rendered = renderApp({ services, language: 'pl', description: { demo: true } });
  await button('Przygotuj pokaz').click();
  await expect.element(page.getByText('pokazowe hasło na próbę')).toBeVisible();
  await button('Rozejrzyj się').click();
  await expect.element(page.getByText('wersja pokazowa')).toBeVisible();
});
