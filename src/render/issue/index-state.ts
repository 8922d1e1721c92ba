import * as z from 'zod';
import { readMarker } from './markers.ts';

/** What the index remembers of itself: numbers and account ids, no names. */
export interface IndexState {
  /** Digest of everything a reader has to know about when it changes. */
  readonly face: string;
  /** Ids of the people at each priority. */
  readonly soon: readonly string[];
  readonly routine: readonly string[];
  /** Ids of people whom the page says to have left the queue. */
  readonly left: readonly string[];
  /** Where people have no pages of their own: the beginning of every fingerprint seen of each of them, by id. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** The audits that changed the page, the oldest first. */
  readonly runs: readonly Run[];
}

const runSchema = z.tuple([z.string(), z.int(), z.int(), z.int(), z.int()]);

interface Run {
  /** `2026-11-02` */
  readonly day: string;
  readonly people: number;
  readonly soon: number;
  readonly routine: number;
  readonly insufficient: number;
}

const RUNS = 12;
/** More ids would fill the page: of whom there is no room for nothing is told. */
const PEOPLE = 5_000;

export function stateFields({ face, soon, routine, left, known, runs }: IndexState) {
  return {
    face,
    ...(left.length === 0 ? {} : { left: idsText(left) }),
    ...(known.size === 0 ? {} : { known: knownText(known) }),
    soon: idsText(soon),
    routine: idsText(routine.slice(0, Math.max(0, PEOPLE - soon.length))),
    runs: JSON.stringify(
      runs
        .slice(-RUNS)
        .map((run) => [run.day, run.people, run.soon, run.routine, run.insufficient]),
    ),
  };
}

/** What a body remembers; nothing of one that is not ours, or was written before there was anything to remember. */
export function readIndexState(body: string): IndexState | undefined {
  const marker = readMarker(body);
  if (marker?.fields['face'] === undefined) return undefined;
  const { face, soon = '', routine = '', left = '', known = '', runs = '[]' } = marker.fields;
  return {
    face,
    soon: idsIn(soon),
    routine: idsIn(routine),
    left: idsIn(left),
    known: knownIn(known),
    runs: runsIn(runs),
  };
}

/** Characters of `known` at most: of whom there is no room for nothing is told as new. */
const KNOWN_LENGTH = 8_000;

function knownText(known: ReadonlyMap<string, readonly string[]>): string {
  const entries: string[] = [];
  let length = 0;
  for (const [id, seen] of known) {
    const entry = [id, ...seen].join('.');
    length += entry.length + 1;
    if (length > KNOWN_LENGTH) break;
    entries.push(entry);
  }
  return entries.join(',');
}

function knownIn(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    text
      .split(',')
      .filter((entry) => /^\d+(\.[0-9a-f]+)*$/.test(entry))
      .map((entry): [string, readonly string[]] => {
        const [id = '', ...seen] = entry.split('.');
        return [id, seen];
      }),
  );
}

/** Account numbers in order, each as its distance to the one before, in base 36: five thousand need some 20,000 characters. */
function idsText(ids: readonly string[]): string {
  const numbers = ids.map(Number).filter(Number.isSafeInteger);
  return numbers
    .slice(0, PEOPLE)
    .sort((a, b) => a - b)
    .map((id, index, all) => (id - (all[index - 1] ?? 0)).toString(36))
    .join(',');
}

function idsIn(text: string): readonly string[] {
  const ids: string[] = [];
  let id = 0;
  for (const step of text.split(',').filter((one) => /^[0-9a-z]{1,10}$/.test(one))) {
    id += Number.parseInt(step, 36);
    ids.push(String(id));
  }
  return ids;
}

function runsIn(text: string): readonly Run[] {
  const result = z.array(runSchema).safeParse(parsed(text));
  if (!result.success) return [];
  return result.data.slice(-RUNS).map(([day, people, soon, routine, insufficient]) => ({
    day,
    people,
    soon,
    routine,
    insufficient,
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
