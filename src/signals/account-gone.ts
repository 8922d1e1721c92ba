import { defineSignal } from '../evidence/define-signal.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { isManagedLogin } from '../evidence/managed-account.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours } from '../evidence/prose.ts';
import { utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Gap } from '../snapshot/fact.ts';
import { nothingKnown } from '../snapshot/facts.ts';

export const accountGone = defineSignal({
  id: 'account-gone',
  title: 'Account listed with access that GitHub does not show',
  family: 'account',
  strength: 'moderate',
  redFlag: 'The account disappears or is suspended, often soon after questions were asked.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (5, switch of identity)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'GitLab Threat Intelligence: accounts banned by the platform (2026)',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
  ],
  innocentExplanations: [
    "GitHub's automatic checks suspend ordinary accounts too, which then have to appeal.",
    'People close an account they no longer use, or after they moved to another one.',
    'The account belongs to an enterprise whose members this token cannot see.',
  ],
  whatClearsIt: [
    'Whoever invited the person knows what became of the account: an appeal, or a new account.',
    'Somebody with another token sees the account.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How many accounts with access are deleted or suspended at a time is in no public data.',
  ),
  // The observation is that a fact cannot be had, so the signal needs none and looks at the reason itself.
  needs: [],
  clearNeedsAllOf: ['account'],
  examples: [
    {
      title: 'GitHub lists the access of an account that it shows to nobody',
      person: withoutAccount('example-person', {
        reason: 'not-found',
        detail: 'GitHub no longer shows the account.',
      }),
      expect: 'observed',
    },
    {
      title: 'An account that an enterprise manages, which this token cannot see',
      person: withoutAccount('person_example', {
        reason: 'not-found',
        detail: 'GitHub no longer shows the account.',
      }),
      expect: 'unknown',
    },
    {
      title: 'GitHub did not answer when asked for the account',
      person: withoutAccount('example-person', {
        reason: 'unavailable',
        detail: 'The account could not be read: GitHub did not answer.',
      }),
      expect: 'unknown',
    },
    {
      title: 'An account like any other, without activity',
      person: examplePerson(),
      expect: 'clear',
    },
  ],
  observe(_facts, person) {
    const { account } = person.facts;
    if (account.known) {
      return {
        result: 'clear',
        because: ours(`GitHub shows the account, opened on ${utcDay(account.value.createdAt)}.`),
      };
    }
    if (account.because.reason !== 'not-found') {
      return { result: 'unknown', because: ours(account.because.detail) };
    }
    if (isManagedLogin(person.login)) {
      return {
        result: 'unknown',
        because: ours(
          'The login is that of an account managed by an enterprise; this token may simply not see it.',
        ),
      };
    }
    return {
      result: 'observed',
      summary: ours(
        'The organization lists the account, but GitHub does not show it to this token. Find the access it holds, and remove what nobody needs.',
      ),
      measurements: [{ label: 'Account shown by GitHub', value: 'no' }],
      sample: 1,
      evidence: [{ text: ours(account.because.detail) }],
    };
  },
});

/** Of an account that cannot be read nothing is known but what the organization's lists say. */
function withoutAccount(login: string, gap: Gap): Collaborator {
  const person = examplePerson({ login });
  const { access, invitations, twoFactor } = person.facts;
  return {
    ...person,
    facts: { ...nothingKnown(gap), access, invitations, twoFactor },
  };
}
