/** Failed attempts that cost nothing: people mistype. */
const freeFailures = 3;
/** Longest wait: a forgotten passphrase must not lock the desk for a day. */
const longestMs = 15 * 60_000;

/** How long to wait after so many failures in a row: nothing after three, then 2, 4, 8 … seconds up to 15 minutes. */
export const unlockDelayMs = (failures: number): number =>
  failures <= freeFailures ? 0 : Math.min(longestMs, 1000 * 2 ** (failures - freeFailures));

/**
 * What is left of a delay that began at `sinceMs`, both on the wall clock. A clock set back, or a beginning in the
 * future, says nothing about the time that has passed: then the whole delay counts from now.
 */
export function remainingDelayMs(delayMs: number, sinceMs: number, nowMs: number): number {
  const passedMs = nowMs - sinceMs;
  return passedMs < 0 ? delayMs : Math.max(0, delayMs - passedMs);
}
