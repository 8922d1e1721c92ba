import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Signature } from '../snapshot/facts.ts';
import type { Clone } from './clone.ts';
import {
  CloneError,
  cloneError,
  gitArguments,
  gitEnvironment,
  StalledError,
  type Workplace,
} from './program.ts';
import { recordsOf } from './records.ts';

export interface LoggedCommit {
  readonly oid: string;
  readonly parents: number;
  readonly author: Signature;
  readonly committer: Signature;
}

/** A commit whose dates no calendar knows, or whose names no person has. */
export interface UnreadableCommit {
  readonly oid: string;
  readonly author?: undefined;
}

/** The instant stands there twice: as written, and as Git understood it, which reads what it cannot hold as 1970. */
const FIELDS = ['%H', '%P', '%an', '%ae', '%at', '%ad', '%cn', '%ce', '%ct', '%cd'];

/**
 * Every commit reachable from a local branch or HEAD, as a stream: the history is never held as a whole.
 *
 * @throws CloneError when Git stops before the end, as it does at a damaged object
 */
export async function* logOf(
  clone: Workplace & Pick<Clone, 'head'>,
): AsyncGenerator<LoggedCommit | UnreadableCommit> {
  const args = [
    'log',
    '-z',
    '--no-show-signature',
    '--no-mailmap',
    '--no-notes',
    '--encoding=UTF-8',
    '--date=raw',
    `--format=${FIELDS.join('%x00')}`,
    '--branches',
    ...(clone.head ? ['HEAD'] : []),
    '--',
  ];
  const child = spawn('git', gitArguments(clone, ...args), {
    cwd: clone.directory,
    env: gitEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, 2_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // Handled where it is awaited, which a consumer that stops early never reaches.
  ended.catch(() => undefined);
  try {
    const bytes = awaited(child.stdout, clone);
    for await (const record of recordsOf(bytes, FIELDS.length)) {
      yield parseCommit(clone.path, record);
    }
    const code = await ended.catch((error: unknown) => {
      throw cloneError(clone.path, error);
    });
    if (code !== 0) {
      throw cloneError(clone.path, { message: `git log ended with ${code}`, stderr: complaint });
    }
  } finally {
    child.kill('SIGKILL');
  }
}

/** The same stream, given up when the next piece does not come; whatever is done with a piece takes its time. */
async function* awaited(
  stream: AsyncIterable<Uint8Array>,
  { path, patienceMs }: Workplace,
): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    const waiting = new AbortController();
    const { signal } = waiting;
    const next = pieces.next();
    const alarm = sleep(patienceMs, undefined, { signal }).then(() => {
      throw new StalledError(path);
    });
    // Whichever comes second is nobody's any more.
    for (const one of [next, alarm]) one.catch(() => undefined);
    const { done, value } = await Promise.race([next, alarm]).finally(() => waiting.abort());
    if (done === true) return;
    yield value;
  }
}

function parseCommit(path: string, fields: readonly string[]): LoggedCommit | UnreadableCommit {
  const [oid = '', parents = ''] = fields;
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(oid)) {
    throw new CloneError(
      `${path}: git log answered in a form this release does not know. Try another version of Git.`,
    );
  }
  const author = parseSignature(fields.slice(2, 6));
  const committer = parseSignature(fields.slice(6, 10));
  if (author === undefined || committer === undefined) return { oid };
  return { oid, parents: parents === '' ? 0 : parents.split(' ').length, author, committer };
}

/** The years 1 to 9999, beyond which no calendar of ours goes. */
const EARLIEST = -62_135_596_800;
const LATEST = 253_402_300_799;
/** No name or address is longer, but Git would keep megabytes. */
const LONGEST = 1_000;

/** `1700000000` and `1700000000 +0530`; an offset no clock shows is kept as it stands. */
function parseSignature(fields: readonly string[]): Signature | undefined {
  const [name = '', email = '', instant = '', date = ''] = fields;
  if (name.length > LONGEST || email.length > LONGEST || !/^-?\d{1,15}$/.test(instant))
    return undefined;
  const at = Number(instant);
  const match = /^-?\d+ ([+-])(\d{1,10})$/.exec(date);
  if (match === null || at < EARLIEST || at > LATEST) return undefined;
  const [, sign, digits] = match;
  const clock = Number(digits);
  const minutes = Math.trunc(clock / 100) * 60 + (clock % 100);
  return { name, email, at, offset: sign === '-' && minutes !== 0 ? -minutes : minutes };
}
