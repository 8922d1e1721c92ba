import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gateWorld, REVIEWS } from '../gate/world.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import type { Content } from '../github/world/objects.ts';
import { ENGINE, withoutEngine } from '../render/cmark-gfm.ts';
import { expectOnlyOurs } from '../render/only-ours.ts';
import { type ActionOptions, type ActionRun, runAction } from './run-action.ts';

const SITE = 'copper-kettle/site';
/** Of Safe settings: it says which repository its people get access to. */
const SETTINGS = '.github/repos/boiler.yml';
/** Of the repository it stands in. */
const OWN_SETTINGS = '.github/settings.yml';
const BOILER = 'copper-kettle/boiler';
const POLICY = '.github/collaborator-audit.yml';
const PEOPLE = /far-lantern|ada-moreau|empty-page|no-such-person/;
type Files = Readonly<Record<string, Content>>;

let github: GitHub;
beforeEach(async () => {
  const world = gateWorld();
  github = await startGitHub(world, { reportRepository: REVIEWS, clock: () => world.now });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

const people = (...logins: readonly string[]) =>
  `collaborators:\n${logins.map((login) => `  - username: ${login}\n    permission: push\n`).join('')}`;

interface Change {
  readonly before: Files;
  readonly after: Files;
  /** What the base branch holds by now, where it moved on after the change began. */
  readonly meanwhile?: Files;
  /** What the base branch holds when the job runs, where it is started again later. */
  readonly later?: Files;
  readonly name?: 'pull_request' | 'pull_request_target' | 'merge_group';
  readonly repository?: string;
  readonly inputs?: ActionOptions['inputs'];
  readonly environment?: ActionOptions['environment'];
}

/** Runs the gate on a change; the folder it runs in is empty, since nothing is checked out. */
async function judge(change: Change): Promise<ActionRun & { readonly head: string }> {
  const { before, after, name = 'pull_request', repository = REVIEWS } = change;
  const start = github.push(repository, { files: before });
  const head = github.push(repository, { files: after, parents: [start] });
  const base =
    change.meanwhile === undefined
      ? start
      : github.push(repository, { files: change.meanwhile, parents: [start] });
  if (change.later !== undefined) {
    github.push(repository, { files: change.later, parents: [base], branch: 'main' });
  }
  const payload =
    name === 'merge_group'
      ? github.events.mergeGroup({ repository, base, head })
      : github.events.pullRequest({ repository, base, head, number: 12 });
  const run = await runAction(github, {
    repository,
    private: repository !== SITE,
    event: { name, payload },
    environment: { GITHUB_SHA: base, ...change.environment },
    inputs: { command: 'gate', 'check-run': 'true', ...change.inputs },
  });
  return { ...run, head };
}
const check = (repository = REVIEWS) => github.checkRuns(repository).at(-1);
const remarks = (repository = REVIEWS) =>
  (check(repository)?.output.annotations ?? []).map((given) => {
    const { path, start_line, annotation_level } = given as Record<string, unknown>;
    return `${annotation_level} at ${path}:${start_line}`;
  });
const lines = () =>
  github.requests
    .map(({ token, line }) => `${token}: ${line.replace(/ #\w+/, '').replace(/\d+pt /, '')}`)
    .sort()
    .join('\n');

describe('a pull request that gives access', () => {
  it('is answered beside its lines, as it was reviewed', async () => {
    const run = await judge({
      before: { [SETTINGS]: people('plain-penny'), 'main.tf': '# nobody yet\n' },
      after: {
        [SETTINGS]: people('far-lantern', 'plain-penny', 'ada-moreau'),
        'main.tf': `# somebody
resource "github_repository_collaborator" "a" {
  repository = "boiler"
  username   = "empty-page"
}
resource "github_repository_collaborator" "b" {
  repository = "boiler"
  username   = var.who
}
`,
      },
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      decision: 'fail',
      logins: '3',
      failing: '1',
      neutral: '1',
      passing: '1',
    });
    const shown = check();
    expect(shown).toMatchObject({
      name: 'Review before access',
      headSha: run.head,
      conclusion: 'failure',
    });
    expect(remarks()).toEqual([
      'warning at main.tf:8',
      `failure at ${SETTINGS}:2`,
      'warning at main.tf:4',
    ]);
    await expect(shown?.output.summary).toMatchFileSnapshot('golden/gate-change-check-run.md');
    await expect(`${JSON.stringify(shown?.output.annotations, null, 2)}\n`).toMatchFileSnapshot(
      'golden/gate-change-annotations.json',
    );
    await expect(run.summary).toMatchFileSnapshot('golden/gate-change-summary.md');
    await expect(run.log).toMatchFileSnapshot('golden/gate-change-log.txt');
    await expect(`${lines()}\n`).toMatchFileSnapshot('golden/gate-change-requests.txt');
  });

  it.each([
    ['nobody', people('far-lantern'), people('far-lantern'), { 'notes.md': 'new' }],
    ['less', people('far-lantern').replace('push', 'admin'), people('far-lantern'), {}],
    ['nothing any more', people('far-lantern'), people(), {}],
  ] as const)('to %s passes without asking about anybody', async (_, before, after, more) => {
    const run = await judge({
      before: { [SETTINGS]: before },
      after: { [SETTINGS]: after, ...more },
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ decision: 'pass', logins: '0' });
    expect(check()).toMatchObject({ conclusion: 'success', headSha: run.head });
    expect(lines()).not.toMatch(/users|graphql.*far-lantern/i);
  });

  it('names the changed files nobody was looked for in, where no access file is among them', async () => {
    const lists = Array.from({ length: 12 }, (_, index) => [`docs/${index + 10}.md`, 'new']);
    const run = await judge({
      before: { 'gone.csv': 'login\n' },
      after: { 'access/p.csv': 'login\nfar-lantern\n', ...Object.fromEntries(lists) },
    });
    expect(run.exitCode).toBe(0);
    const { title, summary } = check()?.output ?? {};
    expect(title).toBe('no access file changed');
    expect(summary).toContain('Nobody was looked for in 13 changed files that are no access files');
    expect(summary).toMatch(/gate\.access-files: `access\/p\.csv`, .*`docs\/18\.md` and 3 more\./);
    expect(summary).not.toMatch(/everybody passes|gone\.csv/i);
  });

  it('says of a change of access files that gives nothing just that', async () => {
    await judge({
      before: { [SETTINGS]: people('far-lantern') },
      after: { [SETTINGS]: people() },
    });
    const { title, summary } = check()?.output ?? {};
    expect(title).toBe('no access is new or raised');
    expect(summary).not.toMatch(/everybody passes|looked for/i);
    expect(summary).toContain('Nobody was asked about, so no issue was written.');
  });

  it('is green where nothing is observed', async () => {
    const run = await judge({
      before: { [SETTINGS]: people() },
      after: { [SETTINGS]: people('ada-moreau') },
    });
    expect(run.exitCode).toBe(0);
    expect(check()).toMatchObject({ conclusion: 'success', output: { title: '1 person passes' } });
  });

  it.each(['pull_request_target', 'merge_group'] as const)('is judged on %s, too', async (name) => {
    const run = await judge({
      name,
      before: { [SETTINGS]: people() },
      after: { [SETTINGS]: people('far-lantern') },
    });
    expect(run.exitCode).toBe(1);
    expect(check()).toMatchObject({ conclusion: 'failure', headSha: run.head });
    expect(remarks()).toEqual([`failure at ${SETTINGS}:2`]);
  });

  it('is judged by what it changes itself, and by the policy the base branch has by now', async () => {
    const run = await judge({
      before: { [SETTINGS]: people('far-lantern') },
      meanwhile: {
        [SETTINGS]: people(),
        [POLICY]: 'version: 1\ngate:\n  answers:\n    unknown-login: neutral\n',
      },
      after: { [SETTINGS]: people('far-lantern', 'no-such-person') },
      inputs: { policy: POLICY },
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ logins: '1', neutral: '1' });
  });

  it('is not judged by the defaults where the policy cannot be read', async () => {
    const policy = { [POLICY]: { bytes: Buffer.from('\ufeffversion: 1\n', 'utf16le') } };
    const run = await judge({
      before: policy,
      after: { ...policy, [SETTINGS]: people('ada-moreau') },
      inputs: { policy: POLICY },
    });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('is in the base branch, but is no file of text in UTF-8');
    expect(check()).toBeUndefined();
  });

  it('is judged by the policy of now where an old job is started again', async () => {
    const unknown = (decision: string) =>
      `version: 1\ngate:\n  answers:\n    unknown-login: ${decision}\n`;
    const loose = { [SETTINGS]: people(), [POLICY]: unknown('pass') };
    const run = await judge({
      before: loose,
      after: { ...loose, [SETTINGS]: people('no-such-person') },
      later: { ...loose, [POLICY]: unknown('fail') },
      inputs: { policy: POLICY },
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ decision: 'fail', failing: '1' });
    // The base branch edited its policy; the change did not.
    expect(run.summary).not.toContain('This change also changes');
  });

  it('says only counts in a public repository, and the same beside every line', async () => {
    const run = await judge({
      repository: SITE,
      before: {},
      after: { [SETTINGS]: people('far-lantern', 'ada-moreau') },
      inputs: { 'report-token': github.tokens.app, 'report-repository': REVIEWS },
    });
    const shown = check(SITE);
    expect(shown?.output.title).toBe('1 person to review, 1 person passes');
    expect(remarks(SITE)).toEqual([`notice at ${SETTINGS}:2`, `notice at ${SETTINGS}:4`]);
    const messages = shown?.output.annotations.map((one) => (one as { message: string }).message);
    expect(new Set(messages).size).toBe(1);
    expect(run.log + run.summary + JSON.stringify([shown, run.outputs])).not.toMatch(PEOPLE);
    await expect(shown?.output.summary).toMatchFileSnapshot('golden/gate-change-public.md');
  });

  it.each([
    ['to the very repository', { [OWN_SETTINGS]: people('far-lantern', 'ada-moreau') }],
    ['to a repository that is not named', { 'access.csv': 'login\nfar-lantern\nada-moreau\n' }],
    [
      'to the organization',
      {
        'main.tf': ['far-lantern', 'ada-moreau']
          .map((login) => `resource "github_membership" "m" {\n  username = "${login}"\n}\n`)
          .join(''),
      },
    ],
  ] as const)(
    'says only counts where it gives access %s, and whose report lies elsewhere',
    async (_, after) => {
      const policy = {
        [POLICY]: 'version: 1\ngate:\n  access-files:\n    - { path: access.csv, format: csv }\n',
      };
      const run = await judge({
        repository: BOILER,
        before: policy,
        after: { ...policy, ...after },
        inputs: {
          policy: POLICY,
          'report-token': github.tokens.app,
          'report-repository': REVIEWS,
        },
      });
      const shown = check(BOILER);
      expect(shown).toMatchObject({
        conclusion: 'failure',
        output: { title: '1 person to review, 1 person passes' },
      });
      expect(remarks(BOILER).map((remark) => remark.split(' ')[0])).toEqual(['notice', 'notice']);
      expect(shown?.output.summary).toContain(`is issue 1 of ${REVIEWS}`);
      expect(run.log + run.summary + JSON.stringify([shown, run.outputs])).not.toMatch(PEOPLE);
      expect(github.issues(REVIEWS)[0]?.body).toContain('far-lantern');
    },
  );

  describe('whose report lies in a private issue', () => {
    const files = (...logins: readonly string[]) => ({ [OWN_SETTINGS]: people(...logins) });
    const run = async (after: Files) =>
      judge({
        repository: BOILER,
        before: {},
        after,
        inputs: { 'report-token': github.tokens.app, 'report-repository': REVIEWS },
      });
    const issue = () => {
      const [one, ...more] = github.issues(REVIEWS);
      expect(more).toEqual([]);
      return one;
    };
    const writes = () =>
      github.requests.filter(({ line }) => /^(?:POST|PATCH) .*issues/.test(line)).length;

    it('closes it once everybody passes, and opens it when there is something again', async () => {
      await run(files('ada-moreau'));
      expect(github.issues(REVIEWS)).toEqual([]);
      await run(files('far-lantern'));
      expect(issue()).toMatchObject({ state: 'open' });
      const before = writes();
      await run(files('far-lantern'));
      expect(writes()).toBe(before);
      const green = await run(files('ada-moreau'));
      expect(green.exitCode).toBe(0);
      expect(issue()).toMatchObject({ state: 'closed', stateReason: 'completed' });
      const settled = writes();
      await run(files('ada-moreau'));
      expect(writes()).toBe(settled);
      await run(files('far-lantern'));
      expect(issue()).toMatchObject({ state: 'open' });
    });

    it('closes it when the change is given up, and leaves it closed where a person closed it', async () => {
      await run(files('far-lantern'));
      const kept = issue();
      if (kept !== undefined) kept.state = 'closed';
      await run(files('far-lantern'));
      expect(issue()).toMatchObject({ state: 'closed' });
      await run(files('far-lantern', 'no-such-person'));
      expect(issue()).toMatchObject({ state: 'open' });
      const [base, head] = [github.push(BOILER, { files: {} }), github.push(BOILER, { files: {} })];
      const payload = github.events.pullRequest({ repository: BOILER, base, head, number: 12 });
      await runAction(github, {
        repository: BOILER,
        event: { name: 'pull_request_target', payload: { ...payload, action: 'closed' } },
        inputs: {
          command: 'gate',
          'report-token': github.tokens.app,
          'report-repository': REVIEWS,
        },
      });
      expect(issue()).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
    });

    it('tells loudly once somebody can read it who became a member by the change', async () => {
      await run(files('far-lantern'));
      const world = gateWorld((it) => it.member('far-lantern'));
      const later = await startGitHub(world, { reportRepository: REVIEWS, after: github });
      await github.close();
      github = later;
      const { log, exitCode } = await run(files('far-lantern'));
      expect(exitCode).toBe(0);
      const told = `Somebody can read by now what was written about them in ${REVIEWS}: #1.`;
      expect(log).toContain(`::warning::${told}`);
      expect(log).not.toMatch(PEOPLE);
    });
  });

  it('is told again when its job runs again, and every line has one remark', async () => {
    const change = { before: {}, after: { [SETTINGS]: people('far-lantern') } };
    await judge(change);
    await judge(change);
    expect(github.checkRuns(REVIEWS)).toHaveLength(2);
    expect(remarks()).toEqual([`failure at ${SETTINGS}:2`]);
  });
});

describe('a hostile pull request', () => {
  it('cannot loosen the policy that judges it', async () => {
    const strict = 'version: 1\ngate:\n  fail-on: routine\n';
    const loose = 'version: 1\ngate:\n  fail-on: never\n  answers:\n    unknown-login: pass\n';
    const run = await judge({
      before: { [POLICY]: strict },
      after: { [POLICY]: loose, [SETTINGS]: people('far-lantern', 'no-such-person') },
      inputs: { policy: POLICY },
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failing: '2' });
    expect(check()?.output.summary).toContain(
      `This change also changes \`${POLICY}\`. It was judged by that file as the base branch has it.`,
    );
    const fresh = await judge({
      before: {},
      after: { [POLICY]: loose, [SETTINGS]: people('no-such-person') },
      inputs: { policy: POLICY },
    });
    expect(fresh.exitCode).toBe(1);
    expect(fresh.summary).toContain('has no policy file');
  });

  it('cannot bring along people in a file that only its own policy names', async () => {
    const naming = (path: string, format = 'list') =>
      `version: 1\ngate:\n  access-files:\n    - { path: ${path}, format: ${format} }\n`;
    const named = await judge({
      before: { [POLICY]: 'version: 1\n' },
      after: { [POLICY]: naming('friends.txt'), 'friends.txt': 'no-such-person\n' },
      inputs: { policy: POLICY },
    });
    expect(named.outputs).toMatchObject({ decision: 'fail', logins: '1' });
    const hidden = await judge({
      before: { [POLICY]: 'version: 1\n' },
      after: {
        [POLICY]: `${naming(SETTINGS, 'pattern').replace(' }', ", pattern: '^(?<login>nobody)$' }")}`,
        [SETTINGS]: people('no-such-person'),
      },
      inputs: { policy: POLICY },
    });
    expect(hidden.outputs).toMatchObject({ decision: 'fail', logins: '1' });
    const slow = await judge({
      before: { [POLICY]: 'version: 1\n' },
      after: { [POLICY]: naming("'*a*a*a*a*a*a*b'"), [`${'a'.repeat(200)}`]: 'x' },
      inputs: { policy: POLICY },
    });
    expect(slow.outputs).toMatchObject({ decision: 'neutral', logins: '0' });
    const known = await judge({
      before: { [POLICY]: naming("'*a*a*a*a*a*a*b'") },
      after: { [POLICY]: `${naming("'*a*a*a*a*a*a*b'")}# a comment\n` },
      inputs: { policy: POLICY },
    });
    expect(known.outputs).toMatchObject({ decision: 'pass', logins: '0' });
  });

  it.each(['/etc/passwd', '../policy.yml', '.github/../../policy.yml'])(
    'is judged by no policy outside of the repository: %s',
    async (policy) => {
      const run = await judge({ before: {}, after: {}, inputs: { policy } });
      expect(run.exitCode).toBe(1);
      expect(run.log).toContain('it is the path of a file in the repository');
    },
  );

  it('is not made green by a branch that gives the access already', async () => {
    const files = { [SETTINGS]: people('far-lantern') };
    const main = github.push(REVIEWS, { files: {} });
    const branch = github.push(REVIEWS, { files, parents: [main] });
    const head = github.push(REVIEWS, { files: { ...files, a: '1' }, parents: [branch] });
    const sides = { repository: REVIEWS, head, number: 8 };
    const run = (payload: Readonly<Record<string, unknown>>) =>
      runAction(github, {
        repository: REVIEWS,
        event: { name: 'pull_request_target', payload },
        inputs: { command: 'gate', 'check-run': 'true' },
      });
    await run(github.events.pullRequest({ ...sides, base: main }));
    await run(github.events.pullRequest({ ...sides, base: branch, into: 'x`@all' }));
    expect(github.checkRuns(REVIEWS)).toMatchObject([
      { name: 'Review before access', conclusion: 'failure', headSha: head },
      { name: 'Review before access (into x`@all)', conclusion: 'success', headSha: head },
    ]);
  });

  it('cannot bring along the lists its people are compared with', async () => {
    const run = await judge({
      before: {},
      after: {},
      inputs: { indicators: 'indicators.csv' },
      environment: { GITHUB_WORKSPACE: '/' },
    });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('which the change may have altered');
  });

  it.each([
    ['malformed YAML', { [SETTINGS]: 'collaborators: [far-lantern' }],
    ['malformed HCL', { 'main.tf': 'resource "github_membership" "a" {\n username = "far' }],
    ['malformed JSON', { 'main.tf.json': '{"resource": ' }],
    ['text in UTF-16', { [SETTINGS]: `\ufeff${people('far-lantern')}`.split('').join('\0') }],
    ['a file that is too large', { [SETTINGS]: `${people('far-lantern')}#${'-'.repeat(500_000)}` }],
    ['deep nesting', { [SETTINGS]: '['.repeat(50_000), 'a.tf': `a = ${'['.repeat(50_000)}` }],
    ['a symbolic link', { [SETTINGS]: { link: '../../../etc/passwd' } }],
    ['a submodule', { 'people.tf': { submodule: '3f1c0e2d4b5a69788796a5b4c3d2e1f001234567' } }],
  ] as const)('with %s in place of an access file fails', async (_, after) => {
    const run = await judge({ before: {}, after });
    expect(run.exitCode).toBe(1);
    expect(check()).toMatchObject({ conclusion: 'failure' });
    expect(check()?.output.summary).toContain('gate.broken-files');
    expect(remarks()).toHaveLength(Object.keys(after).length);
  });

  const EXPRESSION = 'resource "github_membership" "a" {\n  username = var.a\n}\n';
  it('with an expression in place of a login is neutral, and no success', async () => {
    const run = await judge({ before: {}, after: { 'main.tf': EXPRESSION } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs['decision']).toBe('neutral');
    expect(check()).toMatchObject({ conclusion: 'neutral' });
    expect(remarks()).toEqual(['warning at main.tf:2']);
  });

  it.each([
    ['unreadable: fail', { 'main.tf': EXPRESSION }, 'failure'],
    ['broken-files: neutral', { [SETTINGS]: 'collaborators: [' }, 'neutral'],
  ] as const)('is judged by what the policy says of it: %s', async (says, files, conclusion) => {
    const policy = { [POLICY]: `version: 1\ngate:\n  ${says}\n` };
    await judge({ before: policy, after: { ...policy, ...files }, inputs: { policy: POLICY } });
    expect(check()).toMatchObject({ conclusion });
    expect(check()?.output.summary).toContain(`line 3 of \`${POLICY}\``);
  });

  it('with ten thousand logins costs no more than the policy allows', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `nobody-${index}`);
    const policy = { [POLICY]: 'version: 1\ngate:\n  most-logins: 60\n' };
    const before = github.requests.length;
    const run = await judge({
      before: policy,
      after: { ...policy, [SETTINGS]: people(...many) },
      inputs: { policy: POLICY },
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ logins: '10000', decision: 'fail' });
    expect(github.requests.length - before).toBeLessThan(200);
    // In batches of fifty.
    expect(remarks()).toHaveLength(60);
    expect(lines()).toMatch(/PATCH .*check-runs/);
  });

  it.skipIf(withoutEngine)(
    `with logins that are markup or imitate others shows nothing but text, read by ${ENGINE}`,
    async () => {
      const hostile = [
        'fаr-lantern',
        '@copper-kettle/owners',
        '<img src=x onerror=alert(1)>',
        '`|`',
      ];
      const text = `collaborators:\n${hostile
        .map((login) => `  - username: ${JSON.stringify(login)}\n`)
        .join('')}  - username: "::error::x"\n`;
      const path = 'a/::set-output name=decision::pass/`@all`/x.tf';
      const run = await judge({
        before: {},
        after: { [SETTINGS]: text, [path]: 'resource "github_membership" "a" {' },
      });
      expect(run.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({ failing: '5' });
      expectOnlyOurs(check()?.output.summary ?? '');
      expectOnlyOurs(run.summary);
      expect(run.summary).toContain('U+0430');
      for (const line of run.log.split('\n')) {
        if (line.trimStart().startsWith('::')) expect(line).toMatch(/^::(?:warning|error)/);
      }
      expect(remarks()).toContain(`failure at ${path}:1`);
    },
  );
});
