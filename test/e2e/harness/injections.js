// Ways into a page, tried from inside it: read as text and evaluated in the window (test/e2e/hardening.test.ts).
// Answers for each whether it got in. Plain script, so that nothing rewrites its `import()`.
globalThis.drogowskazInjections = async () => {
  const got = {};
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
  const mark = "globalThis.drogowskazReached = 'yes'";
  let away = '';
  const attempt = async (name, act) => {
    delete globalThis.drogowskazReached;
    // A host of its own for each, so that the network's log names who got out.
    away = `https://${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example.org/`;
    let worked = false;
    try {
      worked = (await act()) === true;
    } catch {
      worked = false;
    }
    await pause(60);
    got[name] = worked || globalThis.drogowskazReached !== undefined;
  };
  const add = (tag, attributes, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(text);
    document.body.append(element);
    return element;
  };
  const loads = (tag, attributes) =>
    new Promise(resolve => {
      const element = document.createElement(tag);
      element.addEventListener('load', () => resolve(true));
      element.addEventListener('error', () => resolve(false));
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
      setTimeout(() => resolve(false), 250);
    });

  await attempt('inline script', () => add('script', {}, mark));
  await attempt('script of another host', () => loads('script', { src: `${away}x.js` }));
  await attempt('markup with a handler', () =>
    document.body.insertAdjacentHTML('beforeend', `<img src=x onerror="${mark}">`),
  );
  await attempt('inner markup', () => {
    add('div', {}).innerHTML = `<img src=x onerror="${mark}">`;
  });
  await attempt('written markup', () => document.write(`<script>${mark}</script>`));
  await attempt('handler attribute', () => add('button', { onclick: mark }).click());
  await attempt('script address', () => add('a', { href: `javascript:${mark}` }).click());
  await attempt('eval', () => Reflect.get(globalThis, 'eval')(mark));
  await attempt('Function', () => new Function(mark)());
  await attempt('timer with text', () => setTimeout(mark, 0));
  await attempt('import of data', () => import(`data:text/javascript,${encodeURIComponent(mark)}`));
  await attempt(
    'import of a blob',
    () => import(URL.createObjectURL(new Blob([mark], { type: 'text/javascript' }))),
  );
  await attempt(
    'worker of a blob',
    () => new Worker(URL.createObjectURL(new Blob([mark]))) instanceof Worker,
  );
  await attempt('worker of our own file', () => new Worker('/index.html') instanceof Worker);
  await attempt('shared worker', () => new SharedWorker('/index.html') instanceof SharedWorker);
  await attempt('service worker', () => navigator.serviceWorker.register('/sw.js').then(() => true));
  await attempt('another Trusted Types policy', () => trustedTypes.createPolicy('other', {}) !== undefined);
  await attempt(
    'our own Trusted Types policy again',
    () => trustedTypes.createPolicy('drogowskaz', {}) !== undefined,
  );
  await attempt('frame', async () => {
    await loads('iframe', { src: away });
    return Array.from({ length: frames.length }, (_, at) => frames[at]).some(
      frame => frame.location.href === away,
    );
  });
  await attempt('frame with its own text', () =>
    loads('iframe', { srcdoc: `<script>parent.${mark}</script>` }).then(() => false),
  );
  await attempt('object', () => loads('object', { data: `${away}x.swf` }));
  await attempt('embed', () => loads('embed', { src: `${away}x.swf` }));
  await attempt('image of another host', () => loads('img', { src: `${away}x.png` }));
  await attempt('image in its address', () =>
    loads('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' }),
  );
  await attempt('style of another host', () => loads('link', { rel: 'stylesheet', href: `${away}x.css` }));
  await attempt('inline style', () => {
    add('style', {}, '#root { outline: 3px solid red }');
    return getComputedStyle(document.getElementById('root')).outlineStyle === 'solid';
  });
  await attempt('fetch', () => fetch(away, { mode: 'no-cors' }).then(() => true));
  await attempt(
    'socket',
    () =>
      new Promise(resolve => {
        const socket = new WebSocket(away.replace('https', 'wss'));
        socket.onopen = () => resolve(true);
        socket.onerror = () => resolve(false);
      }),
  );
  await attempt(
    'event source',
    () =>
      new Promise(resolve => {
        const source = new EventSource(away);
        source.onopen = () => resolve(true);
        source.onerror = () => resolve(false);
      }),
  );
  await attempt('beacon', () => void navigator.sendBeacon(away, 'x'));
  await attempt('name looked up ahead', () => void add('link', { rel: 'dns-prefetch', href: away }));
  await attempt('fetched ahead', () => void add('link', { rel: 'prefetch', href: `${away}x` }));
  await attempt('preloaded', () => void add('link', { rel: 'preload', as: 'image', href: `${away}x.png` }));
  await attempt('connected ahead', () => void add('link', { rel: 'preconnect', href: away }));
  await attempt('base address', () => {
    add('base', { href: away });
    return document.baseURI.startsWith(away);
  });
  await attempt('form', async () => {
    const here = location.href;
    add('form', { action: away }).submit();
    await pause(200);
    return location.href !== here;
  });
  await attempt('refresh', () =>
    add('meta', { 'http-equiv': 'refresh', content: `0;url=javascript:${mark}` }),
  );
  return got;
};
