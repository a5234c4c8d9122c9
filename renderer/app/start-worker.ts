import workerUrl from '../store/main.ts?worker&url';

/** The part of Trusted Types that is used here; the DOM types of the compiler do not know it yet. */
interface TrustedTypesPage {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string };
  };
}

// The CSP names this one policy; it lets exactly one script through.
const policyName = 'drogowskaz';

/** Starts the data worker of this page. Called once: the policy can be made only once. */
export function startWorker(page: Window & TrustedTypesPage): Worker {
  const policy = page.trustedTypes?.createPolicy(policyName, {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError('not the script of the data worker');
      return url;
    },
  });
  return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module', name: 'store' });
}
