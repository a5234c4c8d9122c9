import path from 'node:path';
import { defaultSettings, type HostSettings, hostSettingsSchema } from '../../core/host/contract.ts';
import type { Disk } from './disk.ts';
import { makeExclusive } from './exclusive.ts';
import { keepBadAside, readJson, writeJson } from './json-file.ts';

export interface Settings {
  /** The defaults where there are none yet, or where the file is unreadable (it is then kept aside). */
  read(): Promise<HostSettings>;
  write(settings: HostSettings): Promise<void>;
}

/** What this computer remembers about the screen; nothing about a person. Throws disk errors. */
export function makeSettings(disk: Disk, folder: string): Settings {
  const target = path.join(folder, 'settings.json');
  const exclusive = makeExclusive();
  return {
    read: () =>
      exclusive(async () => {
        const stored = await readJson(disk, target, hostSettingsSchema);
        if (stored === 'bad') await keepBadAside(disk, target);
        return typeof stored === 'object' ? stored.found : defaultSettings;
      }),
    write: settings => exclusive(() => writeJson(disk, target, settings)),
  };
}
