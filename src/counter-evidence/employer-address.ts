import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import type { Profile } from '../snapshot/facts.ts';
import { KETMAN } from './sources.ts';

const COMMITS = 5;

export const employerAddress = defineCounterEvidence({
  id: 'employer-address',
  title: 'Address of the stated employer, confirmed to GitHub',
  sources: [KETMAN],
  limit:
    'It shows a mailbox of that domain, which a company formed for the purpose has too; ask the employer by a way found independently.',
  answers: [],
  needs: ['profile', 'commits', 'ownCommits'],
  examples: [
    {
      title: 'Commits with an address of the company whose site the profile names',
      person: employed({ company: '@harborworks', website: 'https://harborworks.example' }),
      found: true,
    },
    {
      title: 'The site is of another company',
      person: employed({ company: '@harborworks', website: 'https://elsewhere.example' }),
      found: false,
    },
    {
      title: 'GitHub knows the address of no account',
      person: employed({ company: '@harborworks', website: 'https://harborworks.example' }, null),
      found: false,
    },
  ],
  find(_facts, person) {
    const { commits, ownCommits } = person.facts;
    const hosts = tracesOf('employer-site', person);
    // GitHub attributes a commit only to an account that has confirmed the address.
    const confirmed = [commits, ownCommits]
      .flatMap((fact) => (fact.known ? fact.value : []))
      .filter(({ account }) => account === person.id)
      .map(({ author }) => author.email.toLowerCase());
    for (const host of hosts) {
      const own = confirmed.filter((email) => isAt(email, host));
      if (own.length >= COMMITS) {
        return {
          summary: prose`${own.length} commits carry an address at ${host}, the site of the employer the profile states, and GitHub has confirmed it as this account’s.`,
          evidence: [],
        };
      }
    }
    return undefined;
  },
});

function isAt(email: string, host: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return domain === host || domain.endsWith(`.${host}`);
}

function employed(profile: Partial<Profile>, account: string | null = '1001') {
  const email = 'person@harborworks.example';
  const commits = exampleCommits({ count: 9, clock: 60, email, account });
  return examplePerson({ profile, facts: { commits } });
}
