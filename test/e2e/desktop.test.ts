import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Desk, DesktopControl } from './harness/desk.ts';
import { desktopHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  button,
  countsToday,
  finish,
  goTo,
  isLocked,
  isSaved,
  noteIs,
  personAt,
  unlock,
} from './harness/person.ts';

const note = 'kanarek w schowku 5567';
/** SECURITY.md A10. */
const lockWithinMs = 1000;

function desktopOf(desk: Desk): DesktopControl {
  if (desk.desktop === null) throw new Error('this host has no window of its own');
  return desk.desktop;
}

describe.each(desktopHosts())('the desktop program in the $kind host', host => {
  const desks = makeDesks(host);
  const openUnlocked = async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    await unlock(person);
    return { desk, person, desktop: desktopOf(desk) };
  };

  it.each(['suspend', 'lock-screen', 'shutdown'] as const)(
    'locks within a second of %s, and the draft is there again after unlocking',
    async event => {
      const { desk, person, desktop } = await openUnlocked();
      await desk.page.keyboard.press('Control+m');
      await desk.page.keyboard.type(note);
      const started = performance.now();
      await desktop.power(event);
      await desk.page.locator('#desk-talk').waitFor({ state: 'detached' });
      expect(performance.now() - started).toBeLessThan(lockWithinMs);
      await isLocked(person);
      expect(await desk.page.content()).not.toContain(note);
      await unlock(person);
      await noteIs(person, note);
    },
  );

  it('raises its window when it is started a second time', async () => {
    const { desktop, person } = await openUnlocked();
    const before = await desktop.timesRaised();
    await desktop.secondStart();
    expect(await desktop.timesRaised()).toBe(before + 1);
    await countsToday(person, 0);
  });

  it('writes nothing when the dialog is cancelled, and says so', async () => {
    const { desk, person, desktop } = await openUnlocked();
    await desk.page.keyboard.press('Control+m');
    await desk.page.keyboard.type(note);
    await finish(person);
    await goTo(person, 'reports');
    await button(person, 'reports:preview.open-day').click();
    const before = readdirSync(desk.folder, { recursive: true }).length;
    await desktop.answerSave(null);
    await button(person, 'reports:save.json').click();
    await desk.page.getByText(person.t('reports:canceled')).waitFor();
    const [dialog] = await desktop.dialogs();
    expect(dialog).toMatchObject({ kind: 'save', defaultPath: expect.stringMatching(/\.json$/) });
    expect(readdirSync(desk.folder, { recursive: true }).length - before).toBeLessThanOrEqual(1);
    await desktop.answerSave('/proc/no-such-folder/out.json');
    await button(person, 'reports:save.json').click();
    await desk.page.getByText(person.t('errors:file-save-failed')).waitFor();
  });

  it('puts the draft away when the window is closed in the middle of typing', async () => {
    const { desk, desktop } = await openUnlocked();
    await desk.page.keyboard.press('Control+m');
    await desk.page.keyboard.type(note, { delay: 0 });
    await desktop.closeWindow();
    const again = await desks.reopen(desk);
    const person = personAt(again.page, 'pl');
    await unlock(person);
    await noteIs(person, note);
  });

  it('finishes a save that is under way when the window is closed', async () => {
    const { desk, desktop } = await openUnlocked();
    await desk.page.keyboard.press('Control+m');
    await desk.page.keyboard.type(note);
    await desk.page.keyboard.press('Control+Enter');
    await desktop.closeWindow();
    const again = await desks.reopen(desk);
    const person = personAt(again.page, 'pl');
    await unlock(person);
    await isSaved(person);
    // Either it was finished, or it is the draft: never neither, never both.
    const field = again.page.getByLabel(person.t('desk:note'));
    const outcome = async (): Promise<string> => {
      const status = await again.page.getByRole('contentinfo').innerText();
      const isFinished = status.includes(person.t('common:status.today', { count: 1 }));
      return `${isFinished ? 'finished' : ''}${(await field.inputValue()) === note ? 'draft' : ''}`;
    };
    await expect.poll(outcome, { timeout: 10_000 }).toMatch(/^(?:finished|draft)$/);
  });

  it('opens a listed source in the system browser, and no other window (I4)', async () => {
    const { desk, desktop } = await openUnlocked();
    const { page } = desk;
    // Chromium connects ahead of a navigation that is then refused.
    desks.expectTrouble(/example\.org/);
    await page.evaluate(() => {
      window.open('https://example.org/popup');
      const link = document.createElement('a');
      link.href = 'https://example.org/blank';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    });
    const home = page.url();
    await page.evaluate(() => {
      location.href = 'https://example.org/away';
    });
    await expect
      .poll(() => desktop.refused())
      .toEqual(
        expect.arrayContaining([
          'https://example.org/popup',
          'https://example.org/blank',
          'https://example.org/away',
        ]),
      );
    expect(page.url()).toBe(home);
    expect(
      page
        .context()
        .pages()
        .filter(one => one.url().includes('example.org')),
    ).toEqual([]);
    expect(await desktop.opened()).toEqual([]);
  });

  it('grants no permission, neither asked for nor checked (I5)', async () => {
    const { desktop } = await openUnlocked();
    const names = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
      'midiSysex',
      'usb',
      'hid',
      'serial',
    ];
    const more = [
      'local-fonts',
      'display-capture',
      'fullscreen',
      'pointerLock',
      'openExternal',
      'window-management',
    ];
    expect(await desktop.grantedPermissions([...names, ...more, 'anything else'])).toEqual([]);
  });
});
