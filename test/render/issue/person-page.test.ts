import { expect, it } from 'vitest';
import { assess } from '../../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/assess/priority.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../../src/evidence/example-person.ts';
import { renderPersonIssue } from '../../../src/render/issue/person-page.ts';
import { accountGone } from '../../../src/signals/account-gone.ts';
import { CATALOGUE } from '../../../src/signals/catalogue.generated.ts';
import { contextOf } from '../../signals/context.ts';
import { sampleReport } from '../sample-report.ts';

/** The page of somebody who commits every other day, on a clock that is not that of the place, until so many days ago. */
function pageAsOf(daysAgo: number) {
  const commits = exampleCommits({
    count: 120,
    clock: 'Asia/Tokyo',
    everyDays: 2,
    until: EXAMPLE_NOW - daysAgo * DAY,
  }).map((commit) => ({
    ...commit,
    url: `https://github.com/example-org/tool/commit/${commit.author.at}`,
  }));
  const person = examplePerson({ profile: { location: 'Lyon, France' }, facts: { commits } });
  const assessment = assess(person, CATALOGUE, contextOf({ person }), DEFAULT_THRESHOLDS);
  const newest = commits[0]?.url ?? '';
  const options = { serverUrl: 'https://github.com', version: '0.1.0' };
  return { newest, page: renderPersonIssue(assessment, sampleReport([assessment]), options) };
}

it('is left as it is when only a newer commit shows the same', () => {
  const [earlier, later] = [pageAsOf(3), pageAsOf(1)];
  const before = earlier.page.written(undefined);
  const anew = later.page.written(undefined);
  expect(before?.body).toContain(earlier.newest);
  expect(anew?.body).toContain(later.newest);
  expect(before?.body).not.toContain(later.newest);
  const stands = { body: before?.body ?? '', parts: before?.continuation ?? [] };
  expect(later.page.written(stands)).toBeUndefined();
});

it('asks nothing of somebody whom GitHub does not show', () => {
  const example = accountGone.examples.find(({ expect }) => expect === 'observed');
  const person = example?.person ?? examplePerson();
  const assessment = assess(person, CATALOGUE, contextOf({ person }), DEFAULT_THRESHOLDS);
  const options = { serverUrl: 'https://github.com', version: '0.1.0' };
  const body = renderPersonIssue(assessment, sampleReport([assessment]), options).written(
    undefined,
  );
  expect(body?.body).toContain('Find the access it holds');
  expect(body?.body).not.toContain('Ask the person, or');
});

it('says where nothing speaks for the person that it was looked for', () => {
  const body = pageAsOf(1).page.written(undefined)?.body ?? '';
  expect(body).toMatch(/## Speaks for the person\n\nNothing was found in what could be read/);
});

it('says whom to leave out of it before it says what to ask', () => {
  const body = pageAsOf(1).page.written(undefined)?.body ?? '';
  const [quiet, asked] = [body.indexOf('Do not announce'), body.indexOf('Ask the person, or')];
  expect(quiet).toBeGreaterThan(0);
  expect(asked).toBeGreaterThan(quiet);
});
