import { useEffect, useState } from 'react';
import { useServices } from '../../app/hooks/services.tsx';

const tickMs = 250;

/** Counts down from `waitMs`, set anew by `restart`. @returns milliseconds left, 0 at the end. */
export function useCountdown(waitMs: number): { leftMs: number; restart: (waitMs: number) => void } {
  const { now } = useServices();
  const [until, setUntil] = useState(() => now() + waitMs);
  const [leftMs, setLeftMs] = useState(waitMs);
  useEffect(() => {
    const look = (): void => {
      const left = Math.max(0, until - now());
      setLeftMs(left);
      if (left === 0) clearInterval(timer);
    };
    const timer = setInterval(look, tickMs);
    return () => clearInterval(timer);
  }, [until, now]);
  const restart = (next: number): void => {
    setUntil(now() + next);
    setLeftMs(next);
  };
  return { leftMs, restart };
}
