import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLinkAllowed, linkHosts, requireAllowedLink } from '../../../core/host/links.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { codeOf } from '../../helpers/thrown-by.ts';

const allowed = [
  'https://www.gov.pl/web/udsc',
  'https://gov.pl',
  'https://mos.cudzoziemcy.gov.pl/',
  'https://praca.gov.pl/eurzad/index.eup#/panelOgolny',
  'https://eli.gov.pl/eli/DU/2025/621/ogl/pol',
  'https://www.malopolska.uw.gov.pl/?a=1&b=%C5%BC',
  'https://home-affairs.ec.europa.eu/policies/schengen_en',
  'https://infoopt.pl/kontakt/',
  'https://www.zus.pl/800-plus',
  'https://www.nfz.gov.pl/',
  'mailto:info.opt@muw.pl',
  'mailto:kontakt+pomoc@organizacja.org.pl',
];

const schemes = [
  'http',
  'file',
  'smb',
  'ftp',
  'javascript',
  'vbscript',
  'data',
  'blob',
  'about',
  'chrome',
  'view-source',
  'intent',
  'ms-settings',
  'ms-msdt',
  'ms-officecmd',
  'search-ms',
  'ms-word',
  'tel',
  'sms',
  'skype',
  'steam',
  'ssh',
  'ldap',
  'jar',
  'res',
  'shell',
  'vscode',
  'zoommtg',
  'app',
  'ws',
  'HTTPS',
  'https ',
  'https:',
  'x-apple.systempreferences',
];
const authorities = [
  'gov.pl.evil.org',
  'evil-gov.pl',
  'evilgov.pl',
  'gov.pl@evil.org',
  'user:pass@www.gov.pl',
  'www.gov.pl:8443',
  'www.gov.pl:443',
  'www.gov.pl\\@evil.org',
  'evil.org\\.gov.pl',
  'www.gov.pl.',
  'www..gov.pl',
  '.gov.pl',
  '-a.gov.pl',
  'a-.gov.pl',
  'www.gov.pl%00.evil.org',
  'www.gov.pl%2eevil.org',
  'evil.org#.gov.pl',
  'evil.org?.gov.pl',
  'evil.org/.gov.pl',
  'ｗｗｗ.gov.pl',
  'www.gоv.pl',
  'www.gov。pl',
  'xn--gv-nlc.gov.pl',
  'www.gov.xn--pl',
  'WWW.GOV.PL',
  '127.0.0.1',
  '[::1]',
  'localhost',
  '0x7f.1',
  '2130706433',
  '',
  'pl',
  'www.gov.pl ',
  ' www.gov.pl',
  'www.gov.pl\t',
  'www.\ngov.pl',
  'www.gov.pl\u200b',
  '\u202elp.vog',
  'evil.org',
];
const tails = ['', '/', '/a?b=c#d', '/../..', '/%0d%0aX: y'];
const paths = [
  '/a b',
  '/a"b',
  '/a<b>',
  '/a\\b',
  '/a\u0000',
  '/a\nb',
  '/a\tb',
  '/a|b',
  '/a^b',
  '/a`b',
  '/{x}',
  '/ż',
  '/\u202e',
  'a',
];
const mails = [
  'mailto:',
  'mailto:a',
  'mailto:a@b',
  'mailto:a@b.pl?subject=x',
  'mailto:a@b.pl?attach=/etc/passwd',
  'mailto:a@b.pl,c@d.pl',
  'mailto:a@b.pl&bcc=c@d.pl',
  'mailto://a@b.pl',
  'mailto:a%40b.pl',
  'mailto:"a b"@c.pl',
  'mailto:a@b.pl%0aBcc:c',
  'MAILTO:a@b.pl',
  'mailto:a@b..pl',
  'mailto:a@-b.pl',
  'mailto:a@b.pl#x',
  'mailto:a@b.pl ',
  'mailto:ą@b.pl',
  'mailto:-o@[::1]',
];

const refused = [
  ...schemes.flatMap(scheme => [`${scheme}://www.gov.pl/`, `${scheme}:www.gov.pl`]),
  ...authorities.flatMap(authority => tails.map(tail => `https://${authority}${tail}`)),
  ...paths.map(path => `https://www.gov.pl${path}`),
  ...mails,
  `https://www.gov.pl/${'a'.repeat(2000)}`,
  '//www.gov.pl',
  'www.gov.pl',
  '',
  ' ',
  'null',
  'C:\\Windows\\System32\\calc.exe',
  '\\\\server\\share',
  '/etc/passwd',
];

describe('addresses that may be opened outside the program', () => {
  it(`are ${allowed.length} honest ones here`, () => {
    expect(allowed.filter(url => !isLinkAllowed(url))).toEqual([]);
    expect(requireAllowedLink('https://www.gov.pl/')).toBe('https://www.gov.pl/');
  });

  it(`are none of ${refused.length} others`, () => {
    expect(refused.length).toBeGreaterThan(300);
    expect(refused.filter(isLinkAllowed)).toEqual([]);
    expect(codeOf(() => requireAllowedLink('https://evil.org/'))).toBe('link-refused');
  });

  it('lead, whatever the text, to a listed host when the browser reads them', () => {
    const piece = fc.constantFrom(
      'https://',
      'gov.pl',
      'www.',
      'evil.org',
      '@',
      '\\',
      '/',
      '?',
      '#',
      ':',
      '.',
      '%2f',
      '-',
      'a',
      '\t',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const url = `https://${pieces.join('')}`;
        if (!isLinkAllowed(url)) return;
        const { protocol, hostname, username, password, port } = new URL(url);
        expect([protocol, username, password, port]).toEqual(['https:', '', '', '']);
        expect(linkHosts.some(host => hostname === host || hostname.endsWith(`.${host}`))).toBe(true);
      }),
      seededRun(20_000),
    );
  });

  it('are decided at once, however long the text', () => {
    const started = performance.now();
    for (const text of ['a-'.repeat(50_000), 'a.'.repeat(50_000), `${'a'.repeat(100_000)}@`]) {
      isLinkAllowed(`https://${text}`);
      isLinkAllowed(`mailto:${text}`);
      isLinkAllowed(`https://${text.slice(0, 1900)}`);
      isLinkAllowed(`mailto:a@${text.slice(0, 1900)}`);
    }
    expect(performance.now() - started).toBeLessThan(50);
  });

  it('include every official link of the guidance', () => {
    const content = fileURLToPath(new URL('../../../content/guidance-pl', import.meta.url));
    const texts = readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.json'))
      .map(name => readFileSync(path.join(content, name), 'utf8'));
    const urls = texts.flatMap(text => {
      const file: unknown = JSON.parse(text);
      if (typeof file !== 'object' || file === null || !('officialLinks' in file)) return [];
      return Array.isArray(file.officialLinks) ? file.officialLinks.map(link => String(link.url)) : [];
    });
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter(url => !isLinkAllowed(url))).toEqual([]);
  });
});
