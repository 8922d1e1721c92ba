import type { Source } from '../evidence/define-signal.ts';

const SEAL = 'https://frameworks.securityalliance.dev/dprk-it-workers';

/** Public guidance on misrepresented remote work, by the short names it is cited under. */
export const GUIDANCE = {
  'US 2022': {
    title: 'US State, Treasury and FBI, guidance of 16 May 2022',
    url: 'https://ofac.treasury.gov/recent-actions/20220516',
  },
  'FBI 2023': {
    title: 'FBI IC3, public service announcement of 18 October 2023',
    url: 'https://www.ic3.gov/PSA/2023/PSA231018',
  },
  'FBI 2024': {
    title: 'FBI IC3, public service announcement of 16 May 2024',
    url: 'https://www.ic3.gov/PSA/2024/PSA240516',
  },
  'FBI 2025a': {
    title: 'FBI IC3, public service announcement of 23 January 2025',
    url: 'https://www.ic3.gov/PSA/2025/PSA250123',
  },
  'FBI 2025b': {
    title: 'FBI IC3, public service announcement of 23 July 2025',
    url: 'https://www.ic3.gov/PSA/2025/PSA250723-4',
  },
  'Germany 2024': {
    title: 'German domestic intelligence service, notice of 1 October 2024 (report)',
    url: 'https://heise.de/news/Verfassungsschutz-warnt-vor-IT-Freelancern-aus-Nordkorea-9960543.html',
  },
  'Japan 2024': {
    title: 'Japanese National Police Agency and ministries, alert of 26 March 2024 (report)',
    url: 'https://www.nippon.com/en/news/yjj2024032600410/',
  },
  'Security Alliance': {
    title: 'Security Alliance Frameworks: IT workers, tactics',
    url: `${SEAL}/techniques-tactics-and-procedures`,
  },
  'Security Alliance, general': {
    title: 'Security Alliance Frameworks: IT workers, general information',
    url: `${SEAL}/general-information`,
  },
  'Security Alliance, mitigation': {
    title: 'Security Alliance Frameworks: IT workers, mitigation',
    url: `${SEAL}/mitigating-dprk-it-workers`,
  },
  'Security Alliance, cases': {
    title: 'Security Alliance Frameworks: IT workers, case studies',
    url: `${SEAL}/case-studies`,
  },
  'Security Alliance, summary': {
    title: 'Security Alliance Frameworks: IT workers, summary',
    url: `${SEAL}/summary`,
  },
  'Ketman 2024': {
    title: 'Ketman: accounts analysed (1 November 2024)',
    url: 'https://ketman.org/malicious-github-accounts.html',
  },
  'Ketman guide': {
    title: 'Ketman: guide to identifying accounts',
    url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
  },
  'Ketman 2025': {
    title: 'Ketman: risks for open-source organizations (1 March 2025)',
    url: 'https://ketman.org/dprk-it-workers-risks.html',
  },
  'GitLab 2026': {
    title: 'GitLab Threat Intelligence, 19 February 2026',
    url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
  },
  'Google 2024': {
    title: 'Google Threat Intelligence, 23 September 2024',
    url: 'https://cloud.google.com/blog/topics/threat-intelligence/mitigating-dprk-it-worker-threat',
  },
  'Microsoft 2025': {
    title: 'Microsoft Defender Experts, 18 December 2025',
    url: 'https://techcommunity.microsoft.com/blog/microsoftsecurityexperts/-/4478112',
  },
  'Recorded Future 2026': {
    title: 'Recorded Future, 18 August 2026',
    url: 'https://www.recordedfuture.com/research/purpledelta-fraudulent-employment-operations',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type GuidanceName = keyof typeof GUIDANCE;
