import type { EarlierStates } from './earlier-states.ts';
import type { IndicatorList } from './indicator-list.ts';
import type { NetworkList } from './network-list.ts';
import type { Roster } from './roster.ts';

/** What the organization brings along itself; everything of it may be missing. */
export interface OperatorFiles {
  /** Names on contract. */
  readonly roster?: Roster;
  /** Accounts, addresses, keys and sites the organization was told to look at. */
  readonly indicators?: IndicatorList;
  /** Networks that hide where somebody connects from. */
  readonly networks?: NetworkList;
  /** The same people in earlier snapshots. */
  readonly earlier?: EarlierStates;
}
