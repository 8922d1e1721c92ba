import { describe, expect, it } from 'vitest';
import { EXAMPLE_NOW } from '../../../src/evidence/example-person.ts';
import { prose } from '../../../src/evidence/prose.ts';
import { renderIndexIssue } from '../../../src/render/issue/index-page.ts';
import { readMarker } from '../../../src/render/issue/markers.ts';
import { HOW_RARE, LEGEND } from '../../../src/render/overview.ts';
import { CLOCK, HISTORY, sampleAssessment, sampleReport } from '../sample-report.ts';

const DAY = 86_400;
const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };
const ALONE = { pages: false, of: new Map(), unseen: [], numbers: new Map() } as const;

const person = (number: number, signals = [CLOCK]) =>
  sampleAssessment({
    id: String(number),
    login: `person-${number}`,
    priority: 'soon',
    observations: signals.map((signal) => ({
      signal,
      summary: prose`Seen of ${`person-${number}`}.`,
      measurements: [],
      sample: 20,
      evidence: [],
    })),
  });
const crowd = (count: number) => Array.from({ length: count }, (_, index) => person(index + 1));
const written = (people: readonly ReturnType<typeof person>[], days = 0) => {
  const report = sampleReport(people, { takenAt: EXAMPLE_NOW + days * DAY });
  const { body, continuation = [] } = renderIndexIssue(report, ALONE, undefined, OPTIONS);
  return { body, parts: continuation };
};

const headingsIn = ({ body, parts }: ReturnType<typeof written>) =>
  [body, ...parts].join('\n').match(/^### \d+\. `person-\d+`/gm) ?? [];

describe('one page for all', () => {
  it('is found by its marker', () => {
    expect(readMarker(written([]).body)).toMatchObject({ kind: 'index' });
  });

  it.each([1, 30, 300])('holds %i people, each once, however many comments it takes', (count) => {
    const { body, parts } = written(crowd(count));
    for (const text of [body, ...parts]) expect(text.length).toBeLessThan(65_536);
    const headings = headingsIn({ body, parts });
    expect(headings).toHaveLength(count);
    expect(new Set(headings).size).toBe(count);
  });

  it('says whom to leave out of it before it says what to ask anybody', () => {
    const { body } = written(crowd(2));
    const [quiet, asked] = [body.indexOf('Do not announce'), body.indexOf('Ask the person, or')];
    expect(quiet).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(quiet);
  });

  it('says what its words mean, how rare is reckoned and where the rates come from', () => {
    const { body } = written(crowd(2));
    for (const { word, meaning } of LEGEND) expect(body).toContain(`- **${word}:** ${meaning}`);
    expect(LEGEND.map(({ word }) => word)).toEqual([
      'no review needed',
      'insufficient data',
      'not checked',
      'not observed',
    ]);
    expect(body).toContain(HOW_RARE);
    expect(body.match(/29 of 5,812 authors/g)).toHaveLength(1);
  });

  it('says the same for as long as the evidence does', () => {
    const before = written(crowd(40));
    for (const days of [7, 28, 365]) {
      const report = sampleReport(crowd(40), { takenAt: EXAMPLE_NOW + days * DAY });
      expect(renderIndexIssue(report, ALONE, before, OPTIONS)).toMatchObject({
        body: before.body,
        continuation: undefined,
      });
    }
  });

  it('is written again when somebody changed a part of it, or removed one', () => {
    const before = written(crowd(40));
    const report = sampleReport(crowd(40));
    const [second = '', ...rest] = before.parts;
    for (const parts of [rest, [`${second} and more`, ...rest]]) {
      const page = renderIndexIssue(report, ALONE, { ...before, parts }, OPTIONS);
      expect(headingsIn({ body: page.body, parts: page.continuation ?? [] })).toHaveLength(40);
    }
  });

  it('tells what is new of whom, and nothing as new that it has had before', () => {
    const report = sampleReport([person(1, [CLOCK, HISTORY]), person(2)]);
    const { news } = renderIndexIssue(report, ALONE, written([person(1)]), OPTIONS);
    expect(news?.comment).toContain('- `person-1`: Commits from before the account existed');
    expect(news?.comment).toContain('- `person-2`: Commit clock far from the declared place');
    expect(news?.comment?.match(/person-1/g)).toHaveLength(1);
    const less = sampleReport([person(1)]);
    const all = written([person(1, [CLOCK, HISTORY])]);
    expect(renderIndexIssue(less, ALONE, all, OPTIONS).news).toBeUndefined();
  });

  it('names nobody who left longer ago than the policy keeps anything of them', () => {
    const first = written([person(1), person(2)]);
    const report = (days: number) =>
      sampleReport([person(1)], { takenAt: EXAMPLE_NOW + days * DAY });
    const at = (days: number, before: { body: string; parts: readonly string[] }) => {
      const page = renderIndexIssue(report(days), ALONE, before, { ...OPTIONS, leftAfterDays: 30 });
      return { body: page.body, parts: page.continuation ?? before.parts };
    };
    const second = at(7, first);
    expect(second.body).toContain('**No longer in the queue:** `account 2`');
    expect(at(37, second).body).toBe(second.body);
    const third = at(38, second);
    expect(third.body).not.toMatch(/account 2|left=/);
    expect(at(45, third).body).toBe(third.body);
  });
});

describe('an index of people with pages', () => {
  const people = crowd(3);
  const of = new Map([
    ['1', { number: 11, state: 'accepted', until: '2027-03-01', escalated: false }],
    ['2', { number: 12, state: 'open', escalated: true }],
  ] as const);
  const reviews = { pages: true, of, unseen: [], numbers: new Map() } as const;
  const { body } = renderIndexIssue(sampleReport(people), reviews, undefined, OPTIONS);

  it('has once what is the same on every page', () => {
    expect(body).toContain(HOW_RARE);
    expect(body).toContain('What GitHub does not show can be asked with the questions below.');
    expect(body).toContain('- Is the person who joins calls the one who was interviewed?');
    expect(body).not.toContain('### ');
  });

  it('puts a day into a line of its own beneath a heading that is wider', () => {
    expect(body).toContain('| #11 accepted until<br>2027-03-01 |');
    expect(body).toContain('| Person | Page&nbsp;and&nbsp;state | Priority |');
    expect(body).toContain('| Last&nbsp;seen&nbsp;here |');
  });
});
