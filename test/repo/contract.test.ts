import { describe, expect, it } from 'vitest';
import { hostCalls, hostEventSchema } from '../../core/host/contract.ts';
import { sourceFiles } from './source-files.ts';

const tests = sourceFiles(
  ['test/unit', 'test/faults', 'test/browser', 'test/e2e'],
  ['.test.ts', '.test.tsx'],
);
const isNamed = (texts: readonly string[], name: string): boolean =>
  texts.some(text => ["'", '"', '`'].some(quote => text.includes(`${quote}${name}${quote}`)));

const testTexts = tests.map(file => file.text);
const hostTexts = sourceFiles(['electron'], ['.ts']).map(file => file.text);

describe('the contract between host and page', () => {
  it('has a test for every call: one that names it', () => {
    expect(Object.keys(hostCalls).filter(name => !isNamed(testTexts, name))).toEqual([]);
  });

  it('has a handler for every call', () => {
    expect(Object.keys(hostCalls).filter(name => !isNamed(hostTexts, name))).toEqual([]);
  });

  it('has no event that no host sends, and none that no test names', () => {
    const types = hostEventSchema.options.map(option => option.shape.type.value);
    expect(types.filter(type => !isNamed(hostTexts, type))).toEqual([]);
    expect(types.filter(type => !isNamed(testTexts, type))).toEqual([]);
  });

  it('would notice a call without a test', () => {
    expect(isNamed(["call('settings.read', {})"], 'settings.read')).toBe(true);
    expect(isNamed(["call('settings.readAll', {})", 'settings.read'], 'settings.read')).toBe(false);
  });
});
