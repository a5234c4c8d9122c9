import type calculators from '../../locales/en/calculators.json';
import type cases from '../../locales/en/cases.json';
import type clientView from '../../locales/en/client-view.json';
import type codes from '../../locales/en/codes.json';
import type common from '../../locales/en/common.json';
import type desk from '../../locales/en/desk.json';
import type directory from '../../locales/en/directory.json';
import type errors from '../../locales/en/errors.json';
import type guidance from '../../locales/en/guidance.json';
import type handout from '../../locales/en/handout.json';
import type impact from '../../locales/en/impact.json';
import type keys from '../../locales/en/keys.json';
import type reports from '../../locales/en/reports.json';
import type settings from '../../locales/en/settings.json';
import type urgent from '../../locales/en/urgent.json';
import type vault from '../../locales/en/vault.json';

/** English is the source: its files are the types of every key. `menu` belongs to the host. */
interface SourceTexts {
  common: typeof common;
  vault: typeof vault;
  desk: typeof desk;
  guidance: typeof guidance;
  calculators: typeof calculators;
  directory: typeof directory;
  cases: typeof cases;
  reports: typeof reports;
  settings: typeof settings;
  errors: typeof errors;
  codes: typeof codes;
  urgent: typeof urgent;
  handout: typeof handout;
  impact: typeof impact;
  keys: typeof keys;
  'client-view': typeof clientView;
}
export type TextNamespace = keyof SourceTexts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: SourceTexts;
    keySeparator: false;
    nsSeparator: ':';
    strictKeyChecks: true;
    enableSelector: false;
  }
}

const files = import.meta.glob<Record<string, string>>(
  [
    '../../locales/*/*.json',
    '!../../locales/notes/*.json',
    '!../../locales/*/menu.json',
    '!../../locales/*/browser-host.json',
  ],
  { eager: true, import: 'default' },
);

/** Every text of the program, by language and namespace. A further language is one more folder in `locales/`. */
export function allTexts(): Record<string, Record<string, Record<string, string>>> {
  const texts: Record<string, Record<string, Record<string, string>>> = {};
  for (const [path, content] of Object.entries(files)) {
    const [file, tag] = path.split('/').toReversed();
    if (file === undefined || tag === undefined) continue;
    const language = texts[tag] ?? {};
    language[file.replace('.json', '')] = content;
    texts[tag] = language;
  }
  return texts;
}
