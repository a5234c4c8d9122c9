import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { z } from 'zod';

/** The settings of electron-builder, below the root of a project. */
export const builderConfigFile = path.join('build', 'electron-builder.json');

const on = 0x31;
const off = 0x30;
/** How Electron marks a fuse that it no longer has. */
const removed = 0x72;
/**
 * The wire of Electron 45 is one longer than what @electron/fuses 1.8 can name and electron-builder can set:
 * WasmTrapHandlers, which guards memory better when on, as it is built.
 */
const asBuilt: Readonly<Record<string, number>> = { 8: on };

const configSchema = z.looseObject({ electronFuses: z.record(z.string(), z.boolean()) });

/** State each place of the fuse wire must have, after the project's own settings. */
function requiredStates(projectDir: string): Readonly<Record<string, number>> {
  const text = readFileSync(path.join(projectDir, builderConfigFile), 'utf8');
  const { electronFuses } = configSchema.parse(JSON.parse(text));
  const named = Object.entries(electronFuses).map(([name, isOn]): [string, number] => {
    const index = Object.entries(FuseV1Options).find(
      ([key]) => key.toLowerCase() === name.toLowerCase(),
    )?.[1];
    if (typeof index !== 'number') throw new Error(`no such fuse: ${name}`);
    return [String(index), isOn ? on : off];
  });
  return { ...asBuilt, ...Object.fromEntries(named) };
}

/**
 * Reads the fuses of a packed Electron binary back and says which are not as required. A fuse that nobody has decided
 * about is one of them: a newer Electron may bring it.
 */
export async function findFuseFaults(projectDir: string, executable: string): Promise<string[]> {
  const required = requiredStates(projectDir);
  const { version: _, ...wire } = await getCurrentFuseWire(executable);
  const found: Readonly<Record<string, unknown>> = wire;
  const undecided = Object.keys(found).filter(index => required[index] === undefined);
  const wrong = Object.keys(required).filter(
    index => found[index] !== required[index] && found[index] !== removed,
  );
  return [
    ...undecided.map(index => `fuse ${index}: nobody has decided about it`),
    ...wrong.map(index => `fuse ${index}: not as required`),
  ];
}
