import type { ExemptAccount, PlacedPerson } from '../assess/report.ts';
import type { Policy } from '../config/policy.ts';
import type { CohortMember } from '../evidence/cohort.ts';
import { exemptionOf } from '../evidence/exemption.ts';
import { type KnownPlace, knownPlaceOf, livingWhereKnown } from '../evidence/known-place.ts';
import { asPerson } from '../snapshot/not-a-person.ts';
import type { SnapshotRecord } from '../snapshot/snapshot.ts';
import { readSnapshotFiles } from './snapshot-file.ts';

/** A record of a snapshot as the policy wants it judged. */
export type DecidedRecord =
  | SnapshotRecord
  | { readonly kind: 'exempt'; readonly account: ExemptAccount };

/**
 * The records of snapshots as the policy wants them judged. Whoever is exempt is compared with nobody either; the clock
 * of the snapshot they stand in says whether an exemption holds.
 */
export async function* recordsUnder(
  { exemptions, places }: Pick<Policy, 'exemptions' | 'places'>,
  files: readonly string[],
): AsyncGenerator<DecidedRecord> {
  let at = 0;
  for await (const record of readSnapshotFiles(files)) {
    if (record.kind === 'header') at = record.header.takenAt;
    if (record.kind !== 'collaborator') {
      yield record;
      continue;
    }
    const { id, login } = record.collaborator;
    const exemption = exemptionOf({ id, login }, exemptions, at);
    yield exemption === undefined
      ? {
          kind: 'collaborator',
          collaborator: livingWhereKnown(asPerson(record.collaborator), places),
        }
      : { kind: 'exempt', account: { id, login, because: exemption.because } };
  }
}

/** What the policy did to the people of an audit, gathered from the records one by one. */
export interface Decisions {
  readonly people: CohortMember[];
  readonly exempt: ExemptAccount[];
  readonly placed: PlacedPerson[];
  /** Those whose place the policy states in vain, for nothing of their profile was read. */
  readonly unplaced: (CohortMember & Pick<KnownPlace, 'at'>)[];
}

export function noDecisions(): Decisions {
  return { people: [], exempt: [], placed: [], unplaced: [] };
}

export function note(
  decisions: Decisions,
  record: DecidedRecord,
  { places }: Pick<Policy, 'places'>,
): void {
  if (record.kind === 'exempt') {
    const { id, login } = record.account;
    decisions.people.push({ id, login });
    decisions.exempt.push(record.account);
  } else if (record.kind === 'collaborator') {
    const { id, login, facts } = record.collaborator;
    decisions.people.push({ id, login });
    const known = knownPlaceOf({ id, login }, places);
    if (known === undefined) return;
    const { place, because, at } = known;
    if (facts.profile.known) decisions.placed.push({ id, login, place, because });
    else decisions.unplaced.push({ id, login, at });
  }
}
