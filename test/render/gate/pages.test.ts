import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessRequest, gateReport } from '../../../src/assess/gate.ts';
import { DEFAULT_GATE_POLICY } from '../../../src/assess/gate-policy.ts';
import { composeReport } from '../../../src/assess/report.ts';
import { EXAMPLE_NOW } from '../../../src/evidence/example-person.ts';
import { ours, prose } from '../../../src/evidence/prose.ts';
import { renderGateHtml } from '../../../src/render/gate/html.ts';
import { gateJsonText } from '../../../src/render/gate/json.ts';
import { renderGateCheckRun, renderGateSummary } from '../../../src/render/gate/summary.ts';
import { renderGateText } from '../../../src/render/gate/text.ts';
import { hostileText } from '../hostile.ts';

const assessed = composeReport(
  {
    organization: 'northwind-labs',
    source: 'github',
    takenAt: EXAMPLE_NOW,
    timeZoneData: '2026a',
    repositories: 0,
    gaps: [],
  },
  [],
);
const about = (logins: readonly string[], more: Partial<AccessRequest> = {}) =>
  gateReport(
    logins.map((login) => ({
      login,
      requests: [{ login, ...more }],
      answer: { kind: 'unknown-login', because: ours('GitHub knows nobody of this login.') },
    })),
    0,
    DEFAULT_GATE_POLICY,
    assessed,
  );
const FULL = { detail: 'full', elsewhere: '' } as const;
const COUNTS = { detail: 'counts', elsewhere: 'It lies elsewhere.' } as const;

describe('what the gate shows of hostile logins', () => {
  const hostile = [
    '@everyone',
    '<img src=x onerror=alert(1)>',
    '::error file=a::b',
    '`|`\n## Approved',
    '<!-- outside-collaborator-audit:gate -->',
    'a\u202e\u0000b\u001b[31mred',
  ];

  it.each(hostile)('keeps %j what it is: text', (login) => {
    const report = about([login], {
      repository: login,
      source: { file: login, line: 3 },
    });
    const markdown = renderGateSummary(report, FULL);
    expect(markdown).not.toMatch(/(?<!`[^`\n]*)@everyone/);
    expect(markdown).not.toMatch(/^## Approved/m);
    expect(markdown).not.toContain('<!-- outside');
    const html = renderGateHtml(report, { serverUrl: 'https://github.com', version: '0' });
    expect(html).not.toContain('<img');
    const text = renderGateText(report, { color: false, width: 80 });
    expect(text).not.toMatch(/^\s*::error/m);
    for (const shown of [markdown, html, text]) {
      expect(shown).not.toMatch(/[\u0000\u001b\u202e]/);
    }
    expect(JSON.parse(gateJsonText(report)).logins[0].login).toBe(login);
  });

  it('says nothing of them where it only counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 4 }), { minLength: 1, maxLength: 5 }),
        (logins) => {
          const empty = renderGateSummary(about(logins.map(() => 'nobody-here')), COUNTS);
          expect(renderGateSummary(about(logins), COUNTS)).toBe(empty);
          expect(empty).not.toContain('nobody-here');
        },
      ),
    );
  });

  it('fits into a check run, however many there are, and counts who has no row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), hostileText, (people, name) => {
        const logins = Array.from({ length: people }, (_, index) => `${index} ${name.repeat(9)}`);
        const run = renderGateCheckRun(about(logins), FULL);
        expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(65_535);
        const rows = run.summary.match(/^\| `.* \| fails \|$/gm)?.length ?? 0;
        const left = Number(/^(\d+) (?:more )?logins? in gate\.json/m.exec(run.summary)?.[1] ?? 0);
        expect(rows + left).toBe(people);
      }),
      { numRuns: 50 },
    );
  });

  it('fits where the change holds hundreds of entries that cannot be read', () => {
    const doubts = Array.from({ length: 500 }, (_, index) => ({
      source: { file: '\u202e🙂'.repeat(200), line: index + 1 },
      because: prose`The entry ${'🙂'.repeat(400)} is an expression.`,
      decision: 'neutral' as const,
      rule: { setting: 'gate.unreadable', value: 'neutral' },
    }));
    for (const options of [FULL, COUNTS]) {
      const { summary } = renderGateCheckRun({ ...about(['wren']), doubts }, options);
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
      expect(summary).toMatch(/^4\d\d (more )?entries in gate\.json/m);
    }
  });
});
