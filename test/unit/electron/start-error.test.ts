import { describe, expect, it } from 'vitest';
import { AppError, errorCodes } from '../../../core/errors.ts';
import { uiLanguages } from '../../../core/languages.ts';
import { startErrorWords } from '../../../electron/main/start-error.ts';

const textOf = (error: unknown, language: 'pl' | 'uk' | 'en'): string =>
  startErrorWords(error, language).text;

describe('what is said when the program cannot start', () => {
  it.each(uiLanguages)('has words of its own for every failure in %s', language => {
    const bug = textOf(new Error('x'), language);
    for (const code of errorCodes) {
      const text = textOf(new AppError(code, { wait: '5 min', waitMs: 5 }), language);
      expect(text.length, code).toBeGreaterThan(20);
      expect(text, code).not.toMatch(/[{}]|undefined|null/);
      expect(text, code).not.toContain(code);
      expect(text, code).not.toBe(bug);
    }
  });

  it('is in the asked language', () => {
    const error = new AppError('profile-in-use');
    const texts = uiLanguages.map(language => textOf(error, language));
    expect(new Set(texts).size).toBe(uiLanguages.length);
    expect(textOf(error, 'uk')).toMatch(/\p{Script=Cyrillic}/u);
  });

  it('fills in what is known of the failure and leaves out what is not', () => {
    const words = (details: Record<string, string>) => textOf(new AppError('unlock-too-soon', details), 'en');
    expect(words({ wait: '5 min' })).toContain('5 min');
    expect(words({})).not.toMatch(/\{|undefined/);
  });

  it("tells nothing of a bug: what it holds may be somebody's name", () => {
    for (const bug of [
      new Error('Olena'),
      'Olena',
      { code: 'disk-full', message: 'Olena' },
      null,
      undefined,
    ]) {
      const { title, text } = startErrorWords(bug, 'en');
      expect(title).toBe('Drogowskaz');
      expect(text).toMatch(/^Something in the program went wrong/);
      expect(text).not.toContain('Olena');
    }
  });
});
