import { isOver } from './acceptance.ts';
import type { FilePlace } from './file-place.ts';
import { isNamed } from './named.ts';

/** An account that is not assessed, such as a service account, as the policy of the organization states it. */
export interface Exemption {
  /** Login in any case, or numeric id, which survives a change of login. */
  readonly who: string;
  /** Where it stands in the policy file. */
  readonly at?: FilePlace | undefined;
  /** Why, in the organization's words. */
  readonly because: string;
  /** The last day on which it holds, unix seconds of its beginning. */
  readonly until?: number;
}

/** The first exemption of this account that holds at an instant, unix seconds. */
export function exemptionOf(
  account: { readonly id: string; readonly login: string },
  exemptions: readonly Exemption[],
  at: number,
): Exemption | undefined {
  return exemptions.find(({ who, until }) => isNamed(account, who) && !isOver(until, at));
}
