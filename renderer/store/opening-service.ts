import type { OpeningAt } from './directory-list.ts';
import type { OpeningWeek } from './directory-port.ts';
import type { OpeningHours } from './opening-hours.ts';

/** Opening hours for the directory. Until they are ready nobody knows any. */
export interface Opening {
  /** Resolves when hours can be read, or when it is certain that they cannot. */
  ready(): Promise<void>;
  readonly at: OpeningAt;
  week(hours: string | null, today: string): OpeningWeek | null;
}

export interface OpeningParts {
  /** Brings what reads opening hours; left out, nothing does. */
  readonly load: (() => Promise<OpeningHours>) | undefined;
  readonly onBug: (error: unknown) => void;
}

/** Reads opening hours with something large, which is brought in when it is first asked for. */
export function createOpening({ load, onBug }: OpeningParts): Opening {
  let hours: OpeningHours | null = null;
  let loading: Promise<void> | null = null;
  const bring = async (): Promise<void> => {
    if (load === undefined) return;
    try {
      hours = await load();
    } catch (error) {
      // A directory without opening hours is better than none.
      onBug(error);
    }
  };
  return {
    ready() {
      loading ??= bring();
      return loading;
    },
    at({ contact }, at) {
      const noted = contact.profile.hours;
      return noted === null || hours === null ? { state: 'unknown', until: null } : hours.stateAt(noted, at);
    },
    week: (noted, today) => (noted === null || hours === null ? null : hours.weekFrom(noted, today)),
  };
}
