import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  heldBack,
  loginsOf,
  nobodyToCompare,
  unansweredByMany,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { isFrontPageOfAll } from '../evidence/front-pages.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { factsBehind, tracesOf } from '../evidence/traces.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** A site that more accounts name is that of an employer, a course or a project. */
const HANDFUL = 5;

export const sharedWebsite = defineSignal({
  id: 'shared-website',
  title: 'Personal website shared with another audited account',
  family: 'network',
  strength: 'weak',
  redFlag: 'Several accounts present one and the same page as their own.',
  sources: [
    {
      title: 'Ketman: guide to identifying accounts (links that belong to somebody else)',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
    {
      title: 'Security Alliance: IT workers, tactics (clusters of accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'The site of an agency, an employer, a team or a project both work for.',
    'One person with two accounts.',
    'A couple or friends with one site.',
  ],
  whatClearsIt: [
    'The page itself, if it is that of a company or a group and names both.',
    'The owner says that both accounts are theirs.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How often two ordinary collaborators name one page is in no public data; colleagues often do, and not all of them name their employer.',
  ),
  needs: ['profile'],
  clearNeedsAllOf: ['profile'],
  examples: [
    {
      title: 'Two accounts that name one portfolio',
      person: withSite('1001', 'wren-calloway', 'https://portfolio.example.net/'),
      among: [withSite('1002', 'sunniva-aas', 'http://www.portfolio.example.net')],
      expect: 'observed',
    },
    {
      title: 'The site of the employer that one of them states',
      person: withSite('1001', 'wren-calloway', 'https://harborworks.example', '@harborworks'),
      among: [withSite('1002', 'sunniva-aas', 'https://harborworks.example')],
      expect: 'clear',
    },
    {
      title: 'The site of an agency of many',
      person: withSite('1001', 'wren-calloway', 'https://agency.example'),
      among: Array.from({ length: 8 }, (_, index) =>
        withSite(`200${index}`, `person-${index}`, 'https://agency.example/'),
      ),
      expect: 'clear',
    },
    {
      title: 'The front page of a platform',
      person: withSite('1001', 'wren-calloway', 'https://www.linkedin.com/in/'),
      among: [withSite('1002', 'sunniva-aas', 'linkedin.com/in')],
      expect: 'unknown',
    },
    {
      title: 'Pages of two people on one site',
      person: withSite('1001', 'wren-calloway', 'https://team.example/people?id=7'),
      among: [withSite('1002', 'sunniva-aas', 'https://team.example/people?id=8')],
      expect: 'clear',
    },
    {
      title: 'The profile names no website',
      person: examplePerson({ id: '1001', login: 'wren-calloway' }),
      among: [withSite('1002', 'sunniva-aas', 'https://portfolio.example.net')],
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const [page] = tracesOf('website', person);
    const [host] = tracesOf('website-host', person);
    if (page === undefined || host === undefined || isFrontPageOfAll({ page, host })) {
      return { result: 'unknown', because: ours('The profile names no page of its own.') };
    }
    const isFrontPage = page === host;
    const holders = Math.max(
      cohort.holders('website', page),
      isFrontPage ? cohort.holders('website-host', host) : 0,
    );
    if (holders > HANDFUL + 1) {
      return clearAmong(
        cohort,
        'website',
        `The website is that of ${holders} audited people, more than one person stands behind`,
        'the profiles',
      );
    }
    const same = cohort.sharing('website', page, person);
    const colleagues = colleaguesAmong(same, person, cohort);
    const others = same.filter(({ id }) => !colleagues.has(id));
    if (others.length === 0 || cohort.holders('employer-site', host) > 0) {
      return clearAmong(
        cohort,
        'website',
        others.length === 0
          ? 'No other account names this website, but for colleagues'
          : 'The website is that of the employer one of the profiles states',
        'the profiles',
      );
    }
    const unread = employersUnread(others, person, cohort);
    if (unread !== undefined) return unread;
    const unanswered = unansweredByMany(cohort, factsBehind('website'), person);
    if (unanswered > 0) {
      return heldBack(unanswered, 'the website may be that of an employer or of many');
    }
    return {
      result: 'observed',
      summary: prose`The website ${page} is also named by ${loginsOf(others)}.`,
      others,
      measurements: [
        {
          label: 'Other audited accounts that name the page',
          value: String(others.length),
          threshold: '1',
        },
      ],
      sample: 1,
      evidence: [{ text: prose`${page}: ${loginsOf(others)}` }],
    };
  },
});

function withSite(
  id: string,
  login: string,
  website: string,
  company: string | null = null,
): Collaborator {
  return examplePerson({ id, login, profile: { website, company } });
}
