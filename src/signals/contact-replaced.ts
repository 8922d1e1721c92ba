import { REPLACED, stepsIn } from '../evidence/contact-steps.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { statesUntilNow } from '../evidence/earlier-states.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import type { OperatorFiles } from '../evidence/operator-files.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { Key, Profile } from '../snapshot/facts.ts';

export const contactReplaced = defineSignal({
  id: 'contact-replaced',
  title: 'Name, address, website and keys replaced at once',
  family: 'identity',
  strength: 'weak',
  redFlag: 'Everything by which somebody could be reached or recognized is exchanged at one time.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (5, switch of identity)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'US Department of the Treasury and others: guidance (2022), changes of contact data',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
  ],
  innocentExplanations: [
    'A change of name by marriage, divorce or transition, with new addresses to go with it. It is private: do not ask for it, and never publish the earlier name.',
    'A break with the past: harassment, the end of a company, a stolen laptop after which everything was made anew.',
    'A company account that was handed on, which the owner should say.',
  ],
  whatClearsIt: [
    'Somebody who has known the owner by this account before and after.',
    'A message from the former address, or a commit signed with a former key.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often ordinary people replace all of it between two audits is in no public data; most replace one thing at a time.',
  ),
  needs: ['profile'],
  clearNeedsAllOf: [],
  examples: [
    {
      title: 'Name, address, website and key are new since the last audit',
      person: now(sunniva()),
      operator: before([180, wren()], [90, wren()]),
      expect: 'observed',
    },
    {
      title: 'A new employer: address, website and key are new, the name stayed',
      person: now({ ...sunniva(), name: 'Wren Calloway' }),
      operator: before([90, wren()]),
      expect: 'clear',
    },
    {
      title: 'A new name, and the key stayed',
      person: now({ ...sunniva(), key: 'A' }),
      operator: before([90, wren()]),
      expect: 'clear',
    },
    {
      title: 'All of it is new after three years without an audit',
      person: now(sunniva()),
      operator: before([1_100, wren()]),
      expect: 'unknown',
    },
    {
      title: 'Only a name and a key were known before',
      person: now(sunniva()),
      operator: before([90, { name: 'Wren Calloway', email: null, website: null, key: 'A' }]),
      expect: 'unknown',
    },
    {
      title: 'No earlier snapshot was given',
      person: now(sunniva()),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { operator: { earlier }, takenAt }) {
    if (earlier === undefined) return unknown('No earlier snapshots were given.');
    const states = statesUntilNow(person, earlier, takenAt);
    if (states.length < 2) return unknown('No earlier snapshot holds this account.');
    const steps = stepsIn(states);
    const replaced = steps.find(({ verdict }) => verdict === 'replaced');
    if (replaced !== undefined) {
      const { since, at, parts, login } = replaced;
      const named = parts.map(({ name }) => name);
      return {
        result: 'observed',
        // What there was before is nobody's business here, so it is not repeated.
        summary: ours(
          `Between ${utcDay(since)} and ${utcDay(at)} ${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''} were replaced, and nothing of the former was kept${login === 'replaced' ? '; the login changed too' : ''}. A change of name is private and needs no reason.`,
        ),
        measurements: [
          { label: 'Replaced at once', value: String(parts.length), threshold: String(REPLACED) },
          { label: 'Kept', value: '0' },
        ],
        sample: states.length,
        evidence: parts.map(({ name, known }) => ({
          text: ours(
            `The ${name}: in the snapshot of ${utcDay(known)}, and another one in that of ${utcDay(at)}`,
          ),
        })),
      };
    }
    if (steps.some(({ verdict }) => verdict === 'unknown')) {
      return unknown(
        'Between two snapshots too little is known on both sides, or cannot be compared, to say that something was kept.',
      );
    }
    return {
      result: 'clear',
      because: ours(
        `Between any two of ${counted(states.length, 'snapshot')}, this one among them, a name, an address, a website or a key was kept.`,
      ),
    };
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

interface Contact extends Pick<Profile, 'name' | 'email' | 'website'> {
  readonly key: string;
}

function wren(): Contact {
  return {
    name: 'Wren Calloway',
    email: 'wren@gardens.example',
    website: 'https://wren.example.org',
    key: 'A',
  };
}

function sunniva(): Contact {
  return {
    name: 'Sunniva Aas',
    email: 'northern@harbor.example',
    website: 'https://aas.example.net',
    key: 'B',
  };
}

function keysOf({ key }: Contact): readonly Key[] {
  return [{ kind: 'ssh', fingerprint: `SHA256:${key.repeat(43)}`, createdAt: null }];
}

function now(contact: Contact) {
  const { name, email, website } = contact;
  return examplePerson({ profile: { name, email, website }, facts: { keys: keysOf(contact) } });
}

/** Earlier snapshots, each so many days ago. */
function before(
  ...contacts: readonly (readonly [daysAgo: number, contact: Contact])[]
): OperatorFiles {
  const states = contacts.map(([daysAgo, contact]) => ({
    takenAt: EXAMPLE_NOW - daysAgo * DAY,
    login: 'example-person',
    profile: {
      name: contact.name,
      email: contact.email,
      website: contact.website,
      location: null,
      bio: null,
      company: null,
    },
    keys: keysOf(contact),
  }));
  return { earlier: { of: () => states } };
}
