import { privateAddress } from '../evidence/addresses.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';

const YEAR = 365 * DAY;

export const renamedLogin = defineSignal({
  id: 'renamed-login',
  title: 'Login changed since earlier commits',
  family: 'identity',
  strength: 'weak',
  redFlag: 'The account changes its login, above all after questions were asked.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (5, switch of identity)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A change of name by marriage, divorce or transition. It is private: do not ask for it, do not look for the earlier name, never publish it.',
    'A pen name given up for a professional one, a new brand or employer, a typo put right.',
    'A login freed by somebody else at last.',
  ],
  whatClearsIt: [
    'Most often nothing needs to be cleared: one change of login is ordinary.',
    'Somebody who has known the person by this account across the change.',
  ],
  ordinaryRate: assumed(
    0.1,
    'Not yet measured as this signal sees it. In public histories about three in a hundred private addresses with ten commits or more carry two logins.',
  ),
  needs: ['commits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Older commits carry the private address under another login',
      person: withLogins('wren-calloway', ['wren-calloway', 'northern-wren']),
      expect: 'observed',
    },
    {
      title: 'All commits carry a login that is not the one of today',
      person: withLogins('wren-calloway', ['northern-wren']),
      expect: 'observed',
    },
    {
      title: 'One login all along, once in capitals',
      person: withLogins('wren-calloway', ['wren-calloway', 'Wren-Calloway']),
      expect: 'clear',
    },
    {
      title: 'Private addresses of another account, whose work was merged',
      person: examplePerson({
        login: 'wren-calloway',
        facts: {
          commits: [
            ...byAddress('1001+wren-calloway@users.noreply.github.com', 0),
            ...byAddress('2002+sunniva-aas@users.noreply.github.com', 1),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'No commit carries a private address with an id',
      person: examplePerson({
        login: 'wren-calloway',
        facts: { commits: byAddress('wren@example.com', 0) },
      }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person) {
    const uses = usesOf(person);
    if (uses.size === 0) {
      return {
        result: 'unknown',
        because: ours(
          'No commit carries the private address of the account, which would hold its number and its login of the time.',
        ),
      };
    }
    const commits = [...uses.values()].flat();
    const today = person.login.toLowerCase();
    const logins = new Set([...uses.keys(), today]);
    if (logins.size < 2) {
      return {
        result: 'clear',
        because: ours(
          commits.length === 1
            ? 'The one commit with the private address of the account carries the login of today.'
            : `All ${commits.length} commits with the private address of the account carry one login.`,
        ),
      };
    }
    return {
      result: 'observed',
      // What the account was called before is nobody's business here, so it is not repeated.
      summary: ours(
        `The private address of this account holds ${counted(uses.size, 'login')} in ${counted(commits.length, 'commit')}; with the login of today the account has had ${logins.size}. A change of name is private and needs no reason.`,
      ),
      measurements: [
        { label: 'Logins of the account', value: String(logins.size), threshold: '2' },
        { label: 'Changes of login', value: String(logins.size - 1) },
      ],
      sample: commits.length,
      evidence: [...uses].map(([login, used]) => evidenceOf(login === today, used)),
    };
  },
});

/** Own commits under the account's private address, by the login in it. */
function usesOf(person: Collaborator): ReadonlyMap<string, readonly Commit[]> {
  const uses = new Map<string, Commit[]>();
  for (const commit of ownCommits(person)) {
    const address = privateAddress(commit.author.email);
    if (address === undefined || address.id !== person.id) continue;
    const same = uses.get(address.login);
    if (same === undefined) uses.set(address.login, [commit]);
    else same.push(commit);
  }
  return uses;
}

function evidenceOf(isToday: boolean, commits: readonly Commit[]) {
  const sorted = [...commits].sort((a, b) => a.author.at - b.author.at);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const days =
    first === undefined || last === undefined
      ? ''
      : ` from ${utcDay(first.author.at)} to ${utcDay(last.author.at)}`;
  return {
    text: prose`${ours(isToday ? 'The login of today' : 'Another login')}: ${ours(`${counted(commits.length, 'commit')}${days}`)}`,
    ...linkTo(sorted.toReversed()),
  };
}

function byAddress(email: string, yearsAgo: number): readonly Commit[] {
  return exampleCommits({ count: 6, clock: 0, email, until: EXAMPLE_NOW - DAY - yearsAgo * YEAR });
}

/** Commits of one account, a year of work under each login. */
function withLogins(login: string, logins: readonly string[]): Collaborator {
  const commits = logins.flatMap((one, years) =>
    byAddress(`1001+${one}@users.noreply.github.com`, years),
  );
  return examplePerson({ login, facts: { commits } });
}
