/** Time, handed to every service that needs it. */
export interface Clock {
  /** Wall clock, ms since 1970 UTC. People and viruses set it; it may jump either way. */
  wallMs(): number;
  /** Runs forward only, ms since some moment; means nothing after a restart. */
  steadyMs(): number;
}

/** The clock of this machine. */
export const systemClock: Clock = { wallMs: () => Date.now(), steadyMs: () => performance.now() };
