import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import { dirname } from 'node:path';
import * as z from 'zod';
import { readEach } from '../../config/problems.ts';
import { expectation, sentence } from '../../config/schema-words.ts';
import { UserError } from '../../config/user-error.ts';
import {
  type Digest,
  type Roster,
  type RosterEntry,
  rosterEntry,
  rosterOf,
} from '../../evidence/roster.ts';
import { makeDirectory, writeOutput } from '../output.ts';
import { readTextFile } from '../text-file.ts';
import { type NamedAccount, readNamesFile } from './roster-names.ts';

const ROSTER_FORMAT = 'outside-collaborator-audit/roster';
const ROSTER_VERSION = 1;

/** Parameter N of scrypt (RFC 7914): some 40 ms and 16 MB of memory a digest. */
const COST = 2 ** 14;
const MOST_COST = 2 ** 18;
const BLOCK_SIZE = 8;
const DIGEST_BYTES = 16;
const SALT_BYTES = 16;

const digestSchema = z
  .string()
  .regex(/^[A-Za-z0-9+/]{22}==$/, 'a digest of 16 bytes in base64 is expected');
const headerSchema = z.strictObject({
  format: z.literal(ROSTER_FORMAT),
  version: z.literal(ROSTER_VERSION),
  salt: z
    .string()
    .regex(/^[A-Za-z0-9+/]{22,86}={0,2}$/, 'at least 16 bytes in base64 are expected'),
  /** Whoever lowers it in the file would make the digests quick to guess; whoever raises it would stop the audit. */
  cost: z
    .int()
    .min(COST)
    .max(MOST_COST)
    .refine((cost) => Number.isInteger(Math.log2(cost)), { error: 'a power of two is expected' }),
});
const entrySchema = z.strictObject({
  account: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'a login or a numeric id is expected'),
  name: digestSchema,
  parts: z.array(digestSchema).min(1).max(100),
  initials: z.array(digestSchema).max(100),
  script: digestSchema.optional(),
});

/**
 * Reads a roster that `roster` made.
 *
 * @throws UserError naming file and line of everything that cannot be read
 */
export async function readRosterFile(file: string): Promise<Roster> {
  const lines = (await readTextFile(file, 'The roster'))
    .split(/\r?\n/)
    .map((text, index) => ({ text: text.trim(), where: `${file}:${index + 1}` }))
    .filter(({ text }) => text !== '');
  const [first, ...rest] = lines;
  if (first === undefined) throw new UserError(`${file}: the roster is empty. ${MAKE_ONE}`);
  const { salt, cost } = parse(headerSchema, first, 'the header of a roster');
  const entries = readEach(rest, (line) => entryOf(parse(entrySchema, line, 'a name of a roster')));
  return rosterOf(entries, saltedDigest(Buffer.from(salt, 'base64'), cost));
}

/**
 * Makes a roster of the names in a CSV file; only its owner may read it.
 *
 * @returns how many names it holds
 * @throws UserError naming the file, and the line where one is wrong; never a name
 */
export async function writeRosterFile(names: string, output: string): Promise<number> {
  const people = await readNamesFile(names);
  await makeDirectory(dirname(output));
  await writeOutput(output, rosterText(people));
  return people.length;
}

/** The text of a roster file with the names of these people, under a salt of its own. */
export function rosterText(
  people: readonly NamedAccount[],
  salt = randomBytes(SALT_BYTES),
): string {
  const digest = saltedDigest(salt, COST);
  const header = {
    format: ROSTER_FORMAT,
    version: ROSTER_VERSION,
    salt: Buffer.from(salt).toString('base64'),
    cost: COST,
  };
  const entries = people.flatMap(({ account, name }) => rosterEntry(account, name, digest) ?? []);
  return [header, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('');
}

const MAKE_ONE = 'Make one with `roster --names FILE.csv --output FILE`.';

interface Line {
  readonly text: string;
  readonly where: string;
}

function parse<T extends z.ZodType>(schema: T, { text, where }: Line, what: string): z.output<T> {
  const result = schema.safeParse(jsonOf(text, where), { error: expectation });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  // What stands in the line is not repeated: it may be a name somebody put there by hand.
  throw new UserError(
    `${sentence(`${where}: this is not ${what}: ${path === '' ? '' : `\`${path}\`: `}${issue?.message ?? 'something else is expected'}`)} ${MAKE_ONE}`,
  );
}

function jsonOf(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${where}: this line is not JSON. ${MAKE_ONE}`);
  }
}

function entryOf({ account, script, ...rest }: z.output<typeof entrySchema>): RosterEntry {
  return {
    ...rest,
    account: account.toLowerCase(),
    ...(script === undefined ? {} : { script }),
  };
}

function saltedDigest(salt: Uint8Array, cost: number): Digest {
  const known = new Map<string, string>();
  const options = { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 2 * 128 * BLOCK_SIZE * cost };
  return (account, kind, value) => {
    // No part of it can hold the separator: accounts are checked, names are folded to letters and digits.
    const text = [account, kind, value].join('\n');
    // Of letters and scripts there are so few that slowness would keep nobody from trying all.
    if (kind === 'initial' || kind === 'script') {
      const quick = createHmac('sha256', salt).update(text).digest();
      return quick.subarray(0, DIGEST_BYTES).toString('base64');
    }
    const digest =
      known.get(text) ?? scryptSync(text, salt, DIGEST_BYTES, options).toString('base64');
    known.set(text, digest);
    return digest;
  };
}
