import { describe, expect, it } from 'vitest';
import { evaluate, loadPolicy } from '../../src/commands/evaluate.ts';
import type { PlaceInFile } from '../../src/commands/log.ts';
import { type PolicyWarnings, warnOfPolicy } from '../../src/commands/policy-warnings.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/config/policy.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { renderIssue } from '../../src/render/issue/report.ts';
import { reportJson } from '../../src/render/json.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { renderText } from '../../src/render/text.ts';
import { snapshotText, temporaryFiles } from './files.ts';

const write = temporaryFiles();
const TODAY = Math.floor(EXAMPLE_NOW / DAY) * DAY;

/** Lives in Lisbon by the profile, and works by the clock of Manila under two names. */
const wren = examplePerson({
  id: '1',
  login: 'wren-calloway',
  profile: { location: 'Lisbon, Portugal' },
  facts: {
    commits: [
      ...exampleCommits({ count: 60, clock: 'Asia/Manila', name: 'Ilse Brandvold', account: '1' }),
      ...exampleCommits({
        count: 60,
        clock: 'Asia/Manila',
        name: 'Teodor Makinen',
        account: '1',
        until: EXAMPLE_NOW - 2 * DAY,
      }),
    ],
  },
});
const sunniva = examplePerson({ id: '2', login: 'sunniva-aas' });

const judge = (policy: Partial<Policy>, people = [wren, sunniva]) =>
  evaluate([write('snapshot.jsonl', snapshotText(people))], { ...DEFAULT_POLICY, ...policy });
const warnings = async (policy: Partial<Policy>, detail: 'full' | 'counts' = 'full') => {
  const told: string[] = [];
  const log = { info: () => {}, warning: (text: string) => told.push(text) };
  warnOfPolicy(await judge(policy), log, { detail });
  return told;
};

describe('an ordinary rate of the organization', () => {
  it('makes evidence count for less, and is shown as assumed', async () => {
    const soonBefore = (await judge({})).assessments.find(({ id }) => id === '1');
    const after = (await judge({ ordinaryRates: { 'unrelated-names': 0.4 } })).assessments.find(
      ({ id }) => id === '1',
    );
    const seen = after?.observations.find(({ signal }) => signal.id === 'unrelated-names');
    expect(seen?.signal.ordinaryRate).toMatchObject({ value: 0.4, basis: 'assumed' });
    expect(after?.chance).toBeGreaterThan(soonBefore?.chance ?? 1);
  });
});

describe('an agency', () => {
  it('says where its people live, and whoever of them nobody knows is told', async () => {
    const agencies = [
      {
        name: 'Harbor Contracting',
        people: ['wren-calloway', 'nobody-here'],
        place: 'Manila, Philippines',
        because: 'framework contract',
      },
    ];
    const report = await judge({ agencies });
    const wrenNow = report.assessments.find(({ id }) => id === '1');
    const ids = wrenNow?.observations.map(({ signal }) => signal.id);
    expect(ids).not.toContain('clock-contradicts-location');
    expect(report.coverage.places).toMatchObject([
      { login: 'wren-calloway', because: 'Harbor Contracting: framework contract' },
    ]);
    expect(await warnings({ agencies })).toEqual([
      'The policy names `nobody-here` under `agencies`, but nobody of that name was audited.',
    ]);
    expect(await warnings({ agencies }, 'counts')).toEqual([
      'Of the policy, 1 entry did not do what it says; the report says which.',
    ]);
  });
});

describe('an exemption', () => {
  const exemptions = [{ who: 'Wren-Calloway', because: 'runs our builds' }];

  it('leaves somebody unassessed, and named as such wherever coverage is told', async () => {
    const report = await judge({ exemptions });
    expect(report.assessments.map(({ login }) => login)).toEqual(['sunniva-aas']);
    expect(report.coverage).toMatchObject({
      collaborators: 1,
      exempt: [{ id: '1', login: 'wren-calloway', because: 'runs our builds' }],
    });
    expect(reportJson(report).coverage.exempt).toEqual(report.coverage.exempt);
    const options = { serverUrl: 'https://github.com', version: '0' };
    for (const page of [
      renderText(report, { color: false, width: 100 }),
      renderHtml(report, options).replace(/<\/?code[^>]*>/g, '`'),
      renderIssue(report, options).body,
      renderSummary(report, { ...options, detail: 'full' }),
    ]) {
      expect(page).toContain('`wren-calloway` is exempt and was not assessed: `runs our builds`');
    }
    expect(renderSummary(report, { ...options, detail: 'counts' })).not.toContain('wren');
  });

  it('compares others with nobody who is exempt', async () => {
    const keys = [
      {
        kind: 'ssh',
        fingerprint: `SHA256:${'A'.repeat(43)}`,
        createdAt: TODAY - 400 * DAY,
      } as const,
    ];
    const people = [
      examplePerson({ id: '1', login: 'wren-calloway', facts: { keys } }),
      examplePerson({ id: '2', login: 'sunniva-aas', facts: { keys } }),
    ];
    expect((await judge({}, people)).assessments[0]?.priority).toBe('soon');
    expect((await judge({ exemptions }, people)).assessments[0]?.observations).toEqual([]);
  });

  it('that has ended is none, and told', async () => {
    const over = [{ who: '1', because: 'probation', until: TODAY - DAY }];
    expect((await judge({ exemptions: over })).assessments).toHaveLength(2);
    expect(await warnings({ exemptions: over })).toEqual([
      'The exemption of `1` ended on 2026-11-01; the account is assessed again.',
    ]);
    const last = [{ who: '1', because: 'probation', until: TODAY }];
    expect((await judge({ exemptions: last })).assessments).toHaveLength(1);
  });
});

describe('a place', () => {
  const stated = (place: string) => ({
    places: [{ who: 'wren-calloway', place, because: 'moved in spring, says the contract' }],
  });
  const observed = async (policy: Partial<Policy>) => {
    const { assessments } = await judge(policy);
    const person = assessments.find(({ id }) => id === '1');
    return (person?.observations ?? []).map(({ signal }) => signal.id);
  };

  it('is used instead of the one of the profile, and told', async () => {
    expect(await observed({})).toContain('clock-contradicts-location');
    expect(await observed(stated('Manila, Philippines'))).not.toContain(
      'clock-contradicts-location',
    );
    const report = await judge(stated('Manila, Philippines'));
    expect(renderText(report, { color: false, width: 100 }).replace(/\s+/g, ' ')).toContain(
      'The place of `wren-calloway` is `Manila, Philippines` by the policy, whatever the profile says: `moved in spring',
    );
    expect(await warnings(stated('Manila, Philippines'))).toEqual([]);
  });

  it('that cannot be read changes nothing, and is told', async () => {
    expect(await observed(stated('the cloud'))).toEqual(await observed({}));
    expect(await warnings(stated('the cloud'))).toEqual([
      'The place `the cloud` that the policy states of `wren-calloway` could not be read as one with a time zone, and is not used.',
    ]);
  });

  it('makes nothing known of a profile that was not read', async () => {
    const profile = {
      known: false,
      because: { reason: 'unavailable', detail: 'Not read.' },
    } as const;
    const unread = { ...wren, facts: { ...wren.facts, profile } };
    const report = await judge(stated('Manila, Philippines'), [unread, sunniva]);
    expect(report.coverage.places).toEqual([]);
    expect(reportJson(report).coverage.policyNotes).toEqual([
      expect.stringContaining('`wren-calloway` was not read'),
    ]);
  });
});

describe('rules of the policy', () => {
  it('stand in the report, so that whoever reads its numbers knows', async () => {
    const { coverage } = await judge({
      disabledSignals: ['account-gone'],
      ordinaryRates: { 'unrelated-names': 0.2 },
      thresholds: { soon: 0.0001, routine: 0.001, families: 4 },
    });
    expect(coverage.rules).toMatchObject({
      thresholds: { soon: 0.0001, routine: 0.001, families: 4 },
      disabled: [{ id: 'account-gone' }],
      raised: [{ signal: { id: 'unrelated-names' }, to: 0.2 }],
    });
  });
});

describe('a list of vouched people', () => {
  const policy = (text: string) => write('policy.yml', `version: 1\nvouched: ${text}\n`);

  it('lies where the policy says, seen from there; it answers nothing', async () => {
    write('VOUCHED.td', '# ours\ngithub:Wren-Calloway good patches\n');
    const loaded = await loadPolicy(policy('VOUCHED.td'));
    const [before, after] = [await judge({}), await judge(loaded)];
    const [person] = after.assessments;
    expect(person?.counterEvidence).toMatchObject([{ kind: { id: 'vouched' }, answers: [] }]);
    expect({ ...person, counterEvidence: [] }).toEqual({
      ...before.assessments[0],
      counterEvidence: [],
    });
  });

  it('that is not there is told', async () => {
    await expect(loadPolicy(policy('nowhere.td'))).rejects.toThrow(
      /policy\.yml:2:1: the list of vouched people \S*nowhere\.td could not be read/,
    );
  });

  it('that is not there is told beside what else is wrong', async () => {
    await expect(loadPolicy(policy('nowhere.td\nthreshold: {}'))).rejects.toThrow(
      /policy\.yml:3:1: there is no setting "threshold".*\n.*nowhere\.td could not be read/,
    );
  });
});

describe('a name that is nobody’s', () => {
  it('is told with the setting it stands under', async () => {
    const who = 'nobody-here';
    expect(
      await warnings({
        arrangements: [
          { who, hoursOf: 'Asia/Tokyo' },
          { who: 'WREN-Calloway', hoursOf: 'Asia/Manila' },
        ],
        sponsorships: [{ who, by: 'me', because: 'met', on: TODAY, explains: [] }],
        acceptances: [{ who: '99', signals: 'all', by: 'me', because: 'met', on: TODAY }],
        exemptions: [
          { who, because: 'a machine' },
          { who: '2', because: 'a machine' },
        ],
        places: [{ who, place: 'Lisbon', because: 'met' }],
      }),
    ).toEqual([
      'The policy names `nobody-here` under `arrangements`, but nobody of that name was audited.',
      'The policy names `nobody-here` under `sponsors`, but nobody of that name was audited.',
      'The policy names `99` under `acceptances`, but nobody of that name was audited.',
      'The policy names `nobody-here` under `exemptions`, but nobody of that name was audited.',
      'The policy names `nobody-here` under `places`, but nobody of that name was audited.',
    ]);
  });
});

describe('a name that is misspelt', () => {
  it('is told with the one that was likely meant, and not as something that ended', async () => {
    const who = 'wren-caloway';
    expect(
      await warnings({
        acceptances: [
          {
            who,
            at: { line: 9, column: 5 },
            signals: 'all',
            by: 'me',
            because: 'met',
            on: 0,
            until: TODAY - DAY,
          },
        ],
        exemptions: [{ who, at: { line: 4, column: 5 }, because: 'a machine', until: TODAY - DAY }],
      }),
    ).toEqual([
      'The policy names `wren-caloway` under `exemptions`, but nobody of that name was audited. Did you mean `wren-calloway`?',
      'The policy names `wren-caloway` under `acceptances`, but nobody of that name was audited. Did you mean `wren-calloway`?',
    ]);
  });
});

describe('an acceptance', () => {
  const acceptance = {
    who: 'wren-calloway',
    signals: 'all' as const,
    because: 'looked into',
    by: 'security team',
    on: TODAY,
  };

  it('names the evidence by the fingerprint report.json prints', async () => {
    const [first] = reportJson(await judge({})).collaborators;
    const evidence = (first?.observations ?? []).map(({ fingerprint }) => fingerprint);
    expect(first?.priority).toBe('routine');
    const after = await judge({ acceptances: [{ ...acceptance, evidence }] });
    const settled = after.assessments.find(({ id }) => id === '1');
    expect(settled?.priority).toBe('none');
    expect(settled?.observations).toHaveLength(evidence.length);
  });

  it('for other evidence is counted in the log and named in the report alone', async () => {
    const acceptances = [
      { ...acceptance, signals: ['unrelated-names'], evidence: ['000000000000'] },
    ];
    expect(await warnings({ acceptances })).toEqual([
      'The evidence is another one now than 1 acceptance of the policy is for; the report says whose, under coverage.',
    ]);
    const report = await judge({ acceptances });
    expect(reportJson(report).coverage.policyNotes).toEqual([
      expect.stringContaining('`wren-calloway` is for other evidence than what `unrelated-names`'),
    ]);
  });
});

describe('a warning of the policy', () => {
  const exemptions = Array.from({ length: 5 }, (_, index) => ({
    who: `nobody-${index}`,
    at: { line: index + 3, column: 5 },
    because: 'runs our builds',
  }));
  const told = async (options: Partial<PolicyWarnings>) => {
    const places: string[] = [];
    const log = {
      info: () => {},
      warning: (_: string, at?: PlaceInFile) =>
        places.push(at === undefined ? '' : `${at.file}:${at.line}:${at.column}`),
    };
    warnOfPolicy(await judge({ exemptions }), log, { detail: 'full', ...options });
    return places;
  };

  it('points at its place, where the file is known', async () => {
    expect((await told({ file: 'policy.yml' })).slice(0, 2)).toEqual([
      'policy.yml:3:5',
      'policy.yml:4:5',
    ]);
    expect(await told({})).toEqual(['', '', '', '', '']);
  });

  it('comes in the order of the places, on one line too', async () => {
    const at = (line: number, column: number) => ({ line, column });
    const signals = 'all' as const;
    const accepted = { signals, because: 'met', by: 'me', on: 0 };
    const notes = await warnings({
      acceptances: [
        { ...accepted, who: 'nobody-d', at: at(4, 40) },
        { ...accepted, who: 'nobody-b', at: at(3, 9) },
      ],
      exemptions: [
        { who: 'nobody-c', because: 'a machine', at: at(4, 9) },
        { who: 'nobody-e', because: 'a machine' },
        { who: 'nobody-a', because: 'a machine', at: at(3, 5) },
      ],
    });
    expect(notes.map((said) => /nobody-./.exec(said)?.[0])).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((letter) => `nobody-${letter}`),
    );
  });

  it('leaves room for others, and counts what it leaves out', async () => {
    expect(await told({ file: 'policy.yml', most: 3 })).toEqual([
      'policy.yml:3:5',
      'policy.yml:4:5',
      'policy.yml:5:5',
      '',
    ]);
  });
});
