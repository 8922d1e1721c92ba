import { defineSignal } from '../evidence/define-signal.ts';
import { exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { type IndicatorKind, indicatorList } from '../evidence/indicator-list.ts';
import { leadsOf, sourcesOf } from '../evidence/leads.ts';
import type { OperatorFiles } from '../evidence/operator-files.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted } from '../evidence/wording.ts';

const KEY = `SHA256:${'A'.repeat(43)}`;

export const onIndicatorList = defineSignal({
  id: 'on-indicator-list',
  title: "Something of the account stands on the organization's list",
  family: 'network',
  strength: 'weak',
  redFlag:
    'The account shares an address, a key or its work with one that somebody has published or passed on.',
  sources: [
    {
      title: 'GitLab: threat intelligence (2026), lists as a basis for investigation',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
    {
      title: 'shortdoom: gh-fake-analyzer (lists of accounts to compare with)',
      url: 'https://github.com/shortdoom/gh-fake-analyzer',
    },
  ],
  innocentExplanations: [
    'Lists hold identities that were stolen: the person may be the one it happened to.',
    'A login, a mailbox or a domain was given up and belongs to somebody else today.',
    'Somebody once committed to a repository together with an account on the list, without knowing more about it than anybody.',
    'The list is wrong, outdated, or was made by guessing.',
  ],
  whatClearsIt: [
    'The source of the entry: what it says, from when it is, and of which time of the account.',
    'Somebody who knows the person and the account from work together.',
    'A key or an address that was theirs before the time the entry speaks of.',
  ],
  ordinaryRate: assumed(
    0.1,
    'It depends on the list alone: on its age, its length, and whether it holds domains and accounts of many.',
  ),
  needs: ['commits'],
  clearNeedsAllOf: ['profile', 'commits', 'ownCommits', 'keys'],
  examples: [
    {
      title: 'The address of their commits is listed',
      person: examplePerson({
        facts: { commits: exampleCommits({ count: 4, clock: 60, email: 'wren@gardens.example' }) },
      }),
      operator: withList(['address', 'wren@gardens.example']),
      expect: 'observed',
    },
    {
      title: 'The account is listed by its number, from before a change of login',
      person: examplePerson({ id: '1001', login: 'new-name' }),
      operator: withList(['account', '1001']),
      expect: 'observed',
    },
    {
      title: 'A listed account commits to a repository of theirs',
      person: examplePerson({
        facts: { ownCommits: exampleCommits({ count: 4, clock: 60, account: '2002' }) },
      }),
      operator: withList(['account', '2002']),
      expect: 'observed',
    },
    {
      title: 'Nothing of the account is listed',
      person: examplePerson({
        facts: {
          commits: exampleCommits({ count: 4, clock: 60 }),
          keys: [{ kind: 'ssh', fingerprint: KEY.replaceAll('A', 'B'), createdAt: null }],
        },
      }),
      operator: withList(['key', KEY], ['domain', 'gardens.example'], ['account', 'wren']),
      expect: 'clear',
    },
    {
      title: 'No list was given',
      person: examplePerson(),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { operator: { indicators }, cohort }) {
    if (indicators === undefined) {
      return { result: 'unknown', because: ours('No list of indicators was given.') };
    }
    const { leads, values } = leadsOf(person, indicators, cohort);
    const { links } = person.facts;
    const unread = links.known ? links.gaps[0] : links.because;
    // Only the website is looked up where nobody asked for the other pages.
    if (leads.length === 0 && unread !== undefined && unread.reason !== 'not-collected') {
      return {
        result: 'unknown',
        because: ours(`Not all pages of the profile could be looked up: ${unread.detail}`),
      };
    }
    if (leads.length === 0) {
      return {
        result: 'clear',
        because: ours(
          `None of ${counted(values, 'account, address, domain, key or website', 'accounts, addresses, domains, keys and websites')} looked up is on the list; a list knows little of the world.`,
        ),
      };
    }
    const others = leads.flatMap(({ over }) => over ?? []);
    const own = leads.filter(({ over }) => over === undefined);
    return {
      result: 'observed',
      summary: prose`${ours(counted(leads.length, 'entry', 'entries'))} of the organization's list ${leads.length === 1 ? ours('fits') : ours('fit')} this account or one it commits together with. That is a lead for a review and decides nothing: such lists hold stolen identities and what has gone back to its owners.`,
      measurements: [
        { label: 'Entries that fit', value: String(leads.length), threshold: '1' },
        { label: 'Of those, by another audited account', value: String(leads.length - own.length) },
      ],
      sample: values,
      evidence: leads.slice(0, 8).map((lead) => ({
        text: prose`${lead.what}: ${sourcesOf(lead)}`,
      })),
      ...(others.length === 0 ? {} : { others }),
    };
  },
});

function withList(...entries: readonly (readonly [IndicatorKind, string])[]): OperatorFiles {
  const listed = entries.map(([kind, value]) => ({ kind, value, source: 'an example' }));
  return { indicators: indicatorList(listed) };
}
