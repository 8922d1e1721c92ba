/**
 * What a location text means: `one` country; `several` places in different countries; `ambiguous`, one place that
 * several countries have (Georgia); `none`, no place at all (empty, a joke, `Earth`, `remote`); `unknown`, something
 * that may be a place but is not in the gazetteer.
 */
export type PlaceVerdict = 'one' | 'several' | 'ambiguous' | 'none' | 'unknown';

export interface PlaceReading {
  readonly verdict: PlaceVerdict;
  /** ISO 3166-1 alpha-2 codes (and XK), best first. */
  readonly countries: readonly string[];
  /** IANA zone names that fit the text: the city's zone, else all zones of the region or country. */
  readonly zones: readonly string[];
  /** Minutes east of UTC that the text itself states, as in `UTC+5:30`. */
  readonly fixedOffsets: readonly number[];
  /**
   * Whether the text states this place and nothing else: every word of it was read, none was set aside or taken for a slip
   * of the pen, and none says that it is past or not so. Only such a text may be held against anybody.
   */
  readonly plain: boolean;
  /** 0..1, the share of belief that the country set is right. */
  readonly confidence: number;
  /** One plain sentence for a reader: which words were read as what. Quotes parts of the (untrusted) text. */
  readonly because: string;
}

export interface PlaceResolver {
  resolve(text: string): PlaceReading;
}
