import type { Assessment } from '../../src/assess/assessment.ts';
import type { Exposure } from '../../src/assess/exposure.ts';
import type { Report } from '../../src/assess/report.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { ours, prose } from '../../src/evidence/prose.ts';
import {
  CLOCK,
  HISTORY,
  NAMES,
  SHARED_KEY,
  sampleAssessment,
  sampleReport,
} from './sample-report.ts';

const EXPOSURE: Exposure = {
  repositories: [
    {
      name: 'example-org/payments',
      visibility: 'private',
      permission: 'maintain',
      pending: false,
      archived: false,
    },
    {
      name: 'example-org/web',
      visibility: 'private',
      permission: 'write',
      role: 'Release helper',
      pending: false,
      archived: false,
    },
    {
      name: 'example-org/docs',
      visibility: 'public',
      permission: 'write',
      pending: true,
      archived: false,
    },
  ],
  complete: true,
  highestPermission: 'maintain',
  privateRepositories: 2,
  twoFactor: 'insecure',
  lastSeenAt: EXAMPLE_NOW - 4 * 86_400,
  inviters: ['sunniva-aas'],
};

const CLOCK_SEEN: Assessment['observations'][number] = {
  signal: CLOCK,
  summary: prose`96 % of 212 commits of the last year carry a clock more than 3 hours from the place the profile states, ${'Lisbon, Portugal'}; most carry +08:00.`,
  measurements: [
    {
      label: 'Commits more than 3 hours from the declared place',
      value: '96 %',
      threshold: '90 %',
    },
    { label: 'Typical distance', value: '7.0 hours', threshold: '3 hours' },
  ],
  sample: 212,
  evidence: [
    {
      text: ours('+08:00: 204 commits from 2025-11-12 to 2026-10-29'),
      url: 'https://github.com/example-org/web/commits?author=wren-calloway',
    },
    { text: ours('+00:00: 8 commits from 2026-03-01 to 2026-03-09') },
  ],
};

const HISTORY_SEEN: Assessment['observations'][number] = {
  signal: HISTORY,
  summary: ours(
    '3 of 11 own repositories contain commits dated 14 to 31 months before this account existed (2024-03-02).',
  ),
  measurements: [{ label: 'Repositories with earlier commits', value: '3', threshold: '2' }],
  sample: 11,
  evidence: [
    {
      text: prose`${'wren-calloway/shop|front'}: 48 commits`,
      url: 'https://github.com/wren-calloway/shop',
    },
    {
      text: prose`${'wren-calloway/notes'}: 12 commits`,
      url: 'https://github.com/wren-calloway/notes',
    },
  ],
};

const UNKNOWN = [
  { signal: NAMES, because: ours('The token may not read commits of private repositories.') },
];
const CLEAR = [
  {
    signal: SHARED_KEY,
    because: ours('None of 2 signing keys is used by another of 44 audited people.'),
  },
];

/** An invented organization with everything a report can hold. */
export function exampleAudit(): Report {
  const quiet = Array.from({ length: 38 }, (_, index) =>
    sampleAssessment({
      id: `2${index}`,
      login: `quiet-person-${index}`,
      clear: [...CLEAR, { signal: CLOCK, because: ours('The clock fits.') }],
      unknown: UNKNOWN,
    }),
  );
  return sampleReport(
    [
      sampleAssessment({
        url: 'https://github.com/wren-calloway',
        priority: 'soon',
        chance: 0.00014,
        observations: [CLOCK_SEEN, HISTORY_SEEN],
        unknown: UNKNOWN,
        clear: CLEAR,
        exposure: EXPOSURE,
        gaps: [
          {
            reason: 'forbidden',
            detail: 'Commits of private repositories were refused.',
            permission: 'Contents: read',
          },
        ],
      }),
      sampleAssessment({
        id: '1002',
        login: 'tendai-moyo',
        priority: 'soon',
        chance: 0.05,
        observations: [
          {
            signal: SHARED_KEY,
            summary: prose`The signing key ${'SHA256:1c5f0example'} is also in use by ${'wren-calloway'}.`,
            measurements: [
              {
                label: 'Other audited accounts with a key of this one',
                value: '1',
                threshold: '1',
              },
            ],
            sample: 2,
            evidence: [],
          },
        ],
        unknown: [...UNKNOWN, { signal: CLOCK, because: ours('The profile states no place.') }],
        exposure: { ...EXPOSURE, twoFactor: 'disabled', inviters: [], lastSeenAt: null },
      }),
      sampleAssessment({
        id: '1003',
        login: 'ingrid-solheim',
        priority: 'routine',
        chance: 0.004,
        observations: [
          {
            ...CLOCK_SEEN,
            summary: prose`91 % of 34 commits carry a clock more than 3 hours from ${'Tromsø / المغرب \u202e'}.`,
          },
          { ...HISTORY_SEEN, signal: NAMES },
        ],
        clear: CLEAR,
        exposure: { ...EXPOSURE, complete: false, privateRepositories: 1 },
      }),
      sampleAssessment({
        id: '1004',
        login: 'keola-akana',
        priority: 'insufficient-data',
        unknown: UNKNOWN,
      }),
      sampleAssessment({
        id: '1005',
        login: 'ximena-quispe',
        observations: [CLOCK_SEEN],
        chance: 0.02,
        clear: CLEAR,
      }),
      ...quiet,
    ],
    {
      gaps: [
        {
          reason: 'forbidden',
          detail: 'Pending invitations could not be read: the server answered 403.',
          permission: 'Administration: read',
        },
        {
          reason: 'truncated',
          detail: 'The list of repositories of example-org stopped after 10 pages.',
        },
      ],
    },
  );
}
