import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../build/vite-config.ts';
import { makeDemoContacts } from '../../core/demo/demo-contacts.ts';
import { type Demo, makeDemo } from '../../core/demo/make-demo.ts';
import { defaultSettings } from '../../core/host/contract.ts';
import { makeBrowserShell } from '../../electron/browser-host/browser-shell.ts';
import { makeStopping } from '../../electron/browser-host/stopping.ts';
import { systemClock } from '../../electron/services/clock.ts';
import { nodeDisk } from '../../electron/services/disk.ts';
import { makeHandle } from '../../electron/services/handle.ts';
import { makeHandlers } from '../../electron/services/make-handlers.ts';
import { processLife } from '../../electron/services/process-life.ts';
import { openServices } from '../../electron/services/services.ts';
import { type Change, sealChange } from '../../renderer/store/commit.ts';
import { createHost, type Host } from '../../renderer/store/host.ts';
import { deriveArgon2id } from '../../renderer/store/kdf.ts';
import { caseChange, consultationChange } from '../../renderer/store/record-values.ts';
import { createSealer } from '../../renderer/store/sealer.ts';
import { createSession, type Session } from '../../renderer/store/session.ts';
import { createVaultService } from '../../renderer/store/vault-service.ts';
import { fictionalVersion } from './contacts-pack.ts';
import type { Place } from './running-program.ts';

/** Of every vault a measurement makes. */
export const benchPassphrase = 'cztery zwykle slowa pomiaru';

/** One visit in two belongs to a case then: far more than at a real point, where most talks stay anonymous. */
const consultationsPerCase = 6;
/** Frames of one append, as the data worker takes them at most. */
const framesPerAppend = 2000;

const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));
const clock = { now: () => new Date().toISOString(), dayOf: (instant: string) => instant.slice(0, 10) };

interface OpenHost {
  readonly host: Host;
  readonly close: () => Promise<void>;
}

/** The services of the browser host on `folder`, in this process and without a window. */
async function openHost(folder: string, contentFolder: string): Promise<OpenHost> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  const appVersion = String(Object(manifest).version);
  const services = await openServices({
    folder,
    contentFolder,
    appVersion,
    safeStorage: null,
    clock: systemClock,
    disk: nodeDisk,
    life: processLife,
    randomBytes: random,
  });
  const handlers = makeHandlers({
    services,
    shell: makeBrowserShell('pl-PL', makeStopping()),
    machine: { appVersion, platform: process.platform, totalMemoryBytes: totalmem(), demo: false },
    disk: nodeDisk,
  });
  const callHost = makeHandle(handlers, {
    onBug: (_name, error) => {
      throw error;
    },
  });
  return { host: createHost(callHost), close: () => services.close() };
}

/** A new vault as the program makes it, open. */
async function makeVault(host: Host): Promise<Session> {
  const session = createSession(() => undefined);
  const vault = createVaultService({ host, session, clock, random, kdf: deriveArgon2id });
  const { recoveryKey } = await vault['vault.create']({
    passphrase: benchPassphrase,
    pointName: 'Punkt pomiarowy',
    consultantCode: 'K1',
  });
  await vault['vault.confirm']({ typed: recoveryKey });
  return session;
}

export interface BigVaultPlan {
  readonly seed: number;
  readonly consultations: number;
  /** How many fictional contacts the visits refer to; made from the same seed as the pack. */
  readonly contacts: number;
}

/** Plainly fictional visits of three years and the cases they belong to. */
export function benchRecords({ seed, consultations, contacts }: BigVaultPlan, pointId: string): Demo {
  return makeDemo({
    seed,
    consultations,
    cases: Math.floor(consultations / consultationsPerCase),
    fromDay: '2024-01-02',
    toDay: '2026-11-20',
    pointId,
    consultantCodes: ['K1', 'K2'],
    topics: [],
    contacts: makeDemoContacts({ seed, count: contacts }).map(({ id, profile: { category } }) => ({
      id,
      category,
    })),
    guidanceVersion: null,
    contactsVersion: fictionalVersion,
  });
}

const changesOf = ({ consultations, cases }: Demo): Change[] => [
  ...consultations.map(consultationChange),
  ...cases.map(one => caseChange({ ...one, revision: 1 }, clock.dayOf(one.openedAt))),
];

/**
 * Fills a new profile by the program's own code: its vault service makes the keys, its sealer and its journal write
 * the records. The database is left to the program, which makes it from the journal when it first opens the profile.
 */
export async function makeBigVault(place: Place, plan: BigVaultPlan): Promise<void> {
  const { host, close } = await openHost(place.profile, place.content);
  try {
    // Making the database may take longer than the time after which the program locks itself.
    await host.call('settings.write', {
      ...defaultSettings,
      language: 'pl',
      theme: 'light',
      idleLockMinutes: 60,
    });
    const session = await makeVault(host);
    const sealer = createSealer(session.recordKeys, random);
    const changes = changesOf(benchRecords(plan, session.require().point.pointId));
    for (let at = 0; at < changes.length; at += framesPerAppend) {
      const part = changes.slice(at, at + framesPerAppend);
      await host.call('journal.append', { frames: part.map(change => sealChange(sealer, change).bytes) });
    }
  } finally {
    await close();
  }
}
