import { standingWeights } from './weights.ts';

/** What is true of a contact at this moment, beside how well it matches. */
export interface Standing {
  /** Null where the hours are not known: that is no better than a known hour at which it opens again. */
  readonly isOpenNow: boolean | null;
  /** 1 where it was checked just now, falling to 0 where its last check has expired or was never made. */
  readonly freshness: number;
}

/** 0 to 1, for `SearchOptions.standing`. */
export const standingScore = ({ isOpenNow, freshness }: Standing): number =>
  standingWeights.openNow * (isOpenNow === true ? 1 : 0) + standingWeights.freshness * freshness;
