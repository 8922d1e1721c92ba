import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCOHERENT, LOOK_ALIKES, lumenRobotics } from '../../scripts/demo/organization.ts';
import type { ReportJson } from '../../src/render/report-schema.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { type ActionRun, runAction } from './run-action.ts';

const REPORT_REPOSITORY = 'lumen-robotics/security-review';

describe('the packaged action audits an organization', () => {
  let github: GitHub;
  let run: ActionRun;
  let report: ReportJson;
  const person = (login: string) => report.collaborators.find((one) => one.login === login);

  beforeAll(async () => {
    github = await startGitHub(lumenRobotics(), { reportRepository: REPORT_REPOSITORY });
    run = await runAction(github, { repository: REPORT_REPOSITORY });
    report = JSON.parse(run.read('report.json'));
  });
  afterAll(() => github.close());

  it('succeeds, asking only what GitHub offers and in the way it offers it', () => {
    expect(run.log).not.toMatch(/^::error/m);
    expect(run.exitCode).toBe(0);
    expect(github.violations).toEqual([]);
    expect(github.unexpected).toEqual([]);
  });

  it('puts the people whose traces do not fit together first', () => {
    const due = report.collaborators.filter(({ priority }) =>
      ['soon', 'routine'].includes(priority),
    );
    expect(due.map(({ login, priority }) => `${login}: ${priority}`)).toEqual([
      'tobin-ashgrove: soon',
      'hollis-tremaine: soon',
      'devika-soto: routine',
      'marlow-quist: routine',
    ]);
    expect(new Set(due.map(({ login }) => login))).toEqual(new Set(Object.keys(INCOHERENT)));
  });

  it.each(Object.keys(LOOK_ALIKES))('asks for no review of %s, who only looks odd', (login) => {
    expect(['none', 'insufficient-data']).toContain(person(login)?.priority);
  });

  it('observes nothing about ordinary people', () => {
    const special = new Set([
      ...Object.keys(INCOHERENT),
      ...Object.keys(LOOK_ALIKES),
      'noa-verbeeck',
    ]);
    const observed = report.collaborators
      .filter(({ login }) => !special.has(login))
      .filter(({ observations }) => observations.length > 0);
    expect(observed.map(({ login }) => login)).toEqual([]);
  });

  it('looks at pending invitees too', () => {
    expect(person('noa-verbeeck')?.observations.map(({ signal }) => signal)).toEqual([
      'young-account-at-grant',
    ]);
  });

  it('calls an account that is gone unknown, not fine', () => {
    const gone = person('gone-away');
    expect(gone?.priority).toBe('insufficient-data');
    expect(gone?.clear).toEqual([]);
    expect(gone?.counterEvidence).toEqual([]);
    expect(gone?.observations.map(({ signal }) => signal)).toEqual(['account-gone']);
    expect(gone?.unknown).toHaveLength(CATALOGUE.length - 1);
  });

  it('writes a report that fits the published schema', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('docs/report.schema.json', 'utf8')));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });

  it('gives out numbers, words and paths, and no text of anybody', () => {
    const { report: json, 'html-report': html, csv, snapshot, ...rest } = run.outputs;
    expect(rest).toEqual({
      collaborators: '48',
      soon: '2',
      routine: '2',
      'insufficient-data': '3',
      'highest-priority': 'soon',
      detail: 'full',
      'issue-number': '5',
    });
    expect([json, html, csv, snapshot]).toEqual(
      ['report.json', 'report.html', 'report.csv', 'snapshot.jsonl'].map(
        (name) => `${run.directory}/${name}`,
      ),
    );
  });

  it('leaves an index and a page for everybody in the queue, made by the job', () => {
    expect(github.issues(REPORT_REPOSITORY).map(({ title }) => title)).toEqual([
      'Access review: tobin-ashgrove',
      'Access review: hollis-tremaine',
      'Access review: devika-soto',
      'Access review: marlow-quist',
      'Outside collaborator access review: lumen-robotics',
    ]);
    const writes = github.requests.filter(
      ({ method, path }) => method !== 'GET' && path !== '/graphql',
    );
    expect(new Set(writes.map(({ line, token }) => `${token}: ${line}`))).toEqual(
      new Set([
        'job: POST /repos/lumen-robotics/security-review/labels 201',
        'job: POST /repos/lumen-robotics/security-review/labels 422',
        'job: POST /repos/lumen-robotics/security-review/issues 201',
        'job: POST /repos/lumen-robotics/security-review/issues/5/sub_issues 201',
      ]),
    );
  });

  it('writes the pages, the summary and the log as they were reviewed', async () => {
    const issues = github.issues(REPORT_REPOSITORY);
    await expect(issues.at(-1)?.body).toMatchFileSnapshot('golden/index.md');
    await expect(issues[0]?.body).toMatchFileSnapshot('golden/page.md');
    await expect(run.read('issue.md')).toMatchFileSnapshot('golden/issue.md');
    await expect(run.summary).toMatchFileSnapshot('golden/summary.md');
    await expect(run.log).toMatchFileSnapshot('golden/log.txt');
  });

  it('asks for what it needs and no more', async () => {
    const kinds = new Map<string, number>();
    for (const { line } of github.requests) {
      const kind = line
        .replace(/ #\w+/, '')
        .replace(/\/users\/[^/ ?]+/, '/users/{username}')
        .replace(/\/user\/\d+/, '/user/{id}')
        .replace(/\/lumen-robotics\/[a-z-]+/, '/lumen-robotics/{repo}');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    // Who can read the report repository is looked at again every ten seconds of writing.
    const isLook = (kind: string) => /^GET \S+\{repo\}(?:\/collaborators\?\S+)? 200$/.test(kind);
    const list = [...kinds]
      .map(([kind, count]) => `${(isLook(kind) ? 'some' : String(count)).padStart(4)} ${kind}`)
      .sort();
    await expect(`${list.join('\n')}\n`).toMatchFileSnapshot('golden/requests.txt');
  });

  it('is quiet when nothing changed: a second run writes nothing', async () => {
    const before = github.requests.length;
    const again = await runAction(github, { repository: REPORT_REPOSITORY });
    expect(again.exitCode).toBe(0);
    expect(again.outputs['issue-number']).toBe('5');
    const writes = github.requests
      .slice(before)
      .filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
    expect(writes).toEqual([]);
  });
});
