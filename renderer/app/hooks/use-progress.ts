import { useEffect, useState } from 'react';
import type { StoreEvent } from '../../store/port.ts';
import { useStore } from './services.tsx';

type Progress = Extract<StoreEvent, { type: 'progress' }>;

/** How far a long task of the worker is; null before it starts and once it is done. */
export function useProgress(task: Progress['task']): { readonly done: number; readonly of: number } | null {
  const store = useStore();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(
    () =>
      store.onEvent(event => {
        if (event.type === 'progress' && event.task === task)
          setProgress(event.done < event.of ? event : null);
      }),
    [store, task],
  );
  return progress;
}
