/**
 * Every expected failure of the program, by word. People's words for each code stand in
 * `locales/<tag>/errors.json` under the same key; code decides by code, never by message.
 */
export const errorCodes = [
  // host and port
  'host-unreachable',
  'host-refused-input',
  'host-sender-refused',
  'port-refused-input',
  'profile-in-use',
  'profile-from-newer-version',
  // disk
  'disk-full',
  'disk-read-only',
  'disk-failed',
  'file-save-failed',
  'file-open-failed',
  // journal and database
  'journal-damaged',
  'journal-busy',
  'database-damaged',
  'database-blocked',
  'record-damaged',
  'record-not-found',
  // vault
  'vault-missing',
  'vault-exists',
  'vault-locked',
  'vault-damaged',
  'unlock-refused',
  'unlock-too-soon',
  'passphrase-too-short',
  'passphrase-too-long',
  'recovery-key-mismatch',
  'kdf-parameters-refused',
  'kdf-unavailable',
  'secret-store-unavailable',
  // seal
  'seal-format-unknown',
  'seal-key-unknown',
  'seal-algorithm-unknown',
  'seal-broken',
  'randomness-broken',
  // packs
  'pack-missing',
  'pack-not-json',
  'pack-invalid',
  'pack-language-missing',
  'pack-hash-mismatch',
  'pack-too-large',
  'pack-older-than-installed',
  'pack-already-installed',
  'pack-same-version-differs',
  'pack-file-broken',
  'pack-signature-refused',
  'pack-expired',
  'pack-for-others',
  'pack-needs-newer-program',
  'pack-preview-gone',
  'pack-root-missing',
  'pack-root-refused',
  'pack-root-mismatch',
  // directory
  'import-refused',
  'import-preview-gone',
  'import-cancelled',
  // sync and hand-over
  'sync-state-refused',
  'sync-receipt-refused',
  'sync-answer-refused',
  'sync-upgrade-needed',
  'hand-over-refused',
  'hand-over-too-large',
  // records
  'record-invalid',
  'value-not-storable',
  'link-refused',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Plain facts that fill the placeholders of the message; never a name, a note or a key. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** An expected failure. Anything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** The shape in which an answer crosses a port, IPC or HTTP. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode | 'bug'; readonly details: ErrorDetails };

/** Runs `work` and turns its outcome into an {@link Answer}; `onBug` sees what was not expected. */
export async function answerOf<T>(
  work: () => Promise<T> | T,
  onBug: (error: unknown) => void,
): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, details: error.details };
    onBug(error);
    return { ok: false, code: 'bug', details: {} };
  }
}

/** The value of an answer; throws {@link AppError} for an expected failure, `Error` for a bug. */
export function unwrapAnswer<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  if (answer.code === 'bug') throw new Error('the other side of the port met a bug');
  throw new AppError(answer.code, answer.details);
}
