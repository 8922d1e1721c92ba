/** How the names an account uses agree with the name on contract. */
export type RosterMatch = 'same' | 'different';

/** Names on contract, known by salted digests alone. */
export interface Roster {
  /** `undefined` where the roster does not list the account. */
  compare(
    account: { readonly id: string; readonly login: string },
    names: readonly string[],
  ): RosterMatch | undefined;
}
