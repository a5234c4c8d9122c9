import { useCallback, useEffect, useRef, useState } from 'react';
import type { StoreCallName, StoreEvent, StoreInput, StoreOutput } from '../../store/port.ts';
import { useStore } from './services.tsx';

type Kind = Extract<StoreEvent, { type: 'changed' }>['kinds'][number];

/** What makes a query's answer old. Calls that are not listed are asked once for each input. */
const kindsOf: Readonly<Partial<Record<StoreCallName, readonly Kind[]>>> = {
  'desk.status': ['consultation', 'case', 'pack', 'status'],
  'urgent.list': ['pack'],
  'search.query': ['search', 'case', 'pack', 'contact'],
  'guidance.list': ['pack'],
  'guidance.topic': ['pack'],
  'guidance.stale': ['pack'],
  'guidance.facts': ['pack'],
  'guidance.changes': ['pack'],
  'check.evaluate': ['pack'],
  'directory.list': ['pack', 'contact'],
  'directory.facets': ['pack', 'contact'],
  'directory.contact': ['pack', 'contact'],
  'directory.queue': ['pack', 'contact', 'consultation'],
  'directory.imports': ['contact'],
  'consultation.list': ['consultation'],
  'consultation.get': ['consultation'],
  'case.list': ['case', 'consultation'],
  'case.get': ['case', 'consultation'],
  'case.consultations': ['case', 'consultation'],
  'export.summaries': ['consultation'],
};

export interface Query<Value> {
  /** The last answer; undefined until the first one. Stays on screen while it is asked again. */
  readonly data: Value | undefined;
  /** What was thrown by the last question, or undefined. */
  readonly error: unknown;
  /** A question is under way. */
  readonly isAsking: boolean;
  readonly ask: () => void;
}

interface Held<Value> {
  readonly key: string;
  readonly data: Value | undefined;
  readonly error: unknown;
  readonly isAsking: boolean;
}

/**
 * Asks the worker and asks again when rows of its kind change. A late answer to an older input is dropped.
 * Pass `null` as the input to ask nothing.
 */
export function useQuery<N extends StoreCallName>(
  name: N,
  input: StoreInput<N> | null,
): Query<StoreOutput<N>> {
  const store = useStore();
  const key = input === null ? '' : `${name} ${JSON.stringify(input)}`;
  const [held, setHeld] = useState<Held<StoreOutput<N>>>({
    key: '',
    data: undefined,
    error: undefined,
    isAsking: false,
  });
  const latest = useRef({ turn: 0, input, key });
  latest.current.input = input;
  latest.current.key = key;

  const ask = useCallback(async () => {
    const turn = ++latest.current.turn;
    const { input: asked, key: askedKey } = latest.current;
    if (asked === null) return;
    setHeld(last => ({ ...last, isAsking: true }));
    try {
      const data = await store.call(name, asked);
      if (turn === latest.current.turn) setHeld({ key: askedKey, data, error: undefined, isAsking: false });
    } catch (error) {
      if (turn === latest.current.turn) setHeld({ key: askedKey, data: undefined, error, isAsking: false });
    }
  }, [store, name]);

  useEffect(() => {
    if (key !== '') void ask();
  }, [key, ask]);

  useEffect(
    () =>
      store.onEvent(event => {
        if (event.type === 'changed' && event.kinds.some(kind => kindsOf[name]?.includes(kind) === true))
          void ask();
      }),
    [store, name, ask],
  );

  const isOfThisInput = held.key === key;
  return {
    data: input === null ? undefined : held.data,
    error: isOfThisInput ? held.error : undefined,
    isAsking: held.isAsking || (key !== '' && !isOfThisInput),
    ask: () => void ask(),
  };
}
