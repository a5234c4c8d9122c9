import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/vite-config.ts';
import { contentSecurityPolicy } from '../../core/host/csp.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import { lock, openCase, personAt, search, unlock } from './harness/person.ts';

/** The whole policy, letter by letter: a change is a change of the threat model. The two hashes are react-aria's. */
const expectedPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=' 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
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
].join('; ');

const canary = 'kanarek-tajemnica-90210';

const injections = readFileSync(path.join(projectRoot, 'test/e2e/harness/injections.js'), 'utf8');

describe.each(availableHosts())('the page of the $kind host', host => {
  const desks = makeDesks(host);

  it('comes with exactly this policy, on the page and on every part of it (I1)', async () => {
    expect(contentSecurityPolicy).toBe(expectedPolicy);
    const desk = await desks.open();
    const start = desk.page.getByLabel(personAt(desk.page, 'pl').t('vault:point.label'));
    await start.waitFor();
    const policies = new Map<string, string | undefined>();
    desk.page.on('response', response => {
      policies.set(new URL(response.url()).pathname, response.headers()['content-security-policy']);
    });
    await desk.page.reload();
    await start.waitFor();
    const parts = [...policies].filter(
      ([name]) => name === '/' || name.endsWith('.html') || /\.(?:js|css)$/.test(name),
    );
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.filter(([, policy]) => policy !== expectedPolicy)).toEqual([]);
    const answer = await desk.page.evaluate(async () => {
      const response = await fetch(location.pathname);
      return Object.fromEntries(response.headers);
    });
    expect(answer).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
  });

  it('lets nothing in that is put into it, and asks nobody for it (I2)', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    desks.expectTrouble(
      /Content Security Policy|Trusted Type|TrustedScript|TrustedHTML|Refused to|violates the following/i,
    );
    desks.expectTrouble(/net::ERR_|ERR_BLOCKED|Failed to load resource|Prefetch|preconnect|crossorigin/i);
    // Playwright names what the policy stopped; that nothing went out is for the sink to say.
    desks.expectTrouble(/^the page asked for https:\/\/[a-z-]+\.example\.org\//);
    // Chromium opens a connection ahead of a navigation it then refuses, and for `preconnect`, which no policy
    // governs: a name is told, nothing is sent. Only markup can ask for it, and markup is what cannot get in.
    desks.expectTrouble(/^asked the network: CONNECT (?:frame|form|connected-ahead)\.example\.org:443$/);
    await unlock(personAt(desk.page, 'pl'));
    const home = desk.page.url();
    const got: Record<string, boolean> = await desk.page.evaluate(`${injections}\ndrogowskazInjections();`);
    expect(Object.keys(got).length).toBeGreaterThan(25);
    expect(Object.entries(got).filter(([, reached]) => reached)).toEqual([]);
    expect(desk.page.url()).toBe(home);
  });

  it('leaves nothing of a case in any storage, name, title or address, open or locked (A12, A13)', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const { page } = desk;
    const person = personAt(page, 'pl');
    await unlock(person);
    await page.keyboard.press('Control+m');
    await page.keyboard.type(canary);
    await page.keyboard.press('Control+o');
    await openCase(person, { givenName: canary, familyName: canary, phone: canary });
    await search(person, canary, 'case');
    expect(await leftBehind(page)).toEqual([]);
    await lock(person);
    expect(await leftBehind(page)).toEqual([]);
    expect(await page.content()).not.toContain(canary);
    await page.goBack().catch(() => null);
    await page.goForward().catch(() => null);
    expect(await page.content()).not.toContain(canary);
  });
});

/** Where the canary is found outside the sealed database; the cookies of the browser host hold its session only. */
const leftBehind = async (page: Page): Promise<string[]> => {
  const places = await page.evaluate(async () => {
    const caches = await window.caches.keys();
    const cached = await Promise.all(
      caches.map(async name => (await (await window.caches.open(name)).keys()).map(request => request.url)),
    );
    return {
      local: JSON.stringify(Object.entries(localStorage)),
      session: JSON.stringify(Object.entries(sessionStorage)),
      caches: JSON.stringify([caches, cached]),
      name: window.name,
      title: document.title,
      address: location.href,
      history: JSON.stringify(history.state),
      cookies: document.cookie,
    };
  });
  return Object.entries(places)
    .filter(([, text]) => text.includes(canary))
    .map(([place]) => place);
};
