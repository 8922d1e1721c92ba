import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/assess/assess.ts';
import type { Assessment } from '../../../src/assess/assessment.ts';
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
import { toHtml, withoutEngine } from '../cmark-gfm.ts';
import { exampleAudit } from '../example-audit.ts';
import { sampleAssessment, sampleReport } from '../sample-report.ts';

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
  const [quiet, asked] = [body.indexOf('Announce nothing'), body.indexOf('Ask the person, or')];
  expect(quiet).toBeGreaterThan(0);
  expect(asked).toBeGreaterThan(quiet);
});

/** What a reader sees of a page before they open anything, without tags. */
function inView(body: string): string {
  return toHtml(body, true)
    .replace(/<!--.*?-->/gs, '')
    .replace(/<details>\s*(<summary>.*?<\/summary>).*?<\/details>/gs, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function renderedPage(assessment: Assessment): string {
  const options = { serverUrl: 'https://github.com', version: '0.1.0' };
  const report = sampleReport([assessment]);
  return renderPersonIssue(assessment, report, options).written(undefined)?.body ?? '';
}

describe.skipIf(withoutEngine)('a page as GitHub shows it', () => {
  const [wren] = exampleAudit().assessments.map(renderedPage);
  const words = (text = '') => inView(text).split(' ');

  it('says in its first 120 words why it is there, what is at stake and what to do first', () => {
    const opening = words(wren).slice(0, 120).join(' ');
    expect(opening).toContain('review soon');
    expect(opening).toContain('Why: 2 observations in 2 independent families');
    expect(opening).toContain('about 1 in 7,100 ordinary people');
    expect(opening).toContain('At stake: access: maintain in 1 repository (private), write in 2');
    expect(opening).toContain('two-factor: on, weak');
    expect(opening).toContain('First: Announce nothing');
    expect(opening).toContain('who has met them?');
  });

  it('shows little beside what is observed, and folds the rest', () => {
    const bare = renderedPage(sampleAssessment({ priority: 'routine' }));
    expect(words(bare).length).toBeLessThan(260);
    expect(bare).toContain('- [ ] Do not announce the review');
    expect(inView(bare)).not.toContain('Do not announce the review');
    const seen = inView(wren ?? '');
    expect(seen).toContain('Often innocent: The profile was not updated after a move.');
    expect(seen).toContain('How it was measured, and 2 records');
    expect(seen).not.toContain('observed from 90 %');
  });

  it('still has everything that is asked of it', () => {
    const page = wren ?? '';
    for (const part of [
      '**Measured:** Commits more than 3 hours from the declared place: 96 % (observed from 90 %)',
      'sample: 212',
      '**How unusual:** Shown by about 1 in 140 ordinary developers; measured.',
      '- `clock-contradicts-location`: measured: 29 of 5,812 authors',
      '- `commits-before-account`: assumed: Nobody has counted it yet.',
      '**Often innocent:**',
      '**Would clear it:**',
      '([open](https://github.com/example-org/web/commits',
      '## Speaks for the person',
      '## Access at stake',
      '- [ ] Do not announce the review',
      '- [ ] A person decides, with a second reader',
      '- [ ] Where do you work at present',
      'Outside collaborator access review: example-org',
    ]) {
      expect(page).toContain(part);
    }
  });
});
