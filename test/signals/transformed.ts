/** Everybody somewhere else on earth, under another name or with another picture: what must change no answer. */
import { createHash } from 'node:crypto';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { offsetText } from '../../src/evidence/wording.ts';
import { isPossibleOffset } from '../../src/inference/clock/series.ts';
import { offsetOfZone } from '../../src/inference/clock/zone.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit, Signature } from '../../src/snapshot/facts.ts';
import { places } from './context.ts';

/** Invented parts of names; none resembles another of its bank. */
export const NAME_BANKS = [
  ['Oluwaseun', 'Adichike', 'Temitope', 'Babarinde', 'Ngozika', 'Ekwueme', 'Chidera'],
  ['Ярослава', 'Мельник', 'Богдан', 'Кузьмич', 'Оксана', 'Шевчук', 'Тарас'],
  ['دلارام', 'کاویانی', 'بهرنگ', 'فرخزاد', 'نسترن', 'یزدانی', 'آرش'],
  ['प्रियंका', 'देशमुख', 'अरविंद', 'कुलकर्णी', 'सुनीता', 'भट्टाचार्य', 'गौरव'],
  ['晓雯', '欧阳', '建国', '司徒', '丽华', '诸葛', '文博'],
  ['서준', '남궁', '하은', '제갈', '민규', '황보', '예림'],
  ['Ξένια', 'Δράκου', 'Στέλιος', 'Παππάς', 'Θεώνη', 'Βλάχου', 'Μίλτος'],
];

export function move(person: Collaborator, minutes: number): Collaborator {
  return mapCommits(relocate(person, minutes), (commit) => ({
    ...commit,
    author: moveSignature(commit.author, minutes),
    committer: moveSignature(commit.committer, minutes),
  }));
}

/** The declared place as the offset of its first zone, moved along. A text that names no place names none elsewhere. */
function relocate(person: Collaborator, minutes: number): Collaborator {
  const { profile } = person.facts;
  if (!profile.known || profile.value.location === null) return person;
  const zone = places.resolve(profile.value.location).zones[0];
  if (zone === undefined) return person;
  const offset = wrap(offsetOfZone(zone, EXAMPLE_NOW) + minutes);
  const moved = { ...profile, value: { ...profile.value, location: utcText(offset) } };
  return { ...person, facts: { ...person.facts, profile: moved } };
}

export function utcText(offset: number): string {
  return `UTC${offsetText(offset)}`;
}

/** A container runs on UTC wherever its user lives. */
function moveSignature(signature: Signature, minutes: number): Signature {
  if (signature.offset === 0) return signature;
  const offset = wrap(signature.offset + minutes);
  // Everything happens so much earlier, also where a clock passes the date line and shows the other day.
  return { ...signature, offset, at: signature.at - minutes * 60 };
}

function wrap(offset: number): number {
  if (offset > 14 * 60) return offset - 24 * 60;
  return offset < -12 * 60 ? offset + 24 * 60 : offset;
}

export function renamer(bank: readonly string[]): (name: string) => string {
  const parts = new Map<string, string>();
  return (name) =>
    name
      .split(' ')
      .map((part) => {
        const renamed = parts.get(part) ?? bank[parts.size % bank.length] ?? part;
        parts.set(part, renamed);
        return renamed;
      })
      .join(' ');
}

export function renamePerson(person: Collaborator, rename: (name: string) => string): Collaborator {
  const { profile } = person.facts;
  const renamed = mapCommits(renameKeys(renamePushes(person, rename), rename), (commit) => ({
    ...commit,
    author: { ...commit.author, name: rename(commit.author.name) },
    committer: { ...commit.committer, name: rename(commit.committer.name) },
  }));
  if (!profile.known || profile.value.name === null) return renamed;
  const named = { ...profile, value: { ...profile.value, name: rename(profile.value.name) } };
  return { ...renamed, facts: { ...renamed.facts, profile: named } };
}

function renamePushes(person: Collaborator, rename: (name: string) => string): Collaborator {
  const { forcedPushes } = person.facts;
  if (!forcedPushes.known) return person;
  const value = forcedPushes.value.map((push) => ({
    ...push,
    before: { ...push.before, name: rename(push.before.name) },
    after: { ...push.after, name: rename(push.after.name) },
  }));
  return { ...person, facts: { ...person.facts, forcedPushes: { ...forcedPushes, value } } };
}

function renameKeys(person: Collaborator, rename: (name: string) => string): Collaborator {
  const { keys } = person.facts;
  if (!keys.known) return person;
  const value = keys.value.map((key) =>
    key.names === undefined ? key : { ...key, names: key.names.map(rename) },
  );
  return { ...person, facts: { ...person.facts, keys: { ...keys, value } } };
}

/** Another picture for everybody, the same for those who had the same; what the server made stays so. */
export function repaint(person: Collaborator): Collaborator {
  const { avatar } = person.facts;
  if (!avatar.known || avatar.value.digest === null) return person;
  const digest = createHash('sha256').update(avatar.value.digest).digest('hex');
  return { ...person, facts: { ...person.facts, avatar: { ...avatar, value: { digest } } } };
}

/** Nobody can be moved onto UTC itself, whose clock is every container's. */
export function clocksStayPossible(person: Collaborator): boolean {
  return allCommits(person).every(
    ({ author }) => isPossibleOffset(author.offset) && (author.offset !== 0 || wasUtc(author)),
  );
}

function wasUtc({ at }: Signature): boolean {
  return at % 86_400 === 14 * 3_600;
}

function mapCommits(person: Collaborator, change: (commit: Commit) => Commit): Collaborator {
  const { commits, ownCommits } = person.facts;
  return {
    ...person,
    facts: {
      ...person.facts,
      commits: commits.known ? { ...commits, value: commits.value.map(change) } : commits,
      ownCommits: ownCommits.known
        ? { ...ownCommits, value: ownCommits.value.map(change) }
        : ownCommits,
    },
  };
}

function allCommits(person: Collaborator): readonly Commit[] {
  const { commits, ownCommits } = person.facts;
  return [commits, ownCommits].flatMap((fact) => (fact.known ? fact.value : []));
}
