import type { OperatorPaths } from '../../config/settings.ts';
import type { OperatorFiles } from '../../evidence/operator-files.ts';
import type { Gap } from '../../snapshot/fact.ts';
import { type AuditOf, readEarlierSnapshots } from '../earlier-snapshots.ts';
import { readIndicatorFile } from './indicators.ts';
import { readNetworkListFile } from './network-lists.ts';
import { readRosterFile } from './roster.ts';

export const NO_PATHS: OperatorPaths = { earlier: [] };

/** What the operator's own files hold, and what of them is not used. */
export interface LoadedFiles {
  readonly operator: OperatorFiles;
  readonly gaps: readonly Gap[];
}

/**
 * Reads the operator's own files.
 *
 * @param audit the audit under way; without it the files are checked, so that a mistake in them is known before an hour
 * of requests
 * @throws UserError naming file and line of the first thing that cannot be read
 */
export async function loadOperatorFiles(
  { roster, indicators, networks, earlier }: OperatorPaths,
  audit?: AuditOf,
): Promise<LoadedFiles> {
  const snapshots = earlier.length === 0 ? undefined : await readEarlierSnapshots(earlier, audit);
  return {
    operator: {
      ...(roster === undefined ? {} : { roster: await readRosterFile(roster) }),
      ...(indicators === undefined ? {} : { indicators: await readIndicatorFile(indicators) }),
      ...(networks === undefined ? {} : { networks: await readNetworkListFile(networks) }),
      ...(snapshots === undefined ? {} : { earlier: snapshots.states }),
    },
    gaps: snapshots?.gaps ?? [],
  };
}
