import { FAIL_ON } from '../../config/settings.ts';
import { PERMISSIONS } from '../../snapshot/facts.ts';

/** How an option is written, and what it is for. */
export interface Option {
  /** What stands for its value in the help; an option without one is a switch. */
  readonly value?: string;
  /** It takes several values, one after the other. */
  readonly several?: true;
  readonly meaning: string;
}

/** Options by name, without the dashes, in the order the help shows them. */
export type Options = Readonly<Record<string, Option>>;

const SERVER: Options = {
  'api-url': {
    value: 'URL',
    meaning:
      'address of the API of another server, such as https://github.example.com/api/v3; GITHUB_API_URL, or github.com, without it',
  },
};
const READING: Options = {
  'audit-log': {
    value: 'api|FILE',
    meaning: 'read the audit log of the organization, from the API or an exported file',
  },
  'check-links': { meaning: 'ask the sites that profiles name whether their pages exist' },
  'compare-avatars': { meaning: 'fetch the pictures of accounts and compare their bytes' },
  'search-copies': { meaning: 'ask where the first commits of own repositories also are' },
};
const OPERATOR_FILES: Options = {
  roster: { value: 'FILE', meaning: 'salted digests of names on contract' },
  indicators: { value: 'FILE', meaning: 'accounts, addresses, keys and sites to look at' },
  networks: { value: 'FILE', meaning: 'networks that hide where somebody connects from' },
  earlier: {
    value: 'SNAPSHOT',
    several: true,
    meaning: 'earlier snapshots of the same organization, to see what has changed',
  },
};
const POLICY: Options = {
  policy: { value: 'FILE', meaning: 'what the organization decides for itself (docs/policy.md)' },
};
const judging = (usual: string, incomplete: string): Options => ({
  'fail-on': {
    value: FAIL_ON.join('|'),
    meaning: `exit code 1 when somebody stands there or above; ${usual} without it`,
  },
  strict: { meaning: `exit code 3 when ${incomplete}` },
});
const ORGANIZATION: Options = { org: { value: 'ORG', meaning: 'login of the organization' } };
const folder = (usual: string): Options => ({
  output: { value: 'DIR', meaning: `folder for the files; ${usual} without it` },
});

export const AUDIT_OPTIONS: Options = {
  ...ORGANIZATION,
  ...folder('collaborator-audit'),
  ...POLICY,
  'report-repository': {
    value: 'OWNER/NAME',
    meaning: 'private repository the report is for; shows what would be written there',
  },
  'allow-public': {
    value: 'counts',
    meaning: 'numbers alone where the report repository can be read by others',
  },
  publish: { meaning: 'write to the report repository' },
  ...judging('never', 'part of the organization could not be seen, or somebody not be judged'),
  ...READING,
  ...OPERATOR_FILES,
  ...SERVER,
};

export const COLLECT_OPTIONS: Options = {
  ...ORGANIZATION,
  git: {
    value: 'PATH',
    several: true,
    meaning: 'local clones instead, whose authors are the people',
  },
  output: { value: 'FILE', meaning: 'the snapshot file to write' },
  ...READING,
  ...SERVER,
};

export const EVALUATE_OPTIONS: Options = {
  snapshot: { value: 'FILE', several: true, meaning: 'snapshots of one organization' },
  ...POLICY,
  format: {
    value: 'text|json|markdown|html|csv',
    meaning: 'what is printed; text without it',
  },
  output: { value: 'DIR', meaning: 'folder to leave every format in as well' },
  ...judging('never', 'part of the organization could not be seen, or somebody not be judged'),
  ...OPERATOR_FILES,
};

export const GATE_OPTIONS: Options = {
  ...ORGANIZATION,
  repository: { value: 'OWNER/NAME', meaning: 'repository the access is asked for' },
  permission: { value: PERMISSIONS.join('|'), meaning: 'permission that is asked for' },
  ...POLICY,
  ...judging('what the policy says, or soon,', 'a person has to decide'),
  'report-repository': {
    value: 'OWNER/NAME',
    meaning: 'repository whose pages say what was reviewed and accepted already',
  },
  ...folder('collaborator-gate'),
  ...READING,
  ...OPERATOR_FILES,
  ...SERVER,
};

export const PERSON_OPTIONS: Options = {
  snapshot: { value: 'FILE', several: true, meaning: 'snapshots to look in' },
  ...ORGANIZATION,
  'report-repository': { value: 'OWNER/NAME', meaning: 'repository of the pages, with its --org' },
  author: { value: 'LOGIN', meaning: 'account that wrote the pages; that of the token without it' },
  output: { value: 'FILE', meaning: 'file for what is exported; printed without it' },
  ...SERVER,
};

export const ROSTER_OPTIONS: Options = {
  names: { value: 'FILE', meaning: 'CSV file with the columns account and name' },
  output: { value: 'FILE', meaning: 'the roster to write' },
};
