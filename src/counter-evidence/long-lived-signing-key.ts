import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { ours, prose } from '../evidence/prose.ts';
import { utcDay } from '../evidence/wording.ts';
import type { Key } from '../snapshot/facts.ts';
import { SECURITY_ALLIANCE } from './sources.ts';

const YEARS = 3;

export const longLivedSigningKey = defineCounterEvidence({
  id: 'long-lived-signing-key',
  title: 'One signing key, kept for years',
  sources: [SECURITY_ALLIANCE],
  limit: 'A key is handed on with a machine or an account as easily as a password.',
  answers: [],
  needs: ['keys'],
  examples: [
    {
      title: 'A key for signatures that GitHub has listed for four years',
      person: examplePerson({ facts: { keys: [key('gpg', 4)] } }),
      found: true,
    },
    {
      title: 'A new one',
      person: examplePerson({ facts: { keys: [key('gpg', 1)] } }),
      found: false,
    },
    {
      title: 'An old one that only opens connections',
      person: examplePerson({ facts: { keys: [key('ssh', 6)] } }),
      found: false,
    },
    {
      title: 'One that another audited account lists too',
      person: examplePerson({ facts: { keys: [key('gpg', 4)] } }),
      among: [examplePerson({ id: '1002', login: 'another', facts: { keys: [key('gpg', 4)] } })],
      found: false,
    },
  ],
  find({ keys }, _person, { takenAt, cohort }) {
    const dates = keys
      .filter(({ kind }) => kind !== 'ssh')
      .filter(({ fingerprint }) => cohort.holders('key', `GPG ${fingerprint.toUpperCase()}`) < 2)
      .filter(({ fingerprint }) => cohort.holders('key', `SSH ${fingerprint}`) < 2)
      .flatMap(({ createdAt }) => createdAt ?? []);
    const first = Math.min(...dates);
    if (dates.length === 0 || takenAt - first < YEARS * 365 * DAY) return undefined;
    return {
      summary: prose`A key for signatures has been on the account since ${ours(utcDay(first))}, and no other audited account lists it.`,
      evidence: [],
    };
  },
});

function key(kind: Key['kind'], years: number): Key {
  const fingerprint = kind === 'gpg' ? '3AA5C34371567BD2' : `SHA256:${'A'.repeat(43)}`;
  return { kind, fingerprint, createdAt: EXAMPLE_NOW - years * 366 * DAY };
}
