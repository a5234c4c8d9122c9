import type { z } from 'zod';
import { type Answer, AppError, answerOf } from '../../core/errors.ts';
import { type HostCallName, type HostInput, hostCalls, maxOpenedBytes } from '../../core/host/contract.ts';
import { requireAllowedLink } from '../../core/host/links.ts';
import { packFileEnding, rootFileEnding } from '../../core/pack/pack-file.ts';

/** How long copied text stays on the clipboard. */
const clipboardMs = 60_000;
/** The browser needs the address until it has begun the download. */
const downloadMs = 60_000;

type OpenKind = HostInput<'files.open'>['kind'];
const openedEndings: Readonly<Record<OpenKind, string>> = { pack: packFileEnding, root: rootFileEnding };

/** Lets the person choose a file with the browser's own window. Null when they cancel. */
async function chooseFile(page: Window, kind: OpenKind): Promise<File | null> {
  const input = page.document.createElement('input');
  input.type = 'file';
  input.accept = `.${openedEndings[kind]}`;
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}

/** The bytes of the file a person chose. Throws `pack-too-large` before any is read, and `file-open-failed`. */
async function openChosen(page: Window, kind: OpenKind): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await chooseFile(page, kind);
  if (file === null) return null;
  if (file.size > maxOpenedBytes)
    throw new AppError('pack-too-large', { pack: '', file: '', at: '', limitBytes: maxOpenedBytes });
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new AppError('file-open-failed', { reason: 'browser' }, { cause: error });
  }
}

type PageCall = (input: unknown) => Promise<unknown> | unknown;

function download(page: Window, name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const anchor = page.document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  page.setTimeout(() => URL.revokeObjectURL(address), downloadMs);
}

/**
 * Puts text on the clipboard; a minute later it is emptied if the person has not left the page since. Without the
 * right to read the clipboard nothing else shows that the text is still ours, and what they copied elsewhere stays.
 */
async function copyForAMinute(page: Window, text: string): Promise<void> {
  await page.navigator.clipboard.writeText(text);
  let isOurs = true;
  const letGo = (): void => {
    isOurs = false;
  };
  const events = ['copy', 'cut', 'blur'] as const;
  for (const event of events) page.addEventListener(event, letGo, { once: true });
  page.setTimeout(() => {
    for (const event of events) page.removeEventListener(event, letGo);
    // Refused when the page has lost the focus after all; then the text is no longer ours to take.
    if (isOurs) page.navigator.clipboard.writeText('').catch(() => undefined);
  }, clipboardMs);
}

/** While a save is under way the browser asks before it closes the tab. */
const holdBack = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The parsed input of a call. Throws `host-refused-input`, as the host would. */
function inputOf<N extends HostCallName>(name: N, input: unknown): HostInput<N> {
  const schemas: { readonly [M in HostCallName]: { readonly input: z.ZodType<HostInput<M>> } } = hostCalls;
  const parsed = schemas[name].input.safeParse(input);
  if (!parsed.success) throw new AppError('host-refused-input');
  return parsed.data;
}

/**
 * The calls that a browser's tab answers itself, because the host behind it has no screen: downloads, files, links and the
 * clipboard. Null for every other call. `window.setBusy` is noted here and still belongs to the host.
 */
export function makePageShell(
  page: Window,
): (name: string, input: unknown) => Promise<Answer<unknown>> | null {
  const calls: Readonly<Record<string, PageCall>> = {
    'files.save': input => {
      const { suggestedName, mediaType, bytes } = inputOf('files.save', input);
      download(page, suggestedName, new Blob([bytes], { type: mediaType }));
      return { outcome: 'saved' };
    },
    'files.open': async input => ({ bytes: await openChosen(page, inputOf('files.open', input).kind) }),
    'links.open': input => {
      const url = requireAllowedLink(inputOf('links.open', input).url);
      page.open(url, '_blank', 'noopener,noreferrer');
      return {};
    },
    'clipboard.write': async input => {
      await copyForAMinute(page, inputOf('clipboard.write', input).text);
      return {};
    },
    'menu.setLanguage': () => ({}),
  };
  const noteBusy = (input: unknown): void => {
    const parsed = hostCalls['window.setBusy'].input.safeParse(input);
    if (!parsed.success) return; // the host refuses it
    if (parsed.data.busy) page.addEventListener('beforeunload', holdBack);
    else page.removeEventListener('beforeunload', holdBack);
  };
  return (name, input) => {
    if (name === 'window.setBusy') noteBusy(input);
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    return call === undefined
      ? null
      : answerOf(
          () => call(input),
          () => undefined,
        );
  };
}
