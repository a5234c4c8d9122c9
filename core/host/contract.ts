import { z } from 'zod';
import { uiLanguageSchema } from '../languages.ts';
import { slugSchema } from '../trust.ts';

/**
 * Every call the program makes of its host. Two hosts answer it: Electron (IPC) and the browser host (loopback HTTP).
 * Both check sender, input and output with these schemas; a refusal is an answer with a code, never `undefined`.
 * The host sees ciphertext only: no call carries a key, a passphrase, a name or a note in the clear, except
 * `files.save`, where the person has just chosen to write an export.
 */

const bytesSchema = z.instanceof(Uint8Array);
/** Largest single value that crosses: one journal batch, one export, one pack file. */
export const maxCallBytes = 64 * 1024 * 1024;
/** Largest file that a person opens in the program. */
export const maxOpenedBytes = 50 * 1024 * 1024;
/** Largest frame of the journal: one sealed record. */
export const maxFrameBytes = 16 * 1024 * 1024;

const hex32Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const hostSettingsSchema = z.strictObject({
  /** Null until the person has chosen: then the system's language decides. */
  language: uiLanguageSchema.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Minutes without a key or a click until the program locks itself. */
  idleLockMinutes: z.int().min(1).max(60),
});
export type HostSettings = z.infer<typeof hostSettingsSchema>;
export const defaultSettings: HostSettings = { language: null, theme: 'system', idleLockMinutes: 5 };

/**
 * State of the journal file. `head` is the hash chain over all frames:
 * head(0) = 32 zero bytes, head(n) = SHA-256(head(n-1) || frame n).
 */
export const journalStateSchema = z.strictObject({
  count: z.int().nonnegative(),
  sizeBytes: z.int().nonnegative(),
  head: hex32Schema,
  /** `torn-tail-cut`: an unfinished frame at the end was cut at start. `damaged`: a frame before the end is broken; `count` is the good part. */
  condition: z.enum(['good', 'torn-tail-cut', 'damaged']),
  /** Bytes set aside or cut at start. */
  lostBytes: z.int().nonnegative(),
});
export type JournalState = z.infer<typeof journalStateSchema>;

const nothing = z.strictObject({});

export const hostCalls = {
  /** Who the host is; asked first. */
  'host.describe': {
    input: nothing,
    output: z.strictObject({
      kind: z.enum(['electron', 'browser']),
      appVersion: z.string(),
      platform: z.string(),
      systemLanguage: z.string(),
      /** Started with --demo: the vault is filled with plainly fictional people. */
      demo: z.boolean(),
      /** Where the second secret of a passphrase slot is kept: the system's keychain, a keychain without protection, or nowhere. */
      secretStore: z.enum(['keychain', 'unprotected', 'none']),
      /** Argon2id memory fitting this machine, MiB. */
      kdfMemoryMib: z.int().positive(),
    }),
  },
  'settings.read': { input: nothing, output: hostSettingsSchema },
  'settings.write': { input: hostSettingsSchema, output: nothing },

  /** The key slots, as the worker wrote them (see core/vault). Null before a vault is created. */
  'vault.read': { input: nothing, output: z.strictObject({ bytes: bytesSchema.nullable() }) },
  /** Replaces the key slots atomically: temporary file, flush, rename, flush of the folder. */
  'vault.write': { input: z.strictObject({ bytes: bytesSchema }), output: nothing },

  /** Failed unlock attempts since the last success, and how long to wait now. Survives a restart. */
  'attempts.read': {
    input: nothing,
    output: z.strictObject({ failures: z.int().nonnegative(), waitMs: z.int().nonnegative() }),
  },
  /** Counts one attempt as failed, flushed to disk before the key derivation starts. Refuses with `unlock-too-soon` {waitMs}. */
  'attempts.begin': { input: nothing, output: z.strictObject({ failures: z.int().nonnegative() }) },
  /** The attempt succeeded: the count starts again at zero. */
  'attempts.reset': { input: nothing, output: nothing },

  /** The device secret (32 bytes) from the system's keychain; made on first use. Null where no real keychain exists. */
  'secret.obtain': { input: nothing, output: z.strictObject({ secret: bytesSchema.nullable() }) },

  /** State after every append asked for so far: also of one whose caller has lost its answer. */
  'journal.describe': { input: nothing, output: journalStateSchema },
  /** Appends frames in order and answers only after they are flushed to disk. One flush a call. */
  'journal.append': {
    input: z.strictObject({ frames: z.array(bytesSchema).min(1).max(20_000) }),
    output: z.strictObject({ count: z.int(), head: hex32Schema }),
  },
  /** Frames from number `from` (0-based), at most about `maxBytes`, at least one; `next` is null at the end. */
  'journal.read': {
    input: z.strictObject({
      from: z.int().nonnegative(),
      maxBytes: z
        .int()
        .min(1)
        .max(32 * 1024 * 1024),
    }),
    output: z.strictObject({ frames: z.array(bytesSchema), next: z.int().nullable() }),
  },
  /** Writes a new journal beside the old one (begin, append…, commit) and puts it in its place atomically; the old one is kept once as `.previous`. */
  'journal.rewrite': {
    input: z.discriminatedUnion('step', [
      z.strictObject({ step: z.literal('begin') }),
      z.strictObject({ step: z.literal('append'), frames: z.array(bytesSchema).min(1).max(20_000) }),
      z.strictObject({ step: z.literal('commit') }),
      z.strictObject({ step: z.literal('abort') }),
    ]),
    output: z.strictObject({ state: journalStateSchema.nullable() }),
  },

  /** The one sealed draft. */
  'draft.read': { input: nothing, output: z.strictObject({ bytes: bytesSchema.nullable() }) },
  /** Replaces or (null) removes the sealed draft; flushed before it answers. */
  'draft.write': { input: z.strictObject({ bytes: bytesSchema.nullable() }), output: nothing },

  /** Ids of the packs shipped with the program. */
  'packs.list': { input: nothing, output: z.strictObject({ ids: z.array(slugSchema) }) },
  /** Every file of one pack as text, unparsed. */
  'packs.read': {
    input: z.strictObject({ id: slugSchema }),
    output: z.strictObject({ files: z.array(z.strictObject({ path: z.string(), text: z.string() })) }),
  },

  /** Asks where to save and writes the bytes (0600, temporary file, flush, rename). The browser host hands them to the browser's download. */
  'files.save': {
    input: z.strictObject({
      suggestedName: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/),
      mediaType: z.enum([
        'application/json',
        'text/csv',
        'application/pdf',
        'text/plain',
        'text/calendar',
        'text/vcard',
        'application/zip',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ]),
      bytes: bytesSchema,
    }),
    output: z.strictObject({ outcome: z.enum(['saved', 'canceled']) }),
  },
  /**
   * Prints the page, as it would go to paper, into a PDF and asks where to save it. Only in a host with a window of its
   * own; the browser host answers `canceled`, because the browser's window for printing makes the PDF.
   */
  'files.savePdf': {
    input: z.strictObject({ suggestedName: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/) }),
    output: z.strictObject({ outcome: z.enum(['saved', 'canceled']) }),
  },
  /**
   * Asks which file to open and answers its bytes; null when the person cancels. Only files made for the program: a
   * content pack or a chain of roots. Throws `pack-too-large` and `file-open-failed`.
   */
  'files.open': {
    input: z.strictObject({ kind: z.enum(['pack', 'root']) }),
    output: z.strictObject({ bytes: bytesSchema.nullable() }),
  },
  /** Opens an https address of a listed host, or mailto without headers, outside the program. */
  'links.open': { input: z.strictObject({ url: z.string().max(2000) }), output: nothing },
  /** Puts text on the clipboard and clears it after a minute if it is still there. */
  'clipboard.write': { input: z.strictObject({ text: z.string().max(20_000) }), output: nothing },

  /** Tells the host that a save is under way, so that closing the window waits. */
  'window.setBusy': { input: z.strictObject({ busy: z.boolean() }), output: nothing },
  /** The window has put everything away after a `close-requested` event. */
  'window.confirmClose': { input: nothing, output: nothing },
  /** Language of menus and dialogs. */
  'menu.setLanguage': { input: z.strictObject({ language: uiLanguageSchema }), output: nothing },
} as const;

export type HostCallName = keyof typeof hostCalls;
export type HostInput<N extends HostCallName> = z.infer<(typeof hostCalls)[N]['input']>;
export type HostOutput<N extends HostCallName> = z.infer<(typeof hostCalls)[N]['output']>;

/** What the host tells the page without being asked. */
export const hostEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('lock'), reason: z.enum(['suspend', 'lock-screen', 'menu', 'shutdown']) }),
  z.strictObject({ type: z.literal('close-requested') }),
  z.strictObject({
    type: z.literal('command'),
    command: z.enum(['search', 'urgent-help', 'lock', 'settings', 'keys', 'desk', 'reports']),
  }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;

/**
 * The object the page finds as `window.host` (Electron's preload) or makes itself over HTTP (browser host).
 * Answers are `Answer<HostOutput>`; they never reject for an expected failure.
 */
export interface HostBridge {
  call(name: string, input: unknown): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): () => void;
}

/** One implementation of each call; services implement it, `handle()` wraps it. */
export type HostHandlers = {
  readonly [N in HostCallName]: (input: HostInput<N>) => Promise<HostOutput<N>> | HostOutput<N>;
};
