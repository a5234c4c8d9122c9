import { useEffect, useState } from 'react';
import { useServices } from './services.tsx';

const pad = (value: number): string => String(value).padStart(2, '0');
const dayOf = (time: number): string => {
  const date = new Date(time);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
};

/** A program left open over midnight must not count days from yesterday. */
const checkEveryMs = 30_000;

/** Today's local calendar day, `YYYY-MM-DD`; changes at midnight. */
export function useToday(): string {
  const { now } = useServices();
  const [today, setToday] = useState(() => dayOf(now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(now())), checkEveryMs);
    return () => clearInterval(timer);
  }, [now]);
  return today;
}
