import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';

/** Root of the project. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * react-aria empties its live region by writing markup, which Trusted Types stop: the screen would end with the second
 * digit of a day. The same by other means, so that the policy need not allow it.
 */
const clearLiveRegionWithoutMarkup: Plugin = {
  name: 'clear-live-region-without-markup',
  transform(code, id) {
    if (!/\/dist\/private\/live-announcer\/LiveAnnouncer\.m?js$/.test(id)) return null;
    const mended = code.replaceAll(".innerHTML = ''", '.replaceChildren()');
    if (mended === code) throw new Error('react-aria empties its live region in another way now: look at it');
    return { code: mended, map: null };
  },
};

/** The page and its data worker. No source maps, nothing inlined: what is shipped is what the CSP allows. */
export const rendererConfig: InlineConfig = {
  configFile: false,
  root: at('renderer'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react(), clearLiveRegionWithoutMarkup],
  worker: { format: 'es' },
  build: {
    outDir: at('out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
};

/** The main process: one ES module with everything in it but Electron and Node. */
export const mainConfig: InlineConfig = {
  configFile: false,
  root: at('.'),
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: at('electron/main/main.ts'),
    outDir: at('out/main'),
    emptyOutDir: true,
    target: 'node24',
    sourcemap: false,
    rolldownOptions: {
      external: ['electron', /^node:/],
      output: { format: 'es', entryFileNames: 'main.js' },
    },
  },
};

/** The preload: one CommonJS file, as a sandboxed preload must be. */
export const preloadConfig: InlineConfig = {
  configFile: false,
  root: at('.'),
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: at('electron/preload/preload.ts'),
    outDir: at('out/preload'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
};
