import type { Source } from '../evidence/define-signal.ts';

export const KETMAN: Source = {
  title: 'Ketman: accounts analysed (1 November 2024)',
  url: 'https://ketman.org/malicious-github-accounts.html',
};
export const SECURITY_ALLIANCE: Source = {
  title: 'Security Alliance Frameworks: IT workers, case studies',
  url: 'https://frameworks.securityalliance.dev/dprk-it-workers/case-studies',
};
export const FIRSTLOOK: Source = {
  title: 'firstlook (unique mergers)',
  url: 'https://github.com/getagentseal/firstlook',
};
export const VOUCH: Source = {
  title: 'Vouch, a community trust management system',
  url: 'https://github.com/mitchellh/vouch',
};
