import { useEffect, useRef, useState } from 'react';
import { useServices } from './hooks/services.tsx';

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** How long before the lock the warning is shown (WCAG 2.2.1 asks for 20 s at least). */
const warningMs = 30_000;
const tickMs = 1000;

/**
 * Locks after `minutes` without a sign of life. The wall clock decides, so a computer that slept locks when it wakes.
 * @returns milliseconds until the lock while the warning must be shown, else null; and a way to stay.
 */
export function useIdleLock(minutes: number, lock: () => void): { leftMs: number | null; stay: () => void } {
  const { now } = useServices();
  const lastSeen = useRef(now());
  const [leftMs, setLeftMs] = useState<number | null>(null);

  useEffect(() => {
    const isOver = (): boolean => now() - lastSeen.current >= minutes * 60_000;
    const seen = (): void => {
      // The hand that wakes a sleeping computer moves before any timer runs: it must not pass for having been there.
      if (isOver()) lock();
      else lastSeen.current = now();
    };
    const look = (): void => {
      const left = lastSeen.current + minutes * 60_000 - now();
      setLeftMs(left <= warningMs ? Math.max(0, left) : null);
      if (left <= 0) lock();
    };
    lastSeen.current = now();
    for (const name of signsOfLife) window.addEventListener(name, seen, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, tickMs);
    return () => {
      for (const name of signsOfLife) window.removeEventListener(name, seen, { capture: true });
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [minutes, lock, now]);

  const stay = (): void => {
    lastSeen.current = now();
    setLeftMs(null);
  };
  return { leftMs, stay };
}
