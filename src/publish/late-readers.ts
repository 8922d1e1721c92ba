import { readMarker } from '../render/issue/markers.ts';
import { isEmptied } from '../render/issue/thread-words.ts';
import type { PublishApi } from './api.ts';
import type { TrackingIssue } from './plan.ts';
import { type AuditedPeople, collaboratorIds } from './readers.ts';

/**
 * Tells of pages that somebody they are about can read by now: nobody could when they were written, and then they became a
 * member of the organization, or were let in. Nothing else notices, since whoever is a member is audited no more.
 *
 * @param looked people of whom the guard has found out that they cannot
 * @returns a sentence that may stand in a public log; nothing, and no request, where there is no such page
 */
export async function tellLateReaders(
  api: PublishApi,
  repository: string,
  issues: readonly TrackingIssue[],
  looked: AuditedPeople['assessments'],
): Promise<string | undefined> {
  const known = new Set(looked.map(({ id }) => id));
  const pages = issues.flatMap(({ number, body }) => {
    const people = peopleOf(body).filter((id) => !known.has(id));
    return people.length === 0 ? [] : [{ number, people }];
  });
  if (pages.length === 0) return undefined;
  const readers = await collaboratorIds(api, repository);
  const read = pages.filter(({ people }) => people.some((id) => readers?.has(id)));
  if (read.length === 0) return undefined;
  const numbers = read.map(({ number }) => `#${number}`).join(', ');
  return `Somebody can read by now what was written about them in ${repository}: ${numbers}. They became a member or were let in since. Take that access away, by a base permission of "none" for the organization, by teams or in the repository, and delete these issues: what is edited or closed can still be read.`;
}

/** Ids of the people a page of ours names. */
function peopleOf(body: string): readonly string[] {
  const marker = readMarker(body);
  const { id = '', people = '' } = marker?.fields ?? {};
  switch (marker?.kind) {
    case 'person':
      return isEmptied(body) ? [] : [id];
    case 'gate':
      return people.split(',').filter((one) => one !== '');
    default:
      return [];
  }
}
