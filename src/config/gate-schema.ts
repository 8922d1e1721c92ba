import * as z from 'zod';
import { ACCESS_FORMATS } from '../access-files/kind.ts';
import {
  DECISIONS,
  DEFAULT_ANSWERS,
  DEFAULT_GATE_POLICY,
  type GatePolicy,
  type OtherAnswer,
} from '../assess/gate-policy.ts';
import { oncePartsFitAndAreNamed } from './fitting-parts.ts';
import { FAIL_ON } from './settings.ts';

const decision = z.enum(DECISIONS);
/** In this order an editor offers them. */
const OTHER_ANSWERS = Object.keys(DEFAULT_ANSWERS) as readonly OtherAnswer[];

const LONGEST_PATH = 500;

/** What is wrong with a path that no file of a repository could ever match. */
function faultOfPath(path: string): string | undefined {
  const parts = path.split('/');
  if (path !== path.trim()) return 'it begins or ends with a blank; write it without';
  if (path.includes('\\')) return 'folders are separated by `/`; write it so, without `\\`';
  if (/^!(?!\()/.test(path)) {
    return 'it says which files are meant, not which are not; leave the `!` out';
  }
  if (path.startsWith('/')) {
    return `it begins at the root of the repository already; write \`${path.replace(/^\/+/, '')}\``;
  }
  if (parts.includes('..') || parts.includes('.')) {
    return 'it begins at the root of the repository; write it without `.` and `..`, such as `access/*.csv`';
  }
  if (path.endsWith('/')) {
    return `it names files, not a folder; write \`${path}**\` for everything in it`;
  }
  return parts.includes('') ? 'there is a `/` too many; write it with one' : undefined;
}

const PATTERN = 'a regular expression with a group `(?<login>…)` is expected';
const accessFormat = z.enum(ACCESS_FORMATS);
const accessPattern = z.string().refine(namesALogin, { error: PATTERN }).optional();
const accessFile = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .max(LONGEST_PATH)
      .superRefine((path, context) => {
        const message = faultOfPath(path);
        if (message !== undefined) context.addIssue({ code: 'custom', message });
      })
      .describe('Path or glob, seen from the root of the repository'),
    format: accessFormat.describe('How the file is written'),
    pattern: accessPattern.describe(
      'Of the format `pattern`: matched against every line; its groups `login`, `permission` and `repository` are read',
    ),
  })
  .refine(({ format, pattern }) => (format === 'pattern') === (pattern !== undefined), {
    path: ['pattern'],
    error: '`pattern` belongs to the format `pattern`, and to no other',
    when: oncePartsFitAndAreNamed({ format: accessFormat, pattern: accessPattern }),
  });

function namesALogin(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source.includes('(?<login>');
  } catch {
    return false;
  }
}

/** The section `gate` of a policy file. */
export const gateSchema = z.strictObject({
  'fail-on': z
    .enum(FAIL_ON)
    .default(DEFAULT_GATE_POLICY.failOn)
    .describe('Priority at which the gate fails, and above; a review below it is neutral'),
  'insufficient-data': decision
    .default(DEFAULT_GATE_POLICY.insufficientData)
    .describe('What is made of somebody too little could be seen of'),
  answers: z
    .strictObject(
      Object.fromEntries(
        OTHER_ANSWERS.map((answer) => [answer, decision.default(DEFAULT_ANSWERS[answer])]),
      ) as { readonly [K in OtherAnswer]: z.ZodDefault<typeof decision> },
    )
    .default(DEFAULT_ANSWERS)
    .describe('What is made of every answer that is not an assessment'),
  'most-logins': z
    .int()
    .min(1)
    .max(1_000)
    .default(DEFAULT_GATE_POLICY.mostLogins)
    .describe('Logins that are looked up in one run'),
  'left-out': decision
    .default(DEFAULT_GATE_POLICY.leftOut)
    .describe('What is made of logins beyond these'),
  unreadable: decision
    .default(DEFAULT_GATE_POLICY.unreadable)
    .describe('What is made of an entry that cannot be read: an expression in place of a login'),
  'broken-files': decision
    .default(DEFAULT_GATE_POLICY.brokenFiles)
    .describe(
      'What is made of access files that cannot be read at all: broken, no text, too large',
    ),
  'access-files': z
    .array(accessFile)
    .default([])
    .describe('Files that say who has access, besides the usual ones'),
  pending: z
    .enum(['report', 'cancel-above soon'])
    .default(DEFAULT_GATE_POLICY.pending)
    .describe('What becomes of pending invitations of people at `soon` when an audit sees them'),
});

/** A gate section as the rest of the program sees it, with the lines it stands on. */
export function toGatePolicy(
  written: z.output<typeof gateSchema>,
  file: string,
  lineOf: (path: readonly string[]) => number | undefined,
): GatePolicy {
  const paths = [
    ...Object.keys(gateSchema.shape).map((name) => ['gate', name]),
    ...OTHER_ANSWERS.map((answer) => ['gate', 'answers', answer]),
  ];
  const lines = Object.fromEntries(
    paths.flatMap((path) => {
      const line = lineOf(path);
      return line === undefined ? [] : [[path.join('.'), line]];
    }),
  );
  return {
    failOn: written['fail-on'],
    insufficientData: written['insufficient-data'],
    answers: written.answers,
    mostLogins: written['most-logins'],
    leftOut: written['left-out'],
    unreadable: written.unreadable,
    brokenFiles: written['broken-files'],
    accessFiles: written['access-files'].map(({ path, format, pattern }) => ({
      path,
      format,
      ...(pattern === undefined ? {} : { pattern: new RegExp(pattern, 'u') }),
    })),
    pending: written.pending,
    lines,
    file,
  };
}
