const Native = Date;

/**
 * A `Date` whose days and hours are those of UTC. The reader of opening hours reckons in the zone of the computer,
 * which may be any and leaps over hours that Poland has: with this one every hour of the wall is there, and once.
 */
class WallDate extends Native {
  constructor(...given: readonly (number | string | Date)[]) {
    const [first, ...rest] = given;
    if (first === undefined) super(Native.now());
    else if (rest.length === 0) super(first);
    else {
      const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = given.map(Number);
      super(Native.UTC(year, month, day, hour, minute, second, ms));
    }
  }
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override setDate(day: number): number {
    return this.setUTCDate(day);
  }
  override setHours(hours: number, minutes = this.getUTCMinutes(), seconds = this.getUTCSeconds()): number {
    return this.setUTCHours(hours, minutes, seconds);
  }
  override getTimezoneOffset(): number {
    return 0;
  }
  override toLocaleString(locales?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions): string {
    return super.toLocaleString(locales, { ...options, timeZone: 'UTC' });
  }
}

/** Runs `work`, which must not wait for anything, with a `Date` whose local time is what stands in its UTC fields. */
export function inWallTime<T>(work: () => T): T {
  const before = globalThis.Date;
  Reflect.set(globalThis, 'Date', WallDate);
  try {
    return work();
  } finally {
    Reflect.set(globalThis, 'Date', before);
  }
}
