import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, namedIn, parsePolicy, withAgencies } from '../../src/config/policy.ts';

const FILE = '.github/collaborator-audit.yml';

const acceptance = (rest: string) =>
  `version: 1\nacceptances:\n  - who: wren-calloway\n    because: met\n    by: me\n    on: 2026-10-01\n    ${rest}\n`;

describe('a policy file', () => {
  it('changes nothing when it says nothing', () => {
    expect(parsePolicy('version: 1\n', FILE)).toEqual(DEFAULT_POLICY);
  });

  it('changes what it says', () => {
    const text =
      'version: 1\nthresholds:\n  soon: 0.001\nsignals:\n  disabled: [incoherent-clocks]\n';
    expect(parsePolicy(text, FILE)).toEqual({
      thresholds: { ...DEFAULT_POLICY.thresholds, soon: 0.001 },
      disabledSignals: ['incoherent-clocks'],
      ordinaryRates: {},
      sponsorships: [],
      arrangements: [],
      agencies: [],
      acceptances: [],
      exemptions: [],
      places: [],
      vouches: [],
      pages: 'people',
      gate: DEFAULT_POLICY.gate,
    });
  });

  it('knows on which line the gate is told what', () => {
    const text = [
      'version: 1',
      'gate:',
      '  fail-on: routine',
      '  answers:',
      '    bot: pass',
      '  pending: cancel-above soon',
    ].join('\n');
    const { gate } = parsePolicy(text, FILE);
    expect(gate).toMatchObject({ failOn: 'routine', pending: 'cancel-above soon', file: FILE });
    expect(gate.answers).toEqual({ ...DEFAULT_POLICY.gate.answers, bot: 'pass' });
    expect(gate.lines).toEqual({
      'gate.fail-on': 3,
      'gate.answers': 4,
      'gate.answers.bot': 5,
      'gate.pending': 6,
    });
  });

  it('names people by login or by numeric id', () => {
    const text = [
      'version: 1',
      'arrangements:',
      '  - who: wren-calloway',
      '    hours-of: America/New_York',
      '    because: Answers the support desk.',
      '  - who: 1001',
      '    hours-of: Asia/Kolkata',
    ].join('\n');
    expect(parsePolicy(text, FILE).arrangements).toEqual([
      { who: 'wren-calloway', at: { line: 3, column: 5 }, hoursOf: 'America/New_York' },
      { who: '1001', at: { line: 6, column: 5 }, hoursOf: 'Asia/Kolkata' },
    ]);
  });

  const manyKeys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1\n`).join('');
  it.each([
    ['large', 'k: 1\n'.repeat(125_000), `${FILE}: the file is too large: 500 KB at most`],
    ['full of brackets', `a: ${'['.repeat(30_000)}`, `${FILE}: the file holds too many brackets`],
    [
      'long',
      `${manyKeys}k7: 1\n`,
      `${FILE}:40002:1: not valid YAML: this setting stands here twice; keep one of them.`,
    ],
    ['deep', `a: ${'- '.repeat(100_000)}`, `${FILE}:2:`],
    ['wrong everywhere', '%x: @\n'.repeat(5_000), `${FILE}:2:`],
  ])('that is %s is refused without being read for minutes', (_, text, message) => {
    expect(() => parsePolicy(`version: 1\n${text}`, FILE)).toThrow(message);
  });

  it.each([
    [
      'version: 1\nthreshholds:\n  soon: 0.1\n',
      `${FILE}:2:1: there is no setting "threshholds". Did you mean "thresholds"?`,
    ],
    [
      'version: 1\nthresholds:\n  sooner: 0.1\n',
      `${FILE}:3:3: there is no setting "sooner". Did you mean "soon"?`,
    ],
    ['version: 1\nthresholds:\n  soon: often\n', `${FILE}:3:3: \`thresholds.soon\``],
    [
      'version: 1\nthresholds:\n  soon: 0.05\n  routine: 0.01\n',
      '`soon` must be rarer than `routine`',
    ],
    [
      'version: 1\ngate:\n  insufficient_data: pass\n',
      `${FILE}:3:3: there is no setting "insufficient_data". Did you mean "insufficient-data"?`,
    ],
    ['version: 1\ngate:\n  pending: cancel\n', `${FILE}:3:3: \`gate.pending\``],
    ['version: 2\n', `${FILE}:1:1: \`version\` is 2; \`1\` is expected`],
    [
      'version: 1\nthresholds:\n  soon: 0.5\n',
      '`thresholds.soon` is 0.5; a chance above 0 and of at most 0.1',
    ],
    [
      'version: 1\nversion: 1\n',
      `${FILE}:2:1: not valid YAML: this setting stands here twice; keep one of them.`,
    ],
    [
      'version: 1\narrangements:\n  - who: wren-calloway\n',
      `${FILE}:3:5: \`hours-of\` in entry 1 of \`arrangements\` is missing`,
    ],
    [
      'version: 1\nsignals:\n  disabled: [incoherent-clock]\n',
      'there is no signal "incoherent-clock". Did you mean "incoherent-clocks"?',
    ],
    [
      'version: 1\narrangements:\n  - who: wren-calloway\n    hours-of: Atlantis\n',
      `${FILE}:4:5: \`hours-of\` in entry 1 of \`arrangements\` is "Atlantis"; an IANA time zone`,
    ],
    [
      'version: 1\narrangements:\n  - who: wren-calloway\n    hour-of: Asia/Tokyo\n',
      `${FILE}:4:5: there is no setting "hour-of". Did you mean "hours-of"?`,
    ],
    [
      'version: 1\nsponsors:\n  - who: wren-calloway\n    by: me\n    because: met\n    on: yesterday\n',
      `${FILE}:6:5: \`on\` in entry 1 of \`sponsors\` is "yesterday"; a day such as`,
    ],
    [
      'version: 1\nsponsors:\n  - who: wren-calloway\n    by: me\n    because: met\n    on: 2026-10-01\n    explains: [unrelated-name]\n',
      'there is no signal "unrelated-name". Did you mean "unrelated-names"?',
    ],
    [
      acceptance('signals: [unrelated-name]'),
      `${FILE}:7:15: there is no signal "unrelated-name". Did you mean "unrelated-names"?`,
    ],
    [
      acceptance('signals: everything'),
      `${FILE}:7:5: \`signals\` in entry 1 of \`acceptances\` is "everything"; \`all\`, \`none\`, or a list`,
    ],
    [
      acceptance('signals: all\n    until: 2026-09-30'),
      `${FILE}:8:5: \`until\` in entry 1 of \`acceptances\`: it ends`,
    ],
    [
      acceptance('signals: all\n    evidence: [123456789012]'),
      `${FILE}:8:16: entry 1 of \`evidence\` in entry 1 of \`acceptances\` is 123456789012; a fingerprint of report.json is expected, in quotation marks`,
    ],
    [
      acceptance('signals: all\n    untill: 2027-01-01'),
      `${FILE}:8:5: there is no setting "untill". Did you mean "until"?`,
    ],
    [
      'version: 1\nsignals:\n  options:\n    unrelated-name: { ordinary-rate: 0.2 }\n',
      `${FILE}:4:5: there is no signal "unrelated-name". Did you mean "unrelated-names"?`,
    ],
    [
      'version: 1\nsignals:\n  options:\n    unrelated-names: { ordinary-rat: 0.2 }\n',
      `${FILE}:4:24: there is no setting "ordinary-rat". Did you mean "ordinary-rate"?`,
    ],
    [
      'version: 1\nsignals:\n  options:\n    unrelated-names: { ordinary-rate: 0.0001 }\n',
      'a policy can raise it, and not lower it',
    ],
    [
      'version: 1\nsignals:\n  options:\n    shared-key: { ordinary-rate: 0.2 }\n',
      `${FILE}:4:19: shared-key is a link between accounts`,
    ],
    [
      'version: 1\nagencies:\n  - name: Harbor\n    people: [a]\n    because: b\n',
      `${FILE}:3:5: entry 1 of \`agencies\`: an agency states \`place\`, \`hours-of\`, or both.`,
    ],
    [
      'version: 1\nagencies:\n  - name: Harbor\n    people: [a]\n    hour-of: Asia/Tokyo\n    because: b\n',
      `${FILE}:5:5: there is no setting "hour-of". Did you mean "hours-of"?`,
    ],
    ['version: [1\n', 'not valid YAML'],
    ['version: 1\nversion: 1\n', `${FILE}:2:1: not valid YAML`],
    ['', `${FILE}: the file is empty; it begins with`],
    ['just words', FILE],
  ])('that is wrong is told with its place: %j', (text, message) => {
    expect(() => parsePolicy(text, FILE)).toThrow(message);
  });

  it('lets somebody of the organization answer for a person', () => {
    const text =
      'version: 1\nsponsors:\n  - who: 4711\n    by: Head of platform\n    because: met\n    on: 2026-10-01\n    explains: [unrelated-names]\n';
    expect(parsePolicy(text, FILE).sponsorships).toEqual([
      {
        who: '4711',
        at: { line: 3, column: 5 },
        by: 'Head of platform',
        because: 'met',
        on: Date.UTC(2026, 9, 1) / 1_000,
        explains: ['unrelated-names'],
      },
    ]);
  });

  it('accepts what was looked into, for some evidence or any', () => {
    const text = [
      'version: 1',
      'acceptances:',
      '  - who: Wren-Calloway',
      '    signals: [unrelated-names]',
      '    because: A change of name, shown to us.',
      '    by: security team',
      '    on: 2026-10-01',
      '    until: 2027-03-01',
      '    evidence: ["0a1b2c3d4e5f"]',
      '  - { who: 4711, signals: all, because: met, by: me, on: 2026-10-02 }',
    ].join('\n');
    expect(parsePolicy(text, FILE).acceptances).toEqual([
      {
        who: 'Wren-Calloway',
        at: { line: 3, column: 5 },
        signals: ['unrelated-names'],
        because: 'A change of name, shown to us.',
        by: 'security team',
        on: Date.UTC(2026, 9, 1) / 1_000,
        until: Date.UTC(2027, 2, 1) / 1_000,
        evidence: ['0a1b2c3d4e5f'],
      },
      {
        who: '4711',
        at: { line: 10, column: 5 },
        signals: 'all',
        because: 'met',
        by: 'me',
        on: Date.UTC(2026, 9, 2) / 1_000,
      },
    ]);
  });

  it('exempts accounts, for a time or for good', () => {
    const text =
      'version: 1\nexemptions:\n  - { who: build-machine, because: runs builds }\n  - { who: 4711, because: probation, until: 2027-01-31 }\n';
    expect(parsePolicy(text, FILE).exemptions).toEqual([
      { who: 'build-machine', at: { line: 3, column: 5 }, because: 'runs builds' },
      {
        who: '4711',
        at: { line: 4, column: 5 },
        because: 'probation',
        until: Date.UTC(2027, 0, 31) / 1_000,
      },
    ]);
  });

  it('knows better where somebody lives', () => {
    const text =
      'version: 1\nplaces:\n  - { who: wren-calloway, place: "Lisbon, Portugal", because: contract }\n';
    expect(parsePolicy(text, FILE).places).toEqual([
      {
        who: 'wren-calloway',
        at: { line: 3, column: 5 },
        place: 'Lisbon, Portugal',
        because: 'contract',
      },
    ]);
  });

  it('states of all people of an agency what it does not state of one of them', () => {
    const text = [
      'version: 1',
      'places:',
      '  - { who: wren-calloway, place: "Lisbon, Portugal", because: contract }',
      'agencies:',
      '  - name: Harbor Contracting',
      '    people: [wren-calloway, 4711]',
      '    place: Manila, Philippines',
      '    hours-of: America/New_York',
      '    because: framework contract',
    ].join('\n');
    const { places, arrangements } = withAgencies(parsePolicy(text, FILE));
    const because = 'Harbor Contracting: framework contract';
    expect(places).toEqual([
      {
        who: 'wren-calloway',
        at: { line: 3, column: 5 },
        place: 'Lisbon, Portugal',
        because: 'contract',
      },
      { who: 'wren-calloway', at: { line: 5, column: 5 }, place: 'Manila, Philippines', because },
      { who: '4711', at: { line: 5, column: 5 }, place: 'Manila, Philippines', because },
    ]);
    expect(arrangements.map(({ who, hoursOf }) => [who, hoursOf])).toEqual([
      ['wren-calloway', 'America/New_York'],
      ['4711', 'America/New_York'],
    ]);
    expect(
      namedIn(parsePolicy(text, FILE)).map(({ setting, at }) => `${setting} ${at?.line}`),
    ).toEqual(['places 3', 'agencies 5', 'agencies 5']);
  });

  it('says how long pages are kept', () => {
    const text = 'version: 1\nretention: { left-after-days: 90 }\n';
    expect(parsePolicy(text, FILE)).toEqual({ ...DEFAULT_POLICY, leftAfterDays: 90 });
    expect(() => parsePolicy('version: 1\nretention: { left-after-day: 90 }\n', FILE)).toThrow(
      `${FILE}:2:14: there is no setting "left-after-day". Did you mean "left-after-days"?`,
    );
  });

  it('cannot make the audit hang with aliases of aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`,
        ),
    ].join('\n');
    expect(() => parsePolicy(`version: 1\n${bomb}\n`, FILE)).toThrow(FILE);
  });
});
