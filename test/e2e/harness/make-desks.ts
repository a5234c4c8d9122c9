import { cpSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import type { Desk, DeskHost, DeskOptions } from './desk.ts';
import { createVault, personAt } from './person.ts';

export interface Desks {
  /** Starts the program on a new computer, or on the one named by `folder`. */
  open(options?: Partial<DeskOptions>): Promise<Desk>;
  /** The same computer later: ends the program as a person would, unless it has ended, and starts it again. */
  reopen(desk: Desk, options?: Partial<DeskOptions>): Promise<Desk>;
  /** A computer on which the vault of the tests has been made; the same one is copied for every test of a file. */
  folderWithVault(): Promise<string>;
  newFolder(): string;
  /** Words of trouble that this test brings about itself. */
  expectTrouble(form: RegExp): void;
}

/**
 * Desks for the tests of one `describe`. After each test every program is ended, and nothing may have been said in a
 * console, asked of the network, or called a violation.
 */
export function makeDesks(host: DeskHost): Desks {
  const newFolder = makeTempFolders();
  const open = new Set<Desk>();
  const options = new Map<Desk, DeskOptions>();
  const expected: RegExp[] = [];
  let template: Promise<string> | null = null;

  const start = async (given: DeskOptions): Promise<Desk> => {
    const desk = await host.open(given);
    open.add(desk);
    options.set(desk, given);
    const ended = (end: () => Promise<void>) => async (): Promise<void> => {
      open.delete(desk);
      await end();
    };
    return Object.assign(desk, { close: ended(desk.close), kill: ended(desk.kill) });
  };
  const makeTemplate = async (): Promise<string> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'drogowskaz-vault-'));
    const desk = await host.open({ folder });
    await createVault(personAt(desk.page, 'pl'));
    await desk.close();
    return folder;
  };

  afterEach(async () => {
    const troubles: string[] = [];
    for (const desk of [...open]) {
      troubles.push(...(await desk.problems()));
      await desk.close();
    }
    const unexpected = troubles.filter(trouble => !expected.some(form => form.test(trouble)));
    expected.length = 0;
    expect(unexpected).toEqual([]);
  });
  afterAll(async () => {
    const folder = await template?.catch(() => null);
    if (folder !== null && folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  return {
    newFolder,
    open: (given = {}) => start({ folder: newFolder(), ...given }),
    reopen: async (desk, given = {}) => {
      if (open.has(desk)) await desk.close();
      return start({ folder: desk.folder, ...options.get(desk), ...given });
    },
    folderWithVault: async () => {
      template ??= makeTemplate();
      const folder = newFolder();
      cpSync(await template, folder, { recursive: true });
      return folder;
    },
    expectTrouble: form => {
      expected.push(form);
    },
  };
}
