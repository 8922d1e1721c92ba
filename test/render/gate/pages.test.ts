import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessRequest, type GateReport, gateReport } from '../../../src/assess/gate.ts';
import { DEFAULT_GATE_POLICY } from '../../../src/assess/gate-policy.ts';
import { composeReport } from '../../../src/assess/report.ts';
import { parsePolicy } from '../../../src/config/policy.ts';
import { EXAMPLE_NOW } from '../../../src/evidence/example-person.ts';
import { ours, prose } from '../../../src/evidence/prose.ts';
import { renderGateHtml } from '../../../src/render/gate/html.ts';
import { gateJsonText } from '../../../src/render/gate/json.ts';
import { renderGateCheckRun, renderGateSummary } from '../../../src/render/gate/summary.ts';
import { renderGateText } from '../../../src/render/gate/text.ts';
import { wayOut } from '../../../src/render/gate/way-out.ts';
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

it('stacks the answers on a narrow screen, where a table would cut them off', () => {
  const html = renderGateHtml(about(['wren']), { serverUrl: 'https://github.com', version: '0' });
  expect(html).toContain('<table class="answers">');
  expect(html).toMatch(/@media \(max-width: 62rem\) \{ \.answers, .*display: block/);
});

describe('the way out of a failing check', () => {
  const seen = (strength: 'moderate' | 'link', id = 'unrelated-names') => ({
    signal: { id, strength, title: 'Title' },
    summary: prose`Names: ${'Wren Calloway'}.`,
  });
  const failing = (id: string, login: string, observations: readonly unknown[]) => ({
    login,
    id,
    requests: [{ login }],
    decision: 'fail',
    rule: { setting: 'gate.fail-on', value: 'soon' },
    answer: {
      kind: 'assessed',
      assessment: { priority: 'soon', assessable: ['identity'], families: [], observations },
    },
  });
  const shown = (...entries: readonly object[]) =>
    wayOut({ ...about([]), entries } as unknown as GateReport, { rows: 100, undated: false });

  it('is a policy, once a person says what was found out and who decided, and not before', () => {
    const [, block = ''] = shown(
      failing('4711', 'wren-calloway', [seen('moderate'), seen('moderate', 'painted-activity')]),
    );
    const yaml = block.replace(/^```yaml\n|\n```$/g, '');
    const policy = (text: string) => parsePolicy(`version: 1\n${text}\n`, 'policy.yml');
    expect(() => policy(yaml)).toThrow(/because/);
    const filled = yaml.replace(/(because|by): #.*/g, '$1: Seen in a call.');
    const { evidence, ...acceptance } = policy(filled).acceptances[0] ?? {};
    expect(acceptance).toMatchObject({
      who: '4711',
      signals: ['unrelated-names', 'painted-activity'],
      because: 'Seen in a call.',
    });
    expect(evidence).toHaveLength(2);
  });

  it('is there for whoever is neutral too, after those who fail', () => {
    const unseen = failing('12', 'empty-page', []);
    const [, block = ''] = shown(
      {
        ...unseen,
        decision: 'neutral',
        answer: {
          ...unseen.answer,
          assessment: { ...unseen.answer.assessment, priority: 'insufficient-data' },
        },
      },
      { ...failing('13', 'far-lantern', [seen('moderate')]), decision: 'neutral' },
      failing('14', 'wren', [seen('moderate')]),
      { ...failing('15', 'ada-moreau', [seen('moderate')]), decision: 'pass' },
    );
    expect(block.match(/who: \d+ # .*\n +signals: .*?(?= #|$)/gm)).toEqual([
      'who: 14 # wren\n    signals: [unrelated-names]',
      'who: 12 # empty-page\n    signals: none',
      'who: 13 # far-lantern\n    signals: [unrelated-names]',
    ]);
  });

  it('is not offered where nothing could be answered: a link, or nothing observed', () => {
    expect(shown(failing('1', 'wren', [seen('moderate'), seen('link', 'shared-key')]))).toEqual([]);
    expect(shown(failing('1', 'wren', []))).toEqual([]);
    expect(shown(failing('a `b`', 'wren', [seen('moderate')]))).toEqual([]);
  });

  it('is written for few, and repeats no login that could be anything else', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      failing(String(index + 1), '`\n```@everyone', [seen('moderate')]),
    );
    const [, block = ''] = shown(...many);
    expect(block.match(/ {2}- who: \d$/gm)).toHaveLength(5);
    expect(block).not.toContain('@everyone');
  });
});
