import type { GateReport } from '../assess/gate.ts';
import type { AuditedPeople } from '../publish/readers.ts';

/** Everybody who is asked about, as far as GitHub knows them; what they can reach is not known of anybody. */
export function peopleOf({ organization, entries }: GateReport): AuditedPeople {
  return {
    organization,
    assessments: entries.flatMap(({ id, answer }) =>
      id === undefined
        ? []
        : [{ id, exposure: answer.assessment?.exposure ?? NOTHING_KNOWN_OF_ACCESS }],
    ),
  };
}

const NOTHING_KNOWN_OF_ACCESS: AuditedPeople['assessments'][number]['exposure'] = {
  repositories: [],
  complete: false,
  highestPermission: null,
  privateRepositories: 0,
  twoFactor: null,
  lastSeenAt: null,
  inviters: [],
};
