import type { Exposure } from '../../src/assess/exposure.ts';
import type { Source } from '../../src/evidence/define-signal.ts';
import { GUIDANCE } from '../../src/render/guidance.ts';

/** Where a published red flag went: every one has a place, and a reason where it became no signal. */
export type Place =
  | { readonly kind: 'signal'; readonly ids: readonly string[]; readonly note?: string }
  | {
      readonly kind: 'exposure';
      readonly factor: keyof Exposure;
      readonly questions?: readonly string[];
      readonly note: string;
    }
  | { readonly kind: 'checklist'; readonly questions: readonly string[]; readonly note?: string }
  | { readonly kind: 'refused'; readonly because: string };

export interface RedFlag {
  readonly id: string;
  /** What the sources state, in one line. */
  readonly flag: string;
  readonly sources: readonly SourceName[];
  readonly place: Place;
}

export type SourceName = keyof typeof SOURCES;

export const SOURCES = {
  ...GUIDANCE,
  'Spur 2024': {
    title: 'Spur: VPN use in remote work (December 2024)',
    url: 'https://spur.us/astrill-vpn-and-remote-worker-fraud/',
  },
  'Pindrop 2026': {
    title: 'Pindrop: hiring telemetry (25 February 2026)',
    url: 'https://www.pindrop.com/article/hiring-telemetry-pulse-for-meetings-insights',
  },
  Nisos: {
    title: 'Nisos: hiring scheme, lessons learned',
    url: 'https://www.nisos.com/blog/dprk-workers-scheme/',
  },
  RavenFile: {
    title: 'TheRavenFile: data on addresses',
    url: 'https://github.com/TheRavenFile/THREAT-ACTORS',
  },
  gitxray: { title: 'Kulkan Security: gitxray', url: 'https://github.com/kulkansecurity/gitxray' },
  'gh-fake-analyzer': {
    title: 'shortdoom: gh-fake-analyzer',
    url: 'https://github.com/shortdoom/gh-fake-analyzer',
  },
  ghbuster: { title: 'Datadog: ghbuster', url: 'https://github.com/DataDog/ghbuster' },
  firstlook: { title: 'firstlook', url: 'https://github.com/getagentseal/firstlook' },
  guTZ: { title: 'guTZ', url: 'https://github.com/codeGROOVE-dev/guTZ' },
  StarScout: { title: 'StarScout', url: 'https://github.com/hehao98/StarScout' },
  tz: { title: 'IANA time zone database', url: 'https://www.iana.org/time-zones' },
} as const satisfies Readonly<Record<string, Source>>;

const signal = (...ids: readonly string[]): Place => ({ kind: 'signal', ids });
const checklist = (...questions: readonly string[]): Place => ({ kind: 'checklist', questions });
const refused = (because: string): Place => ({ kind: 'refused', because });

type Row = readonly [id: string, flag: string, sources: readonly SourceName[], place: Place];

function rows(list: readonly Row[]): readonly RedFlag[] {
  return list.map(([id, flag, sources, place]) => ({ id, flag, sources, place }));
}

/** Published red flags that GitHub's records can show. */
export const OBSERVABLE: readonly RedFlag[] = rows([
  [
    'commits-before-account',
    'Own repositories hold commits of their owner from before the account existed.',
    ['Security Alliance', 'Ketman 2024', 'gh-fake-analyzer', 'gitxray'],
    signal('commits-before-account'),
  ],
  [
    'commits-before-repo-burst',
    'A repository is created long after its first commit and filled in one push.',
    ['gitxray', 'Security Alliance, summary'],
    signal('commits-before-repository'),
  ],
  [
    'copied-repository',
    "Somebody else's project is pushed as own work, with another author put in.",
    ['Security Alliance', 'Ketman 2024', 'Ketman guide'],
    {
      kind: 'signal',
      ids: ['shared-root-commit', 'foreign-merges', 'history-begun-elsewhere'],
      note: 'Between audited accounts, by the merges of its first authors that a copy keeps, and, where the operator allows it, by searching for its first commit.',
    },
  ],
  [
    'foreign-merge-messages',
    'Merge messages name pull requests and people of another project.',
    ['Ketman 2024'],
    signal('foreign-merges'),
  ],
  [
    'owner-injected-among-many-authors',
    'A personal repository of an unknown developer has a hundred or more contributors.',
    ['Security Alliance', 'Ketman 2024'],
    signal('owner-among-many-authors'),
  ],
  [
    'backdated-author-dates',
    'The contribution graph is painted with dates that were set.',
    ['Security Alliance, summary', 'gitxray'],
    signal('backdated-against-server', 'painted-activity', 'future-dated-commits'),
  ],
  [
    'dormant-account-revived',
    'An old account rests for years and then is active densely.',
    ['Security Alliance', 'Security Alliance, cases', 'Ketman guide', 'firstlook'],
    signal('dormant-account-revived', 'renamed-everything'),
  ],
  [
    'account-age-new',
    'The account was opened shortly before the engagement.',
    ['Security Alliance, summary', 'Ketman guide', 'ghbuster'],
    signal('young-account-at-grant'),
  ],
  [
    'throwaway-work-account',
    'The account is used for one company only.',
    ['Security Alliance, mitigation', 'Security Alliance, cases'],
    signal('single-organization-account'),
  ],
  [
    'handle-renamed',
    'The login changes, above all after questions were asked.',
    ['Security Alliance', 'Security Alliance, summary'],
    {
      kind: 'signal',
      ids: ['renamed-login', 'contact-replaced'],
      note: 'A change of name is private: weak, counted, and the earlier login is never repeated.',
    },
  ],
  [
    'display-name-rotation',
    'Different personal names appear behind one address or account.',
    ['Security Alliance', 'Ketman 2024', 'gh-fake-analyzer', 'GitLab 2026'],
    signal('unrelated-names', 'many-full-names', 'unrelated-names-in-key'),
  ],
  [
    'many-author-emails',
    'One person commits under a large number of addresses.',
    ['Ketman 2024', 'gh-fake-analyzer'],
    signal('many-unrelated-addresses'),
  ],
  [
    'email-shared-across-accounts',
    'Several accounts commit under one address.',
    ['gitxray', 'gh-fake-analyzer', 'Security Alliance'],
    signal('shared-commit-email'),
  ],
  [
    'key-shared-across-accounts',
    'Several accounts use one key, or keys made on one day.',
    ['gitxray'],
    signal('shared-key', 'keys-made-together'),
  ],
  [
    'key-identity-mismatch',
    'The identity inside a GPG key or the title of a key names somebody else.',
    ['gitxray'],
    {
      kind: 'signal',
      ids: ['key-names-another', 'unrelated-names-in-key'],
      note: 'Names and addresses inside GPG keys and titles of keys, compared with audited accounts; several unrelated names in one key. One name that is not the one in use may be a former one, which is nobody’s business: the signal is then unknown.',
    },
  ],
  [
    'unlinked-commit-email',
    'All commits use addresses that belong to no account.',
    ['ghbuster'],
    {
      kind: 'signal',
      ids: ['only-unlinked-addresses'],
      note: 'Alone it contradicts nothing: Git is often set up so, above all by newcomers. It counts only beside work in the organization under an address that is linked.',
    },
  ],
  [
    'wrong-account-push',
    'A pull request suddenly carries commits of another identity, and authorship is then corrected by force.',
    ['Security Alliance', 'GitLab 2026'],
    signal('identity-pushed-away'),
  ],
  [
    'timezone-vs-location',
    'The clock of the commits does not fit the stated place.',
    ['Security Alliance', 'US 2022'],
    signal('clock-contradicts-location', 'browser-contradicts-machine'),
  ],
  [
    'multiple-timezones',
    'One account works from several distant time zones.',
    ['US 2022', 'Security Alliance'],
    signal('incoherent-clocks', 'alternating-clocks'),
  ],
  [
    'offset-plus-0830',
    'Commits carry an offset that only one time zone used, for three years.',
    ['tz'],
    signal('unique-offset-era'),
  ],
  [
    'hours-vs-location',
    'Work happens in the night of the stated place.',
    ['Security Alliance', 'US 2022'],
    signal('rhythm-contradicts-location', 'rhythm-contradicts-clock'),
  ],
  [
    'round-the-clock',
    'The account is active for a day and more without rest.',
    ['US 2022', 'Security Alliance'],
    signal('round-the-clock'),
  ],
  [
    'no-dst-shift',
    'The clock never shifts, though the stated place has daylight saving time.',
    ['guTZ'],
    signal('no-daylight-saving-shift'),
  ],
  [
    'declared-location-inconsistent',
    'Profile, website and other accounts state different places.',
    ['US 2022', 'FBI 2023', 'Security Alliance', 'Ketman guide'],
    refused(
      'It would take requests to sites that audited people chose, and reading texts about where they live; changes of the profile are told by `place-changed-often`.',
    ),
  ],
  [
    'location-changes',
    'Stated place and contact data change often.',
    ['FBI 2023', 'US 2022'],
    signal('place-changed-often', 'contact-replaced'),
  ],
  [
    'web-ui-language-mismatch',
    'The language of screens or system messages does not fit the stated nationality.',
    ['FBI 2023'],
    refused('Language is a proxy of national origin; see the last part.'),
  ],
  [
    'generic-bio-template',
    'Several accounts describe themselves in identical words.',
    ['Ketman guide'],
    signal('near-identical-bio', 'near-identical-readme'),
  ],
  [
    'overdone-profile-readme',
    'The profile is decorated with badges and statistics.',
    ['Security Alliance', 'Ketman 2024'],
    refused('Taste, and most common among people who begin; the source says so itself.'),
  ],
  [
    'reused-avatar',
    'The same picture is used by several accounts.',
    ['Security Alliance', 'Ketman guide', 'FBI 2023'],
    {
      kind: 'signal',
      ids: ['identical-avatar'],
      note: 'The bytes of whole files, where the operator allows it; what they show is never looked at.',
    },
  ],
  [
    'avatar-style',
    'The picture is generated, drawn or missing.',
    ['Security Alliance'],
    refused('Most accounts have such a picture, and people have reasons not to show themselves.'),
  ],
  [
    'dead-social-links',
    'Several links to profiles and portfolios lead nowhere.',
    ['GitLab 2026', 'Ketman guide', 'Security Alliance'],
    {
      kind: 'signal',
      ids: ['dead-identity-links'],
      note: 'Only where the operator allows requests to other hosts.',
    },
  ],
  [
    'social-link-to-other-person',
    'Links lead to the genuine account of somebody else.',
    ['Ketman guide', 'Google 2024'],
    {
      kind: 'signal',
      ids: ['shared-website'],
      note: 'Between audited accounts only. Whether a linked page links back would take requests to sites of strangers.',
    },
  ],
  [
    'follow-hub-ring',
    'Accounts follow each other around few hubs.',
    ['Ketman guide', 'Security Alliance'],
    signal('shared-follow-hub'),
  ],
  [
    'follow-count-inflated',
    'Hundreds of followers and followed accounts without public work.',
    ['Security Alliance'],
    refused('A habit of the platform, as its source notes; it contradicts nothing.'),
  ],
  [
    'empty-follower-accounts',
    'Followers and stargazers are empty accounts or came on one day.',
    ['Security Alliance', 'ghbuster', 'StarScout'],
    refused('Nobody chooses who follows them; campaigns of bought stars also aim at bystanders.'),
  ],
  [
    'cross-commit-ring',
    "Accounts under question commit to each other's repositories.",
    ['Security Alliance', 'Security Alliance, cases', 'Ketman 2024'],
    signal('cross-commit-ring'),
  ],
  [
    'link-to-known-indicator',
    'The account follows or works with accounts on a published list.',
    ['gh-fake-analyzer', 'GitLab 2026', 'Security Alliance'],
    {
      kind: 'signal',
      ids: ['on-indicator-list'],
      note: 'A list the organization brings along itself; we ship none. Lists hold stolen identities that went back to their owners, so it is a lead and decides nothing.',
    },
  ],
  [
    'badge-farming',
    'Small contributions to famous projects are made for a badge of activity.',
    ['Security Alliance', 'Ketman 2024'],
    signal('badge-farming'),
  ],
  [
    'quantity-over-quality',
    'Pull requests and issues look automated.',
    ['Security Alliance', 'firstlook'],
    refused('It judges the quality of work, and hits beginners and users of assistants.'),
  ],
  [
    'fork-starring-padding',
    'Many forks and stars on an otherwise empty profile.',
    ['Ketman guide', 'ghbuster'],
    refused('How students use the platform; it contradicts nothing.'),
  ],
  [
    'low-original-code',
    'The portfolio holds no original code.',
    ['Ketman 2024', 'Security Alliance'],
    {
      kind: 'signal',
      ids: ['shell-portfolio'],
      note: 'Only a portfolio that was filled within days and never touched again; having no public code is ordinary.',
    },
  ],
  [
    'dmca-mix',
    'Taken-down, deleted and empty repositories stand side by side.',
    ['Ketman 2024', 'ghbuster'],
    refused(
      'GitHub lists nobody’s taken-down and deleted repositories; asking for each would be a guess.',
    ),
  ],
  [
    'disposable-or-alias-email',
    'Addresses belong to disposable or alias services.',
    ['RavenFile', 'GitLab 2026'],
    {
      kind: 'signal',
      ids: ['disposable-address'],
      note: 'Disposable mailboxes alone; aliases and relays are advised for privacy, by GitHub itself.',
    },
  ],
  [
    'patterned-email-localpart',
    'The address is a name with three or four digits.',
    ['RavenFile'],
    refused(
      'Digits in addresses go with age and region; measured, it hits some communities far more.',
    ),
  ],
  [
    'patterned-login',
    'The login ends in digits or in a role.',
    ['RavenFile', 'Ketman guide'],
    refused(
      'Whoever comes late finds their name taken; no signal depends on what people are called.',
    ),
  ],
  [
    'persona-name-mismatch',
    'Names on GitHub, on calls and in the contract differ.',
    ['Security Alliance', 'FBI 2023', 'Google 2024'],
    {
      kind: 'signal',
      ids: ['name-differs-from-roster'],
      note: 'Against salted digests of the names on contract, where the organization keeps them; the checklist asks the rest.',
    },
  ],
  [
    'mass-clone-after-access',
    'Many repositories are cloned soon after access was granted.',
    ['FBI 2025a', 'GitLab 2026'],
    signal('mass-clone-after-access'),
  ],
  [
    'company-code-on-personal-profile',
    'Code of the company appears in personal repositories.',
    ['FBI 2025a'],
    signal('organization-code-on-profile'),
  ],
  [
    'secrets-in-portfolio',
    'Public repositories leak secrets of earlier employers.',
    ['Ketman 2025'],
    refused(
      'It would collect secrets of strangers. GitHub scans public repositories for them and tells their owners.',
    ),
  ],
  [
    'actor-country-mismatch',
    'Actions come from a place that is not the stated one, or from distant places at once.',
    ['US 2022', 'FBI 2025a', 'Security Alliance', 'GitLab 2026'],
    {
      kind: 'signal',
      ids: ['impossible-travel'],
      note: 'Only that two places are too far apart in time; which places they are is never looked at.',
    },
  ],
  [
    'vpn-or-hosting-exit',
    'Actions come through consumer VPNs, rented servers or residential proxies.',
    ['Google 2024', 'Spur 2024', 'GitLab 2026', 'Recorded Future 2026'],
    {
      kind: 'signal',
      ids: ['concealing-network'],
      note: 'Against a dated list the organization keeps; privacy tools are ordinary, so it is weak.',
    },
  ],
  [
    'shared-ip-across-accounts',
    'Several accounts act from one address or one device.',
    ['US 2022', 'Microsoft 2025'],
    signal('shared-network-address'),
  ],
  [
    'second-referral',
    'Somebody under question recommends or adds others.',
    ['Security Alliance', 'Security Alliance, mitigation', 'Google 2024'],
    {
      kind: 'exposure',
      factor: 'inviters',
      questions: ['who-was-brought-in'],
      note: 'The report names who invited; the checklist asks who was brought in. It never counts against anybody.',
    },
  ],
  [
    'privilege-escalation-attempt',
    'Somebody asks for administration, publishing or signing rights, or adds members.',
    ['Security Alliance', 'Security Alliance, mitigation'],
    signal('growing-permission'),
  ],
  [
    'ci-or-dependency-tampering',
    'Workflow files, tasks and obscure dependencies are changed.',
    ['Security Alliance, mitigation', 'GitLab 2026', 'firstlook'],
    refused(
      'Daily work of everybody who maintains software. It raises what is at stake, not who somebody is; review of such files by their owners is among the next steps.',
    ),
  ],
  [
    'output-variability',
    'Output swings, and people communicate badly about their own code.',
    ['Security Alliance', 'Ketman 2025'],
    checklist('explains-own-work'),
  ],
  [
    'outsourcing-markers',
    'Work appears under the identities of other people.',
    ['US 2022', 'GitLab 2026'],
    checklist('does-the-work'),
  ],
  [
    'account-suspended-or-deleted',
    'The account disappears or is suspended.',
    ['Security Alliance', 'Security Alliance, cases', 'GitLab 2026'],
    signal('account-gone'),
  ],
  [
    'crypto-payment-in-profile',
    'The profile names a wallet or a messenger as the first contact.',
    ['Ketman 2025', 'Germany 2024', 'US 2022'],
    refused('Ordinary in whole branches of the trade; it contradicts nothing.'),
  ],
  [
    '2fa-missing',
    'Two-factor sign-in is off.',
    ['Security Alliance, mitigation'],
    { kind: 'exposure', factor: 'twoFactor', note: 'Hygiene: it tells what is at stake.' },
  ],
  [
    'stale-high-privilege',
    'Wide access that nobody uses any more.',
    ['Security Alliance, mitigation', 'FBI 2025a'],
    {
      kind: 'exposure',
      factor: 'highestPermission',
      note: 'People of equal priority are ordered by it; when they were last seen stands beside it.',
    },
  ],
  [
    'cluster-onboarding',
    'Several accounts were opened or added in one short window.',
    ['gitxray', 'Ketman guide'],
    signal('accounts-created-together', 'same-inviter-same-window'),
  ],
]);

/** Published red flags that no record of GitHub shows: questions for the reviewer. */
export const NOT_OBSERVABLE: readonly RedFlag[] = rows([
  [
    'no-video',
    'Cannot or will not appear on camera.',
    ['FBI 2023', 'Germany 2024', 'Japan 2024', 'Security Alliance'],
    checklist('recent-live-call'),
  ],
  [
    'no-in-person',
    'Avoids meeting in person, with repeated excuses.',
    ['FBI 2023', 'Security Alliance'],
    checklist('identity-checked-once'),
  ],
  [
    'interview-cheating',
    'Long pauses, answers that are read out, help from somebody else.',
    ['FBI 2023', 'Germany 2024', 'Recorded Future 2026'],
    checklist('explains-own-work'),
  ],
  [
    'different-person-later',
    'The person who works is not the one who was interviewed.',
    ['FBI 2025b', 'Security Alliance'],
    checklist('same-person-as-interviewed'),
  ],
  [
    'shipping-address',
    'Equipment goes to a forwarder or an address that changed after hiring.',
    ['FBI 2023', 'Nisos', 'Germany 2024', 'Recorded Future 2026'],
    checklist('delivery-address'),
  ],
  [
    'laptop-farm',
    'Devices stand elsewhere than their user and are controlled remotely.',
    ['FBI 2024', 'Google 2024', 'Recorded Future 2026', 'Microsoft 2025'],
    checklist('device-where-work-is', 'remote-control'),
  ],
  [
    'byod-insistence',
    'Insists on a machine of their own.',
    ['Security Alliance, mitigation'],
    checklist('managed-device'),
  ],
  [
    'education-employment-pattern',
    'Schools in one part of the world, work in another.',
    ['FBI 2023', 'Google 2024'],
    {
      kind: 'checklist',
      questions: ['history-confirmed'],
      note: 'Only whether the claim is true is asked, never where the school stands.',
    },
  ],
  [
    'unverifiable-history',
    'Employers, schools and references cannot be confirmed.',
    ['US 2022', 'Security Alliance', 'FBI 2025b', 'Germany 2024'],
    checklist('history-confirmed'),
  ],
  [
    'profile-vs-resume',
    'Profiles and application do not agree, or there are several profiles.',
    ['FBI 2023', 'Germany 2024'],
    checklist('profiles-agree'),
  ],
  [
    'reused-contact-data',
    'Numbers, addresses or texts of several applicants are the same.',
    ['FBI 2025a', 'Google 2024'],
    checklist('contact-data-once'),
  ],
  [
    'new-email-at-application',
    'The address of the applicant was made weeks before.',
    ['Pindrop 2026'],
    refused('New addresses for applications are advised, and the figures are of one vendor.'),
  ],
  [
    'prepayment-pressure',
    'Demands payment in advance, with pressure.',
    ['FBI 2023', 'Germany 2024'],
    checklist('exceptions-asked-for'),
  ],
  [
    'extortion-threat',
    'Threatens to publish code or data.',
    ['FBI 2023', 'FBI 2025a', 'Germany 2024'],
    checklist('threats'),
  ],
  [
    'payment-changes',
    'Accounts for payments change often, or belong to somebody else.',
    ['US 2022', 'FBI 2023', 'Japan 2024', 'Germany 2024'],
    checklist('payee-is-party'),
  ],
  [
    'below-market-rate',
    'Works far below the market and does not negotiate.',
    ['Security Alliance', 'Japan 2024', 'Germany 2024'],
    checklist('price-and-terms'),
  ],
  [
    'platform-switch',
    'Wants to leave the platform or use another account.',
    ['FBI 2023'],
    checklist('platform-kept'),
  ],
  [
    'identity-documents',
    'Documents are altered, yet pass automatic checks.',
    ['GitLab 2026', 'Security Alliance, mitigation'],
    checklist('document-checked-live'),
  ],
  [
    'stolen-identity-signal',
    'Somebody asks about wages or taxes for work they never did.',
    ['FBI 2024'],
    checklist('name-owner-asked'),
  ],
  [
    'smalltalk-location-failure',
    'Knows nothing of the stated place.',
    ['Security Alliance'],
    checklist('everyday-talk-of-place'),
  ],
  [
    'window-test',
    'Does not move the camera, or hides the background.',
    ['FBI 2025b'],
    checklist('live-view'),
  ],
  [
    'unreachable-in-hours',
    'Is not reachable at business hours.',
    ['US 2022'],
    checklist('reachable-when-agreed'),
  ],
  [
    'simultaneous-calls',
    'Is in several calls at once, or shares a screen for whole days.',
    ['Recorded Future 2026'],
    checklist('other-engagements', 'remote-control'),
  ],
  [
    'keep-awake-devices',
    'Devices that move the mouse or switch keyboards are attached.',
    ['Google 2024'],
    checklist('remote-control'),
  ],
  [
    'credential-session-theft',
    'Sessions are used on devices that are not the company’s.',
    ['FBI 2025a', 'Microsoft 2025'],
    checklist('sign-ins-agree'),
  ],
  [
    'large-early-downloads',
    'Documents are read in bulk in the first days.',
    ['FBI 2025a', 'Microsoft 2025'],
    checklist('bulk-copies'),
  ],
  [
    'payroll-change-from-odd-address',
    'Payroll data are changed from an unusual network.',
    ['Microsoft 2025'],
    checklist('payee-is-party', 'sign-ins-agree'),
  ],
  [
    'staffing-agency-gap',
    'Hired through a third party without a check of identity.',
    ['FBI 2023', 'FBI 2025b'],
    checklist('agency-evidence'),
  ],
  ['job-overlap', 'Holds several full-time jobs.', ['Google 2024'], checklist('other-engagements')],
  [
    'account-freeze-help',
    'Asks for papers to free an account at an exchange.',
    ['Security Alliance'],
    checklist('confirmations-for-others'),
  ],
  [
    'language-vs-claim',
    'Does not speak a language they are thought to speak.',
    ['FBI 2023', 'Japan 2024', 'Security Alliance'],
    refused('Language is a proxy of national origin; see the last part.'),
  ],
  [
    'borrowing-coworker-data',
    'Asks colleagues for personal data or accounts.',
    ['US 2022'],
    checklist('borrowed-accounts'),
  ],
  [
    'facilitator-signs',
    'A local helper receives devices or attends calls.',
    ['FBI 2024', 'GitLab 2026', 'Security Alliance'],
    checklist('delivery-address', 'same-person-as-interviewed'),
  ],
  [
    'quit-when-asked',
    'Declines a live check of identity, resigns and deletes accounts.',
    ['Security Alliance, cases'],
    checklist('reaction-to-checks'),
  ],
  [
    'sudden-resignation-after-question',
    'Resigns right after a question.',
    ['Security Alliance'],
    checklist('reaction-to-checks'),
  ],
]);

/** Criteria that have been published and will never be built. A test guards it. */
export const NEVER: readonly RedFlag[] = rows([
  [
    'appearance',
    'Sex, age, looks, accent, or names thought to be generic.',
    ['Security Alliance, general'],
    refused(
      'Discrimination by ethnic origin, sex and age. The same source says elsewhere not to go by stereotypes.',
    ),
  ],
  [
    'appearance-against-place',
    'Looks that are thought not to fit the stated region.',
    ['Ketman guide'],
    refused('The same; people live everywhere.'),
  ],
  [
    'country-lists',
    'Lists of countries, as a score.',
    ['FBI 2023', 'Security Alliance'],
    refused(
      'Stated places in known cases cover most of the world, so a list separates nothing and only harms who lives there. Contradictions count, values do not.',
    ),
  ],
  [
    'language-and-keyboard',
    'Language, keyboard layout or locale of a system.',
    ['FBI 2023'],
    refused('A proxy of national origin.'),
  ],
  [
    'insult-test',
    'Asking somebody to insult a head of state.',
    ['Security Alliance, mitigation'],
    refused('Degrading, and unlawful in places.'),
  ],
  [
    'country-of-education',
    'Schools in certain countries.',
    ['FBI 2023'],
    refused('A proxy of national origin; whether the claim is true can be verified instead.'),
  ],
  [
    'language-of-comments',
    'Comments or names in code in certain languages.',
    ['Security Alliance, general'],
    refused('A proxy of national origin.'),
  ],
  [
    'faces',
    'Recognition of faces, age or sex in pictures.',
    ['Ketman guide'],
    refused('Biometric data; and pictures on GitHub show whatever their owners like.'),
  ],
]);

/** Signals that no published red flag stands behind, and why they are there all the same. */
export const OWN_SIGNALS: Readonly<Record<string, string>> = {};
