import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { alreadyOpenPath, notLaunchedPath } from '../../core/host/browser-protocol.ts';
import { securityHeaders } from '../../core/host/csp.ts';
import { type UiLanguage, uiLanguages } from '../../core/languages.ts';
import type { StaticFile } from '../services/static-files.ts';

const textsSchema = z.strictObject({
  'already-open.title': z.string(),
  'already-open.text': z.string(),
  'not-launched.title': z.string(),
  'not-launched.text': z.string(),
});
type Texts = z.infer<typeof textsSchema>;
type PageName = 'already-open' | 'not-launched';

const style =
  'body{font:1.125rem/1.6 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1.5rem}' +
  'h2{margin:2.5rem 0 .25rem;font-size:1.375rem}p{margin:0}:root{color-scheme:light dark}';

const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'`;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One page in every language: a tab that is not the program's window has no settings to ask. */
function pageOf(name: PageName, texts: ReadonlyMap<UiLanguage, Texts>): StaticFile {
  const parts = [...texts].map(
    ([language, words]) =>
      `<section lang="${language}"><h2>${escapeHtml(words[`${name}.title`])}</h2><p>${escapeHtml(words[`${name}.text`])}</p></section>`,
  );
  const html = `<!doctype html><html lang="${[...texts.keys()][0]}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Drogowskaz</title><style>${style}</style><main>${parts.join('')}</main></html>`;
  return {
    bytes: new TextEncoder().encode(html),
    headers: {
      ...securityHeaders,
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  };
}

/** Reads the words from `locales/` and makes the pages. Key: path of the page. */
export async function loadPlainPages(localesFolder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const texts = new Map<UiLanguage, Texts>();
  for (const language of uiLanguages) {
    const file = await readFile(path.join(localesFolder, language, 'browser-host.json'), 'utf8');
    texts.set(language, textsSchema.parse(JSON.parse(file)));
  }
  return new Map([
    [alreadyOpenPath, pageOf('already-open', texts)],
    [notLaunchedPath, pageOf('not-launched', texts)],
  ]);
}
