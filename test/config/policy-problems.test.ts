import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/config/policy.ts';

/** What is told about a policy, one line each, without the name of the file. */
function told(...lines: readonly string[]): readonly string[] {
  try {
    parsePolicy(lines.join('\n'), 'policy.yml');
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^policy\.yml:/, ''));
  }
  return [];
}

describe('what is wrong with a policy', () => {
  it('is told at once, in the order of the file, in words of whoever writes one', () => {
    expect(
      told(
        'version: "1"',
        'thresholds:',
        '  routine: 1e9',
        '  soon: .nan',
        '  families: -1',
        'signals:',
        '  disabled: [incoherent-clock, 7]',
        '  options:',
        '    unrelated-name: { ordinary-rate: 0.2 }',
        '    shared-key: { ordinary-rate: 0.2 }',
        '    round-the-clock: 5',
        'arrangements:',
        '  - who: [a]',
        '    hours-of:',
        '  - who: ""',
        '    hour-of: Asia/Tokyo',
        'exemptions:',
        '  who: build-machine',
        'gate:',
        '  fail-on: Soon',
        '  most-logins: 0',
        'retention: { left-after-days: 1.5 }',
        'exemption: []',
      ),
    ).toMatchInlineSnapshot(`
      [
        "1:1: \`version\` is "1"; \`1\` is expected: the file begins with \`version: 1\`.",
        "3:3: \`thresholds.routine\` is 1000000000; a chance above 0 and of at most 0.1 is expected, such as \`0.0005\`.",
        "4:3: \`thresholds.soon\` is NaN; a chance above 0 and of at most 0.1 is expected, such as \`0.0005\`.",
        "5:3: \`thresholds.families\` is -1; a whole number from 1 to 10 is expected.",
        "7:14: there is no signal "incoherent-clock". Did you mean "incoherent-clocks"?",
        "7:32: entry 2 of \`signals.disabled\` is 7; the id of a signal is expected.",
        "9:5: there is no signal "unrelated-name". Did you mean "unrelated-names"?",
        "10:19: shared-key is a link between accounts, which decides whatever its rate; disable it.",
        "11:5: \`signals.options.round-the-clock\` is 5; settings are expected, as \`name: value\`.",
        "13:5: \`who\` in entry 1 of \`arrangements\` is a list; a login, or the numeric id of an account, is expected.",
        "14:5: \`hours-of\` in entry 1 of \`arrangements\` is empty; an IANA time zone such as \`America/New_York\` is expected.",
        "15:5: \`who\` in entry 2 of \`arrangements\` is empty; a login, or the numeric id of an account, is expected.",
        "16:5: there is no setting "hour-of". Did you mean "hours-of"?",
        "17:1: \`exemptions\` is a group of settings; a list is expected.",
        "20:3: \`gate.fail-on\` is "Soon"; one of \`soon\`, \`routine\`, \`never\` is expected. Did you mean "soon"?",
        "21:3: \`gate.most-logins\` is 0; a number of at least 1 is expected.",
        "22:14: \`retention.left-after-days\` is 1.5; a whole number of days, from 0 to 36500, is expected.",
        "23:1: there is no setting "exemption". Did you mean "exemptions"?",
      ]
    `);
  });

  it('names a value once where its name is misspelt, not as missing too', () => {
    expect(told('version: 1', 'places:', '  - { who: a, plaec: Lisbon, because: b }')).toEqual([
      '3:15: there is no setting "plaec". Did you mean "place"?',
    ]);
  });

  it.each([
    [
      ['thresholds: { soon: 0.05, routine: 0.01, sooner: 1, families: 0 }'],
      '2:1: `thresholds`: `soon` must be rarer than `routine`.',
    ],
    [
      ['agencies:', '  - { name: a, people: [], because: b }'],
      '3:5: entry 1 of `agencies`: an agency states `place`, `hours-of`, or both.',
    ],
    [
      [
        'acceptances:',
        '  - { who: "", signals: all, because: b, by: c, on: 2026-03-01, until: 2026-02-01 }',
      ],
      '3:65: `until` in entry 1 of `acceptances`: it ends before `on`, the day of the decision.',
    ],
    [
      ['gate:', '  access-files:', '    - { path: /a, format: pattern }'],
      '4:7: `pattern` in entry 1 of `gate.access-files`: `pattern` belongs to the format `pattern`, and to no other.',
    ],
  ])('tells rules between settings beside what else does not fit: %j', (lines, expected) => {
    const all = told('version: 1', ...lines);
    expect(all).toContain(expected);
    expect(all.length).toBeGreaterThan(1);
  });

  it('tells no rule of settings whose name is misspelt, nor of such as do not fit', () => {
    expect(
      told(
        'version: 1',
        'thresholds: { soon: 0.05, routine: seldom }',
        'agencies:',
        '  - { name: a, people: [b], because: c, plaec: Lisbon }',
      ),
    ).toHaveLength(2);
  });

  it('is told of the first twenty, and counted beyond', () => {
    const lines = told('version: 1', ...Array.from({ length: 23 }, (_, index) => `x${index}: 1`));
    expect(lines).toHaveLength(21);
    expect(lines[0]).toMatch(/^2:1: there is no setting "x0"/);
    expect(lines.at(-1)).toBe('… and 3 more.');
  });

  it('shows the beginning of a long value', () => {
    const [line = ''] = told(
      'version: 1',
      `vouched: [${'x'.repeat(500)}]`,
      `report: { pages: ${'x'.repeat(500)} }`,
    ).slice(1);
    expect(line.length).toBeLessThan(200);
  });

  it.each([
    [['version: 1', '\tthresholds: 3'], ['2:1: not valid YAML: a tab stands where spaces indent.']],
    [
      ['version: 1', '---', 'version: 1'],
      ['2:1: not valid YAML: a second document begins here; the file holds one.'],
    ],
    [
      ['version: 1', 'vouched: @a', 'places:', '  - who: a: b'],
      [
        '2:10: not valid YAML: text that begins with this character needs quotation marks.',
        '4:10: not valid YAML: two settings seem to stand on one line; text with a colon in it needs quotation marks.',
      ],
    ],
    [
      ['version: 1', 'thresholds: *usual', 'report: &usual {}'],
      ['2:13: no value before this is named `&usual`.'],
    ],
    [['- version: 1'], ['1:1: the file is a list; settings are expected, as `name: value`.']],
  ])('says what mistakes in YAML mean: %j', (lines, expected) => {
    expect(told(...lines)).toEqual(expected);
  });
});
