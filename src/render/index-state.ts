import * as z from 'zod';
import { readMarker } from './markers.ts';

/** What the index remembers of itself: numbers and account ids, no names. */
export interface IndexState {
  /** Digest of everything a reader has to know about when it changes. */
  readonly face: string;
  /** Ids of the people at each priority. */
  readonly soon: readonly string[];
  readonly routine: readonly string[];
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
/** More ids would fill the page. */
const PEOPLE = 1_000;

export function stateFields({ face, soon, routine, runs }: IndexState) {
  return {
    face,
    soon: soon.slice(0, PEOPLE).join(','),
    routine: routine.slice(0, Math.max(0, PEOPLE - soon.length)).join(','),
    runs: JSON.stringify(
      runs
        .slice(-RUNS)
        .map((run) => [run.day, run.people, run.soon, run.routine, run.insufficient]),
    ),
  };
}

/** What a body remembers; nothing of one that is not ours, or was written before there was anything to remember. */
export function readIndexState(body: string): IndexState | undefined {
  const { face, soon = '', routine = '', runs = '[]' } = readMarker(body)?.fields ?? {};
  if (face === undefined) return undefined;
  return { face, soon: idsIn(soon), routine: idsIn(routine), runs: runsIn(runs) };
}

function idsIn(text: string): readonly string[] {
  return text.split(',').filter((id) => /^[\w:.@+-]{1,200}$/.test(id));
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
