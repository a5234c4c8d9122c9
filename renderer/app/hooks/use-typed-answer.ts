import { useState } from 'react';
import type { Answer, Question } from '../../../core/guidance/check/schema.ts';

interface TypedAnswer {
  /** The day as far as it is typed; null while it is not whole. */
  readonly day: string | null;
  readonly setDay: (day: string | null) => void;
  readonly number: string;
  readonly setNumber: (text: string) => void;
  /** The answer as it stands; null while it cannot be one. */
  readonly ready: Answer | null;
  /** What is typed is a number, but not one that can be. */
  readonly isOutside: boolean;
}

/** While a year is being typed the field says 0002, 0020, 0202: outside these days nothing is an answer yet. */
const firstDay = '1900-01-01';
const lastDay = '2199-12-31';

/** A day or a number being typed as the answer of a question. */
export function useTypedAnswer({ kind }: Question, given: Answer | undefined): TypedAnswer {
  const [day, setDay] = useState<string | null>(given?.type === 'day' ? given.on : null);
  const [number, setNumber] = useState(given?.type === 'number' ? String(given.value) : '');
  const value = /^\d+$/.test(number.trim()) ? Number(number) : null;
  const isOutside = kind.type === 'number' && value !== null && (value < kind.min || value > kind.max);
  const isWhole = day !== null && day >= firstDay && day <= lastDay;
  const typedDay: Answer | null = isWhole ? { type: 'day', on: day } : null;
  const typedNumber: Answer | null = value === null || isOutside ? null : { type: 'number', value };
  return { day, setDay, number, setNumber, ready: kind.type === 'day' ? typedDay : typedNumber, isOutside };
}
