import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cacheControlOf,
  contentSecurityPolicy,
  securityHeaders,
  styleHashes,
} from '../../../core/host/csp.ts';

const packageFile = (file: string): string =>
  readFileSync(new URL(`../../../node_modules/react-aria/dist/private/${file}`, import.meta.url), 'utf8');

/** The text of the one style element that a file of react-aria makes, with its constants filled in. */
function styleTextIn(file: string): string {
  const source = packageFile(file);
  const parts = [...source.matchAll(/style\.textContent = `([^`]*)`\.trim\(\)/g)];
  expect(parts).toHaveLength(1);
  const text = (parts[0]?.[1] ?? '').replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const constant = source.split(`const ${name} = '`)[1];
    return constant?.slice(0, constant.indexOf("'")) ?? '';
  });
  return text.trim();
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('what both hosts send with every answer', () => {
  it('is exactly this policy', () => {
    expect(contentSecurityPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      `style-src 'self' ${styleHashes.join(' ')}`,
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "frame-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types drogowskaz',
    ]);
    expect(contentSecurityPolicy).not.toMatch(
      /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*|https?:|data:|blob:/,
    );
  });

  it('allows the style elements of the installed react-aria and no other', () => {
    const files = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs'];
    expect(files.map(file => hashOf(styleTextIn(file)))).toEqual([...styleHashes]);
  });

  it('keeps other sites, sniffing, referrers and device features out', () => {
    expect(securityHeaders).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'clipboard-read']) {
      expect(securityHeaders['permissions-policy']).toContain(`${feature}=()`);
    }
  });

  it('lets only names with a hash be kept', () => {
    expect(cacheControlOf('/assets/index-1a2b.js')).toContain('immutable');
    for (const path of ['/', '/index.html', '/not-assets/x.js', '/assetsx.js']) {
      expect(cacheControlOf(path)).toBe('no-store');
    }
  });
});
