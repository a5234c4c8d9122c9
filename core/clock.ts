/** The time of day as the rules need it; handed in, because core has no clock of its own. */
export interface Clock {
  /** Now, as UTC RFC 3339 with milliseconds. */
  now(): string;
  /** Local calendar day (`YYYY-MM-DD`) of an instant, in the zone of this computer. */
  dayOf(instant: string): string;
}
