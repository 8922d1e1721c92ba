import { expect, it } from 'vitest';
import { REPOSITORY } from './github.ts';
import { type Person, runWeek } from './review.ts';
import { stage } from './stage.ts';

const one: Person = { id: 11 };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };
const on = stage();
const lists = () => on.github.requests.filter(({ path }) => path.endsWith('/collaborators')).length;
/** Lets somebody read the report repository, as whoever becomes a member does by the base permission. */
function letIn(id: number): void {
  on.job.rest.hook.after('request', (response, { url }) => {
    if (url.endsWith('/collaborators')) response.data = [...Object(response.data), { id }];
  });
}

it('a page is told of whose person reads it since they became a member, and are audited no more', async () => {
  await runWeek(on.job, 0, [one, other]);
  const { number } = on.page('person-11');
  letIn(11);
  const log = await runWeek(on.job, 1, [other]);
  expect(log.join('\n')).toContain(
    `Somebody can read by now what was written about them in ${REPOSITORY}: #${number}.`,
  );
  expect(log.join('\n')).toContain('what is edited or closed can still be read');
});

it('nothing is told, nor asked, of people the guard has looked at', async () => {
  await runWeek(on.job, 0, [one, other]);
  const before = lists();
  const log = await runWeek(on.job, 1, [one, other]);
  expect(log.join('\n')).not.toContain('Somebody can read by now');
  expect(lists() - before).toBe(1);
});

it('nothing is told of whoever left and reads nothing, nor of a page that was emptied', async () => {
  await runWeek(on.job, 0, [one, other]);
  const log = await runWeek(on.job, 1, [other]);
  letIn(11);
  const later = [await runWeek(on.job, 60, [other], { leftAfterDays: 1 })].flat();
  const last = await runWeek(on.job, 61, [other], { leftAfterDays: 1 });
  expect(log.join('\n')).not.toContain('Somebody can read by now');
  // The run that empties it still finds it as it was.
  expect(later.join('\n')).toContain('Somebody can read by now');
  expect(last.join('\n')).not.toContain('Somebody can read by now');
});
