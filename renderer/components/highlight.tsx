import { Fragment, type ReactNode } from 'react';

interface HighlightProps {
  readonly text: string;
  /** `[start, end)` in UTF-16 units; may overlap or be out of order. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** A text with the found parts marked. */
export function Highlight({ text, ranges }: HighlightProps): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    parts.push(<Fragment key={`t${at}`}>{text.slice(at, from)}</Fragment>);
    parts.push(<mark key={`m${from}`}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(<Fragment key={`t${at}`}>{text.slice(at)}</Fragment>);
  return parts;
}
