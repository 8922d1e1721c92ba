import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/assess/assessment.ts';
import { ours } from '../../../src/evidence/prose.ts';
import { issueMarker, renderIssue, sameExceptDate } from '../../../src/render/issue/report.ts';
import { exampleAudit } from '../example-audit.ts';
import { hostileText } from '../hostile.ts';
import { personWith, SHARED_KEY, sampleAssessment, sampleReport } from '../sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };
const { title, body } = renderIssue(exampleAudit(), OPTIONS);

/** The part of the body that follows a heading, up to the next of the same level or above. */
function part(heading: string): string {
  const start = body.indexOf(heading);
  expect(start, heading).toBeGreaterThanOrEqual(0);
  const rest = body.slice(start + heading.length);
  const end = rest.search(/^#{2,3} /m);
  return end < 0 ? rest : rest.slice(0, end);
}

describe('the issue', () => {
  test('has a neutral title', () => {
    expect(title).toBe('Outside collaborator access review: example-org');
  });

  test('begins with its marker and the counts', () => {
    expect(body.split('\n').slice(0, 2)).toEqual([
      '<!-- outside-collaborator-audit:index organization=example-org -->',
      '**2 review soon · 1 review when convenient · 1 insufficient data · 39 no review needed**',
    ]);
  });

  test('says what it is not, and how many people would stand in it by chance', () => {
    expect(body).toContain('says nothing about anybody’s origin and establishes no wrongdoing');
    expect(body).toContain(
      'If all 43 people were ordinary, about 0.017 would stand at “review soon” by chance and about 0.39 at “review when convenient”; here it is 2 and 1.',
    );
  });

  test('lists the queue in the order of the report', () => {
    expect(part('## Queue').match(/^\| \d+ \| .*$/gm)).toEqual([
      '| 1 | `wren-calloway` | review soon | Declared place; Commit history | maintain in 1 repository (private), write in 2 (1 private, 1 public); 1 of them only invited | on, weak | 2026-10-29 |',
      '| 2 | `tendai-moyo` | review soon | Links between accounts | maintain in 1 repository (private), write in 2 (1 private, 1 public); 1 of them only invited | off | not seen |',
      '| 3 | `ingrid-solheim` | review when convenient | Declared place; Names and keys | maintain in 1 repository (private), write in 2 (1 private, 1 public); 1 of them only invited; perhaps more | on, weak | 2026-10-29 |',
    ]);
  });

  test('answers about a person what a reader needs to decide', () => {
    const section = part('### 1. `wren-calloway`: review soon');
    expect(section).toContain('about 1 in 7,100 ordinary people with the same data');
    expect(section).toContain('96 % (observed from 90 %)');
    expect(section).toContain('sample: 212');
    expect(section).toContain('Shown by about 1 in 140 ordinary developers; measured.');
    expect(section).toContain('Shown by about 1 in 20 ordinary developers; assumed, not measured.');
    expect(section).toContain('**Often innocent:** The profile was not updated after a move.');
    expect(section).toContain('**Would clear it:** The person confirms where they work now');
    expect(section).toContain('([open](https://github.com/wren-calloway/shop))');
    expect(section).toContain('`example-org/payments` (maintain, private)');
    expect(section).toContain('Two-factor sign-in: on, but only with a method that can be');
    expect(section).toContain('Last seen in these repositories: 2026-10-29');
    expect(section).toContain('Invited by: `sunniva-aas`');
    expect(section).toContain('**Questions that may explain it**');
    expect(section).toContain('<summary>1 not checked, and why</summary>');
    expect(section).toContain('- **Would be checked with:** permission `Contents: read`');
    expect(section).toContain('<summary>1 looked at, not observed</summary>');
  });

  test('says once where each rate comes from', () => {
    expect(body.match(/29 of 5,812 authors/g)).toHaveLength(1);
    expect(part('## How priorities are decided')).toContain(
      '- `clock-contradicts-location`: measured: 29 of 5,812 authors',
    );
  });

  test('says when access could not all be read', () => {
    expect(part('### 3. `ingrid-solheim`')).toContain('Not all of the access could be read.');
  });

  test('states coverage with the permission that would close each gap', () => {
    const coverage = part('## Coverage');
    expect(coverage).toContain('85 of 127 questions came to an answer (66 %)');
    expect(coverage).toContain('Would be closed by: Administration: read.');
    expect(coverage).toContain('<details><summary>1 person with insufficient data</summary>');
    expect(coverage).toContain('`ximena-quispe`: Commit clock far from the declared place');
  });

  test('of a quiet week is short and says so', () => {
    const quiet = renderIssue(sampleReport([sampleAssessment()]), OPTIONS).body;
    expect(quiet).toContain('Nobody stands in the queue.');
    expect(quiet).toContain('Nothing of the organization was out of sight.');
    expect(quiet).not.toContain('Next steps');
    expect(quiet.length).toBeLessThan(2_000);
  });
});

describe('the marker', () => {
  test('holds the organization in a form that cannot end the comment', () => {
    expect(issueMarker('a--> <b>')).toBe(
      '<!-- outside-collaborator-audit:index organization=a%2D%2D%3E%20%3Cb%3E -->',
    );
    expect(issueMarker('\ud800')).toContain('organization=%EF%BF%BD ');
  });

  test('tells organizations apart and never holds a second comment', () => {
    fc.assert(
      fc.property(hostileText, (organization) => {
        expect(issueMarker(organization)).toMatch(
          /^<!-- outside-collaborator-audit:index organization=[\w.!~*'()%-]* -->$/,
        );
      }),
    );
  });
});

describe('two bodies', () => {
  const later = renderIssue({ ...exampleAudit(), takenAt: 1_794_204_000 }, OPTIONS).body;

  test('are the same when only the date of the audit differs', () => {
    expect(later).not.toBe(body);
    expect(sameExceptDate(body, later)).toBe(true);
    expect(sameExceptDate(body.replaceAll('\n', '\r\n'), `${later}\n`)).toBe(true);
  });

  test('differ when anything else does', () => {
    expect(sameExceptDate(body, body.replace('0.017', '0.018'))).toBe(false);
  });
});

describe('in a large organization', () => {
  const people = (count: number, priority: Assessment['priority'], from = 0) =>
    Array.from({ length: count }, (_, index) =>
      personWith(`person-${from + index}`, { id: String(from + index), priority }),
    );

  test.each([20, 60, 200, 2_000])(
    '%i people in the queue fit, and nobody is left out silently',
    (count) => {
      const report = sampleReport([
        ...people(10, 'soon'),
        ...people(count - 10, 'routine', 10),
        ...people(500, 'insufficient-data', 5_000),
        ...people(500, 'none', 10_000),
      ]);
      const large = renderIssue(report, OPTIONS).body;
      expect(large.length).toBeLessThanOrEqual(60_000);
      const rows = large.match(/^\| \d+ \| /gm)?.length ?? 0;
      const sections = large.match(/^### \d+\. /gm)?.length ?? 0;
      const toldOf = (place: string) => {
        const told = new RegExp(
          `^\\*\\*(\\d+) more p(?:erson|eople) at “review when convenient” (?:is|are) in report.json; ${place} has no room.\\*\\*$`,
          'm',
        );
        return Number(told.exec(large)?.[1] ?? 0);
      };
      expect(rows + toldOf('this table')).toBe(count);
      expect(sections + toldOf('the issue')).toBe(count);
      expect(sections).toBeGreaterThanOrEqual(20);
      // Every section that is there is whole.
      expect(large.match(/looked at, not observed<\/summary>/g)).toHaveLength(sections);
    },
  );

  test('it fits any room that holds its shortest form', () => {
    const report = sampleReport([...people(30, 'soon'), ...people(30, 'routine', 30)]);
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 80_000 }), (maxLength) => {
        const small = renderIssue(report, { ...OPTIONS, maxLength }).body;
        expect(small.length).toBeLessThanOrEqual(maxLength);
        expect(small).toContain('Audited: ');
        if (!small.includes('### 60.')) expect(small).toContain('report.json');
      }),
      { numRuns: 60 },
    );
  });

  test('it fits whatever the people wrote', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 30 }), (texts) => {
        const report = sampleReport(
          texts.map((foreign, index) =>
            personWith(foreign.repeat(40), { id: String(index), priority: 'routine' }),
          ),
        );
        expect(renderIssue(report, OPTIONS).body.length).toBeLessThanOrEqual(60_000);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what does not fit', () => {
  const [wren] = exampleAudit().assessments;
  const many = sampleReport(
    Array.from({ length: 12 }, (_, index) => ({
      ...(wren ?? sampleAssessment()),
      id: String(index),
      observations: (wren?.observations ?? []).map((seen) => ({
        ...seen,
        evidence: Array.from({ length: 12 }, (_, day) => ({ text: ours(`record ${day + 1}`) })),
      })),
      clear: Array.from({ length: 12 }, (_, at) => ({
        signal: SHARED_KEY,
        because: ours(`In vain ${at + 1}.`),
      })),
    })),
  );
  const of = (maxLength: number) => renderIssue(many, { ...OPTIONS, maxLength }).body;
  const all = of(1_000_000);
  /** The most room in which it is gone. */
  const goneAt = (said: string) => {
    let [gone, there] = [0, all.length];
    while (there - gone > 100) {
      const middle = Math.floor((gone + there) / 2);
      if (of(middle).includes(said)) there = middle;
      else gone = middle;
    }
    return gone;
  };

  test('is told of, with what is kept first', () => {
    const told = 'Not everything fits into one page. Kept first are the people of the queue';
    expect(all).not.toContain(told);
    expect(of(all.length - 1)).toContain(told);
  });

  test('gives way in the order that is told', () => {
    const [list, record, explanation, person] = [
      goneAt('In vain 1.'),
      goneAt('- record 2'),
      goneAt('A long journey'),
      goneAt('### 12. '),
    ];
    expect(list).toBeGreaterThan(record);
    expect(record).toBeGreaterThan(explanation);
    expect(explanation).toBeGreaterThan(person);
  });
});
