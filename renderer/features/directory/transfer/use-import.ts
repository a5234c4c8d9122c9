import { useState } from 'react';
import { AppError } from '../../../../core/errors.ts';
import { useStore } from '../../../app/hooks/services.tsx';
import { useSession } from '../../../app/hooks/session.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreInput, StoreOutput } from '../../../store/port.ts';

export type Preview = StoreOutput<'directory.import.preview'>;
type Files = StoreInput<'directory.import.preview'>['files'];
export type Target = Preview['columns'][number]['target'];

export type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: Preview }
  | { readonly kind: 'storing'; readonly preview: Preview }
  | { readonly kind: 'done'; readonly result: StoreOutput<'directory.import.apply'> }
  | { readonly kind: 'refused'; readonly error: unknown };

interface Import {
  readonly step: Step;
  read(chosen: readonly File[]): void;
  /** Reads the same files with other columns. */
  mapColumns(columns: readonly Target[]): void;
  apply(onConflict: 'keep-mine' | 'take-file'): void;
  cancel(): void;
}

/** An import from the choice of the files to the last row: nothing is stored before `apply`. */
export function useImport(): Import {
  const { language } = useText('directory');
  const store = useStore();
  const { track } = useSession();
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const [files, setFiles] = useState<Files>([]);
  // What was stopped by hand is no error.
  const refuse = (error: unknown): void =>
    setStep(
      error instanceof AppError && error.code === 'import-cancelled'
        ? { kind: 'idle' }
        : { kind: 'refused', error },
    );
  const preview = async (asked: Files, columns: readonly Target[] | null): Promise<void> => {
    setStep({ kind: 'reading' });
    const found = await store.call('directory.import.preview', {
      files: asked,
      columns: columns === null ? null : [...columns],
      language,
    });
    setStep({ kind: 'preview', preview: found });
  };
  const readAll = async (chosen: readonly File[]): Promise<void> => {
    setStep({ kind: 'reading' });
    const read = await Promise.all(
      chosen.map(async file => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    setFiles(read);
    await preview(read, null);
  };
  const put = async (found: Preview, onConflict: 'keep-mine' | 'take-file'): Promise<void> => {
    setStep({ kind: 'storing', preview: found });
    const input = { token: found.token, onConflict, leaveOut: [] };
    setStep({ kind: 'done', result: await track(store.call('directory.import.apply', input)) });
  };
  return {
    step,
    read: chosen => void readAll(chosen).catch(refuse),
    mapColumns: columns => void preview(files, columns).catch(refuse),
    apply(onConflict) {
      if (step.kind === 'preview') void put(step.preview, onConflict).catch(refuse);
    },
    cancel() {
      void store.call('directory.import.cancel', {}).catch(refuse);
    },
  };
}
