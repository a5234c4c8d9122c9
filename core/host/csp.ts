/**
 * What both hosts tell the browser about every answer. The page may run its own scripts, talk to its own host and
 * nothing else; a change here is a change of the threat model (SECURITY.md, I1).
 */

/**
 * SHA-256 of the `<style>` elements that react-aria adds by itself: `usePress` (touch-action of pressable things) and
 * `usePreventScroll` (overscroll while a dialog is open, on iOS). test/unit/host/csp.test.ts compares them with the
 * text of the installed package, so an update that changes one fails there and not on somebody's screen.
 */
export const styleHashes = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
] as const;

/** Name of the one Trusted Types policy: it makes the address of the data worker. */
export const trustedTypesPolicy = 'drogowskaz';

/** The policy of the program's page and of its worker. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // hash-wasm compiles Argon2id from bytes; without it there is no key derivation.
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
  `trusted-types ${trustedTypesPolicy}`,
].join('; ');

/** Every feature that Chromium, Chrome and Edge know on all systems; naming one they do not know fills the console. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** Sent with every answer of either host, whatever it is. Names in lower case. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': deniedFeatures.map(name => `${name}=()`).join(', '),
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
};

/** The kinds of file that the page is made of; nothing else is served. Key: extension without the dot. */
export const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};

/** How long a file of the page may be kept: names below `assets/` hold a hash of their content, the rest does not. */
export const cacheControlOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
