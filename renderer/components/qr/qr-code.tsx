import { correction, generate } from 'lean-qr';
import { useMemo } from 'react';
import styles from './qr-code.module.css';

/** White around the code, in modules: without it phones do not find it (ISO/IEC 18004). */
const quiet = 4;
/** 97 modules a side: larger ones are not read from paper at arm's length. */
const largestVersion = 20;

/** Pixels of a module on screen, unless a style says otherwise. A whole number: modules of unequal width are read badly. */
const pixels = 4;

/** The dark modules as one path: a bar for each run of a row. */
function pathOf(text: string): { readonly size: number; readonly path: string } {
  const code = generate(text, { minCorrectionLevel: correction.M, maxVersion: largestVersion });
  const bars: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const start = x;
      while (code.get(x + 1, y)) x++;
      bars.push(`M${start} ${y}h${x + 1 - start}v1H${start}z`);
    }
  return { size: code.size, path: bars.join('') };
}

interface QrCodeProps {
  /** What the code holds, at most about 660 bytes of UTF-8. */
  readonly text: string;
  /** Its name for a screen reader. */
  readonly label: string;
}

/** A QR code that carries the text itself: black on white in every theme. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => pathOf(text), [text]);
  const side = size + 2 * quiet;
  return (
    <svg
      className={styles.code}
      width={side * pixels}
      height={side * pixels}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className={styles.ground} x={-quiet} y={-quiet} width={side} height={side} />
      <path className={styles.modules} d={path} />
    </svg>
  );
}
