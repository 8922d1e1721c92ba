export const INDICATOR_KINDS = ['account', 'address', 'domain', 'key', 'website'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** A line of the list, as the operator wrote it. */
export interface Indicator {
  readonly kind: IndicatorKind;
  /** Where it comes from, in the operator's words. */
  readonly source: string;
}

/** What the organization was told to look at: a lead for a review, never a reason for anything else. */
export interface IndicatorList {
  find(kind: IndicatorKind, value: string): readonly Indicator[];
}
