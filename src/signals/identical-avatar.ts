import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  heldBack,
  loginsOf,
  mayBeMoreThan,
  nobodyToCompare,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { factsBehind } from '../evidence/traces.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** What more accounts show is a logo, a default or a picture everybody knows. */
const FEW = 4;

export const identicalAvatar = defineSignal({
  id: 'identical-avatar',
  title: 'The very picture file of another audited account',
  family: 'network',
  strength: 'weak',
  redFlag: 'The same picture is used by several accounts.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (6, pictures)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'The logo of a team or a project.',
    'A drawing or photograph that many use.',
    'One person with two accounts.',
  ],
  whatClearsIt: [
    'The owner says that both accounts are theirs.',
    'Looking where the file comes from; what it shows is nobody’s business here.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How often two ordinary collaborators use one file is in no data; files of many are left out.',
  ),
  needs: ['avatar'],
  clearNeedsAllOf: ['avatar'],
  examples: [
    {
      title: 'Two accounts with one file',
      person: withFile('1001', 'a'),
      among: [withFile('1002', 'a')],
      expect: 'observed',
    },
    {
      title: 'Files that differ',
      person: withFile('1001', 'a'),
      among: [withFile('1002', 'b')],
      expect: 'clear',
    },
    {
      title: 'Colleagues of one company',
      person: withFile('1001', 'a', 'Harborworks'),
      among: [withFile('1002', 'a', '@harborworks')],
      expect: 'clear',
    },
    {
      title: 'A file of nine accounts',
      person: withFile('1001', 'a'),
      among: Array.from({ length: 8 }, (_, index) => withFile(`20${10 + index}`, 'a')),
      expect: 'unknown',
    },
    {
      title: 'A file the server made',
      person: withFile('1001', null),
      among: [withFile('1002', 'a')],
      expect: 'unknown',
    },
  ],
  observe({ avatar }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const { digest } = avatar;
    if (digest === null) {
      return { result: 'unknown', because: ours('The account shows a file that the server made.') };
    }
    if (cohort.holders('avatar', digest) > FEW) {
      return {
        result: 'unknown',
        because: ours('So many audited accounts show this file that it is a logo or a default.'),
      };
    }
    const all = cohort.sharing('avatar', digest, person);
    const colleagues = colleaguesAmong(all, person, cohort);
    const others = all.filter(({ id }) => !colleagues.has(id));
    if (others.length === 0) {
      const said = 'No other account shows the same file, but for colleagues';
      return clearAmong(cohort, 'avatar', said, 'the files');
    }
    const unread = employersUnread(others, person, cohort);
    if (unread !== undefined) return unread;
    const facts = factsBehind('avatar');
    const holders = cohort.holders('avatar', digest);
    if (mayBeMoreThan(FEW, { facts, person, holders }, cohort)) {
      return heldBack(
        cohort.unanswered(facts, person),
        'so many may show this file that it is a logo or a default',
      );
    }
    return {
      result: 'observed',
      summary: prose`The file this account shows is, byte for byte, that of ${loginsOf(others)}.`,
      others,
      measurements: [
        {
          label: 'Other audited accounts with the same file',
          value: String(others.length),
          threshold: '1',
        },
      ],
      sample: 1,
      evidence: [],
    };
  },
});

function withFile(id: string, letter: string | null, company: string | null = null): Collaborator {
  const digest = letter === null ? null : letter.repeat(64);
  return examplePerson({
    id,
    login: `person-${id}`,
    profile: { company },
    facts: { avatar: { digest } },
  });
}
