import type { Page } from 'playwright-core';

/** One call of the data worker that a key set off, in ms from the key to each step; `painted` is what a person sees. */
export interface KeySample {
  /** The window has asked the worker: everything before is the window's own work. */
  readonly askedMs: number;
  /** The worker's answer has reached the window. */
  readonly answeredMs: number;
  /** The next frame after the first change of the screen that the answer caused has been painted. */
  readonly paintedMs: number;
  /** `tookMs` of a search answer: the time inside the worker; null for other calls. */
  readonly insideMs: number | null;
}

/** Moments of one opening, ms on the wall clock; null for what has not happened. */
export interface OpeningMoments {
  readonly fieldPaintedMs: number | null;
  /** The key derivation is over: the host is told that the attempt succeeded. */
  readonly derivedMs: number | null;
  /** The search field has the focus, the status is there, both painted. */
  readonly deskPaintedMs: number | null;
  /** A search was answered with everything in it. */
  readonly searchCompleteMs: number | null;
}

interface Probe {
  /** Listens to the next key, the next answer to `call` after it, and what that changes below `within`. */
  arm(call: string, within: string): void;
  sample(): Promise<KeySample>;
  moments(): OpeningMoments;
}

/**
 * Runs in the page before the program's own scripts. It only watches: messages of the worker, calls to the host,
 * changes of the screen and frames. Everything it needs stands inside, because it is sent to the page as text.
 */
function installProbe(): void {
  const frameOver = (): Promise<number> =>
    new Promise(resolve => {
      requestAnimationFrame(() => {
        // A task that is queued inside the frame's callback runs after that frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });
  const wallMs = (pageMs: number): number => performance.timeOrigin + pageMs;
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;

  const moments: Record<keyof OpeningMoments, number | null> = {
    fieldPaintedMs: null,
    derivedMs: null,
    deskPaintedMs: null,
    searchCompleteMs: null,
  };
  const note = (moment: keyof OpeningMoments, pageMs: number): void => {
    moments[moment] ??= wallMs(pageMs);
  };

  /** How long an answer may take to change the screen; past it, it changed nothing. */
  const changeWithinMs = 60;
  let armed: {
    call: string;
    within: string;
    keyMs: number | null;
    askedAt: number;
    done: (sample: KeySample) => void;
  } | null = null;
  let pending: Promise<KeySample> | null = null;
  const calls = new Map<unknown, string>();

  /** Whether the screen changes below `within` in time. */
  const changes = (within: string): Promise<boolean> =>
    new Promise(resolve => {
      const observer = new MutationObserver(() => finish(true));
      const timer = setTimeout(() => finish(false), changeWithinMs);
      const finish = (isChanged: boolean): void => {
        clearTimeout(timer);
        observer.disconnect();
        resolve(isChanged);
      };
      const root = document.querySelector(within) ?? document.body;
      observer.observe(root, { subtree: true, childList: true, characterData: true });
    });
  const finishSample = async (answer: unknown): Promise<void> => {
    const now = armed;
    if (now === null || now.keyMs === null) return;
    armed = null;
    const answeredAt = performance.now();
    const nextFrame = frameOver();
    const paintedAt = await ((await changes(now.within)) ? frameOver() : nextFrame);
    const insideMs = isObject(answer) && typeof answer.tookMs === 'number' ? answer.tookMs : null;
    now.done({
      askedMs: now.askedAt - now.keyMs,
      answeredMs: answeredAt - now.keyMs,
      paintedMs: paintedAt - now.keyMs,
      insideMs,
    });
  };

  // The library behind the port writes a question as {t: 'q', i: its id, a: [call, input]}, an answer as {t: 's', i, r}.
  const onSent = (message: unknown): void => {
    if (!isObject(message) || message.t !== 'q' || !Array.isArray(message.a)) return;
    const call = String(message.a[0]);
    calls.set(message.i, call);
    if (call === armed?.call) armed.askedAt = performance.now();
  };
  const onAnswer = (message: unknown): void => {
    if (!isObject(message) || message.t !== 's') return;
    const call = calls.get(message.i);
    calls.delete(message.i);
    const answer = isObject(message.r) && 'value' in message.r ? message.r.value : message.r;
    if (call === 'search.query' && isObject(answer) && answer.complete === true)
      note('searchCompleteMs', performance.now());
    if (call !== undefined && call === armed?.call) void finishSample(answer);
  };

  const PlainWorker = window.Worker;
  window.Worker = new Proxy(PlainWorker, {
    construct(target, given) {
      const worker: Worker = Reflect.construct(target, given);
      worker.addEventListener('message', event => onAnswer(event.data));
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (message: unknown, ...rest: unknown[]) => {
        onSent(message);
        Reflect.apply(post, worker, [message, ...rest]);
      };
      return worker;
    },
  });
  const plainFetch = window.fetch.bind(window);
  window.fetch = (...given) => {
    if (String(given[0]).endsWith('/call/attempts.reset')) note('derivedMs', performance.now());
    return plainFetch(...given);
  };
  window.addEventListener(
    'keydown',
    event => {
      if (armed !== null) armed.keyMs ??= event.timeStamp;
    },
    true,
  );

  const watchScreen = (): void => {
    const field = document.getElementById('passphrase');
    const search = document.getElementById('search');
    if (moments.fieldPaintedMs === null && field !== null && field === document.activeElement)
      void frameOver().then(at => note('fieldPaintedMs', at));
    const isDesk = search !== null && search === document.activeElement;
    const hasStatus = document.querySelectorAll('footer[data-chrome] > span').length > 4;
    if (moments.deskPaintedMs === null && isDesk && hasStatus)
      void frameOver().then(at => note('deskPaintedMs', at));
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(watchScreen).observe(document.body, { subtree: true, childList: true });
    document.addEventListener('focusin', watchScreen);
  });

  const probe: Probe = {
    arm(call, within) {
      pending = new Promise(done => {
        armed = { call, within, keyMs: null, askedAt: 0, done };
      });
    },
    sample: () => pending ?? Promise.reject(new Error('the probe was not armed')),
    moments: () => moments,
  };
  Object.assign(window, { drogowskazProbe: probe });
}

declare global {
  interface Window {
    drogowskazProbe: Probe;
  }
}

/** Puts the probe into every page that is loaded from now on. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(installProbe);
}

/** The moments of the opening so far. */
export const momentsOf = (page: Page): Promise<OpeningMoments> =>
  page.evaluate(() => window.drogowskazProbe.moments());

interface Watched {
  /** A call of the data worker, `search.query` for example. */
  readonly call: string;
  /** Selector of the part of the screen that its answer changes. */
  readonly within: string;
}

/** Presses a key by `press` and waits until what it set off is on the screen. */
export async function watchKey(page: Page, press: () => Promise<void>, watched: Watched): Promise<KeySample> {
  await page.evaluate(({ call, within }) => window.drogowskazProbe.arm(call, within), watched);
  await press();
  return page.evaluate(() => window.drogowskazProbe.sample());
}
