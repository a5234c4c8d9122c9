import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import type { Desk, DeskHost, DeskOptions } from './desk.ts';
import { vaultOf } from './prepared-vault.ts';

export interface Desks {
  /** Starts the program on a new computer, or on the one named by `folder`. */
  open(options?: Partial<DeskOptions>): Promise<Desk>;
  /** The same computer later: ends the program as a person would, unless it has ended, and starts it again. */
  reopen(desk: Desk, options?: Partial<DeskOptions>): Promise<Desk>;
  /** A computer on which the vault of the tests has been made: a copy of one that is made once for each build. */
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
  const troubles: string[] = [];

  const start = async (given: DeskOptions): Promise<Desk> => {
    const desk = await host.open(given);
    open.add(desk);
    options.set(desk, given);
    const ending = (end: () => Promise<void>) => async (): Promise<void> => {
      open.delete(desk);
      troubles.push(...(await desk.problems()));
      await end();
    };
    return Object.assign(desk, { close: ending(desk.close), kill: ending(desk.kill) });
  };

  afterEach(async () => {
    for (const desk of [...open]) await desk.close();
    const unexpected = troubles.splice(0).filter(trouble => !expected.some(form => form.test(trouble)));
    expected.length = 0;
    expect(unexpected).toEqual([]);
  });

  return {
    newFolder,
    open: (given = {}) => start({ folder: newFolder(), ...given }),
    reopen: async (desk, given = {}) => {
      if (open.has(desk)) await desk.close();
      return start({ folder: desk.folder, ...options.get(desk), ...given });
    },
    folderWithVault: async () => {
      const folder = newFolder();
      cpSync(await vaultOf(host), folder, { recursive: true });
      // Each copy takes a port of its own: two tests run at once.
      rmSync(path.join(folder, 'profile', 'browser-host-port.json'), { force: true });
      return folder;
    },
    expectTrouble: form => {
      expected.push(form);
    },
  };
}
