import type { Facts } from '../../core/guidance/resolve.ts';
import { factsOn, formatFactValue, renderText } from '../../core/guidance/resolve.ts';
import { type LocalizedText, uiLanguages } from '../../core/languages.ts';
import { localizedTexts } from '../../core/pack/localized-texts.ts';
import type { GuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import { manifestName } from '../pack-files.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => signs[sign] ?? sign);

const style = `
body { font: 15px/1.45 system-ui, sans-serif; color: #111; margin: 24px; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-block: 8px 28px; }
th, td { border: 1px solid #bbb; padding: 6px 8px; vertical-align: top; text-align: start; overflow-wrap: anywhere; }
thead th { background: #eee; }
td:first-child { width: 16%; color: #555; font-size: 12px; }
h2 { break-after: avoid; } tr { break-inside: avoid; }
@media print { body { margin: 0; font-size: 11px; } }`;

const row = (place: string, text: LocalizedText, facts: Facts): string => {
  const cells = uiLanguages.map(
    language => `<td lang="${language}">${escaped(renderText(text[language], facts, language))}</td>`,
  );
  return `<tr><td>${escaped(place)}</td>${cells.join('')}</tr>`;
};

const table = (rows: readonly string[]): string => {
  const heads = uiLanguages.map(language => `<th lang="${language}" scope="col">${language}</th>`).join('');
  return `<table><thead><tr><th scope="col">place</th>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
};

/** Facts with their values by date, as a table: the numbers a lawyer reads first. */
function factTable({ facts }: GuidancePack): string {
  const rows = [...facts.values()].flat().map(fact => {
    const { validFrom, validTo, confidence, sources } = fact.trust;
    const days = `${validFrom ?? '…'} – ${validTo ?? '…'}`;
    const cells = uiLanguages.map(
      language =>
        `<td lang="${language}">${escaped(fact.label[language])}: <b>${escaped(formatFactValue(fact.value, language))}</b></td>`,
    );
    return `<tr><td>${escaped(`${fact.id} · ${days} · ${confidence} · ${sources.join(' ')}`)}</td>${cells.join('')}</tr>`;
  });
  return `<h2>Facts</h2>${table(rows)}`;
}

/** The parts of a pack that a preview is made of. */
interface Previewed {
  readonly title: LocalizedText;
  readonly version: string;
  /** The day whose values stand in the texts. */
  readonly day: string;
  readonly files: readonly PackFile[];
  /** Null for a pack of contacts. */
  readonly guidance: GuidancePack | null;
}

/** One page with every text of a pack in three languages side by side, to read and print; it holds no script. */
export function previewPage({ title, version, day, files, guidance }: Previewed): string {
  const facts: Facts = guidance === null ? new Map() : factsOn(guidance.facts, day);
  const parts = files
    .filter(({ path }) => path !== manifestName && path !== 'translations.json' && !path.startsWith('facts/'))
    .map(({ path, text }) => ({
      path,
      rows: [...localizedTexts(JSON.parse(text))].map(found => row(found.at.join('.'), found.text, facts)),
    }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ path, rows }) => `<h2>${escaped(path)}</h2>${table(rows)}`);
  const head = `${escaped(title.pl)} · ${escaped(version)}`;
  return `<!doctype html>
<html lang="pl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${head}</title><style>${style}</style></head>
<body><h1>${head}</h1><p>Values as of ${escaped(day)}.</p>
${guidance === null ? '' : factTable(guidance)}
${parts.join('\n')}
</body></html>
`;
}
