import { AppError } from '../../core/errors.ts';
import type { UiLanguage } from '../../core/languages.ts';
import en from '../../locales/en/errors.json' with { type: 'json' };
import pl from '../../locales/pl/errors.json' with { type: 'json' };
import uk from '../../locales/uk/errors.json' with { type: 'json' };

type Key = keyof typeof en;
const words: Readonly<Record<UiLanguage, Readonly<Record<Key, string>>>> = { pl, uk, en };

const isKey = (value: string): value is Key => Object.hasOwn(en, value);

/** Words for what stops the program before there is a page to say it. */
export function startErrorWords(error: unknown, language: UiLanguage): { title: string; text: string } {
  const code = error instanceof AppError && isKey(error.code) ? error.code : 'bug';
  const details = error instanceof AppError ? error.details : {};
  const text = words[language][code].replaceAll(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) =>
    String(details[name] ?? ''),
  );
  return { title: 'Drogowskaz', text };
}
