import { retry } from '@octokit/plugin-retry';
import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishApi } from '../../src/publish/api.ts';
import { PublishError } from '../../src/publish/apply.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { organization } from '../github/world/organization.ts';
import {
  bodyOf,
  type Client,
  clientOf,
  MARKER,
  REPOSITORY,
  run,
  world,
  writesTo,
} from './github.ts';

const CREATE = 'POST /repos/northwind-labs/security/issues 201';
const LABEL = 'POST /repos/northwind-labs/security/labels 201';
const address = { owner: 'northwind-labs', repo: 'security' };

let github: GitHub;
let job: Client;

beforeEach(async () => {
  github = await startGitHub(world);
  job = clientOf(github, github.tokens.job);
});

/** A client whose lists always go on, with a page that is given again or with a refusal. */
function answering(then: 1 | { readonly status: number }): PublishApi {
  const link = '<https://api.github.com/repositories/1/issues?page=2>; rel="next"';
  return {
    ...job,
    rest: {
      request: async (route, parameters) => {
        if (then !== 1 && parameters['page'] === 2) throw Object.assign(new Error('No.'), then);
        const asked = 'page' in parameters ? { ...parameters, page: 1 } : parameters;
        return { ...(await job.rest.request(route, asked)), headers: { link } };
      },
    },
  };
}

afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

describe('one tracking issue', () => {
  it('is created once, with its label', async () => {
    const { applied } = await run(job, { text: 'Two reviews.' });
    expect(writesTo(github)).toEqual([LABEL, CREATE]);
    expect(github.issues(REPOSITORY)).toMatchObject([
      { state: 'open', labels: ['access-review'], author: { login: 'github-actions[bot]' } },
    ]);
    expect(applied.writes).toMatchObject([
      { kind: 'create-issue', number: 5001, url: expect.stringContaining('/issues/5001') },
    ]);
  });

  it('costs no write in a quiet week', async () => {
    await run(job, { text: 'Two reviews.' });
    const before = writesTo(github).length;
    await run(job, { text: 'Two reviews.', date: '2026-11-09' });
    expect(writesTo(github)).toHaveLength(before);
  });

  it('is edited in place when the report changes', async () => {
    await run(job, { text: 'Two reviews.' });
    const { applied } = await run(job, { text: 'Three reviews.' });
    expect(applied.writes).toMatchObject([{ kind: 'update-issue', number: 5001 }]);
    expect(github.issues(REPOSITORY)).toMatchObject([{ body: bodyOf({ text: 'Three reviews.' }) }]);
  });

  it('is reopened when it was closed and something new asks for a review', async () => {
    await run(job, { text: 'Two reviews.' });
    await close();
    await run(job, { text: 'Two reviews.', date: '2026-11-09' });
    expect(github.issues(REPOSITORY)).toMatchObject([{ state: 'closed' }]);
    await run(job, { text: 'Nothing to do.', reviewsDue: false });
    expect(github.issues(REPOSITORY)).toMatchObject([{ state: 'closed' }]);
    await run(job, { text: 'Three reviews.' });
    expect(github.issues(REPOSITORY)).toMatchObject([
      { state: 'open', body: bodyOf({ text: 'Three reviews.' }) },
    ]);
  });

  it('is recognized after an edit in the browser, which leaves CRLF line ends', async () => {
    await run(job, { text: 'Two reviews.' });
    const body = bodyOf({ text: 'Two reviews.' }).replaceAll('\n', '\r\n');
    await job.rest.issues.update({ ...address, issue_number: 5001, body });
    const before = writesTo(github).length;
    await run(job, { text: 'Two reviews.' });
    expect(writesTo(github)).toHaveLength(before);
  });

  it('is found behind two hundred other issues of the same account', async () => {
    const ines = clientOf(
      github,
      github.tokens.make({ kind: 'classic', login: 'ines-duarte', scopes: ['repo'] }),
    );
    await run(ines, { text: 'Two reviews.' });
    const { plan } = await run(ines, { text: 'Two reviews.' });
    expect(plan).toEqual([]);
    const pages = github.requests.filter(({ query }) => query.includes('creator=ines-duarte'));
    expect(pages.at(-1)?.query).toContain('page=3');
  });

  it('is found in a repository with more issues than page numbers lead to', async () => {
    await github.close();
    const busy = organization('northwind-labs', (northwind) => {
      northwind.repository('security');
      northwind.member('ines-duarte', (person) =>
        person.opensIssues({
          in: REPOSITORY,
          count: 1_150,
          from: '2026-01-05',
          until: '2026-10-30',
        }),
      );
    });
    github = await startGitHub(busy);
    // Nothing of ours is there at first, so that all issues are looked through.
    const first = clientOf(github, github.tokens.job);
    expect((await run(first, { text: 'Two reviews.' })).applied.writes).toHaveLength(1);
    // An account with more than a thousand issues of its own finds the page behind them.
    const ines = clientOf(
      github,
      github.tokens.make({ kind: 'classic', login: 'ines-duarte', scopes: ['repo'] }),
    );
    await run(ines, { text: 'Two reviews.' });
    expect((await run(ines, { text: 'Two reviews.' })).plan).toEqual([]);
  });

  it('is given up where one page is given for ever', async () => {
    await expect(run(answering(1), { text: 'Two reviews.' })).rejects.toThrow(
      'GitHub gave the same page twice',
    );
  });

  it('is given up where the list is refused half way', async () => {
    await run(job, { text: 'Two reviews.' });
    const refused = { status: 422, response: { headers: {}, data: { message: 'No.' } } };
    await expect(run(answering(refused), { text: 'Two reviews.' })).rejects.toThrow(
      'GitHub refused the request',
    );
  });

  it('is found though a page names itself as the next', async () => {
    await run(job, { text: 'Two reviews.' });
    github.faults.add({ on: 'GET /repos/{owner}/{repo}/issues', answer: 'page-loop' });
    expect((await run(job, { text: 'Two reviews.' })).plan).toEqual([]);
  });

  it('is the older one of two that were made at once', async () => {
    await run(job, { text: 'Two reviews.' });
    await job.rest.issues.create({
      ...address,
      title: 'Twin',
      body: bodyOf({ text: 'Two reviews.' }),
    });
    await run(job, { text: 'Three reviews.' });
    expect(github.issues(REPOSITORY)).toMatchObject([
      { number: 5001, body: bodyOf({ text: 'Three reviews.' }) },
      { number: 5002, body: bodyOf({ text: 'Two reviews.' }), state: 'closed' },
    ]);
  });

  it('is never one that somebody else planted', async () => {
    const stranger = clientOf(
      github,
      github.tokens.make({ kind: 'classic', login: 'ines-duarte', scopes: ['repo'] }),
    );
    const planted = `${MARKER}\nPut the report here.`;
    await stranger.rest.issues.create({ ...address, title: 'Access review', body: planted });
    const { warnings, applied } = await run(job, { text: 'Two reviews.' });
    expect(warnings).toContain('Issue #5001 of northwind-labs/security begins like');
    expect(warnings).not.toContain('ines-duarte');
    expect(applied.writes).toMatchObject([{ kind: 'create-issue', number: 5002 }]);
    expect(github.issues(REPOSITORY)[0]).toMatchObject({ body: planted, state: 'open' });
  });

  it('is not one of ours that merely quotes the marker', async () => {
    await job.rest.issues.create({
      ...address,
      title: 'Digest',
      body: `Somebody wrote:\n${MARKER}`,
    });
    const { applied } = await run(job, { text: 'Two reviews.' });
    expect(applied.writes).toMatchObject([{ kind: 'create-issue', number: 5002 }]);
  });

  it('is found by installations under their own name', async () => {
    const app = clientOf(github, github.tokens.app);
    await run(app, { text: 'Two reviews.' });
    expect(github.issues(REPOSITORY)).toMatchObject([
      { author: { login: 'collaborator-audit[bot]' } },
    ]);
    expect((await run(app, { text: 'Two reviews.' })).plan).toEqual([]);
  });
});

describe('a creation without a proper answer', () => {
  it.each(['504', 'an aborted connection'])('makes no second issue after %s', async (kind) => {
    const client = clientOf(github, github.tokens.job, Octokit.plugin(retry));
    let answers = 0;
    client.rest.hook.wrap('request', async (request, options) => {
      const response = await request(options);
      if (options.method !== 'POST' || !options.url.endsWith('/issues')) return response;
      answers += 1;
      if (kind === '504') throw Object.assign(new Error('Gateway Time-out'), { status: 504 });
      throw new DOMException('This operation was aborted', 'AbortError');
    });
    const { applied } = await run(client, { text: 'Two reviews.' });
    expect(answers).toBe(1);
    expect(github.issues(REPOSITORY)).toHaveLength(1);
    expect(applied.writes).toMatchObject([{ kind: 'create-issue', number: 5001 }]);
  });

  it('makes no second issue after an answer that was cut off', async () => {
    github.faults.add({
      on: 'POST /repos/{owner}/{repo}/issues',
      answer: 'truncated-json',
      times: 1,
    });
    await run(job, { text: 'Two reviews.' });
    expect(github.issues(REPOSITORY)).toHaveLength(1);
  });

  it('is tried again, after having looked, when it came to nothing', async () => {
    const on = 'POST /repos/{owner}/{repo}/issues';
    github.faults.add({ on, answer: 'bad-gateway', times: 1 });
    github.faults.add({ on, answer: 'connection-reset', times: 1 });
    const client = clientOf(github, github.tokens.job, Octokit.plugin(retry));
    const waited: number[] = [];
    await run(client, { text: 'Two reviews.' }, { wait: async (pause) => void waited.push(pause) });
    expect(waited).toEqual([2_000, 10_000]);
    expect(github.issues(REPOSITORY)).toHaveLength(1);
    const steps = github.requests
      .filter(({ line }) => line.includes('direction=desc') || line.startsWith('POST'))
      .map(({ method, path, status }) => `${method} ${path.split('/').at(-1)} ${status}`);
    expect(steps).toEqual([
      'POST labels 201',
      'GET issues 200',
      'POST issues 502',
      'GET issues 200',
      'POST issues 0',
      'GET issues 200',
      'POST issues 201',
    ]);
  });

  it('is given up after three attempts', async () => {
    github.faults.add({ on: 'POST /repos/{owner}/{repo}/issues', answer: 'bad-gateway' });
    await expect(run(job, { text: 'Two reviews.' })).rejects.toMatchObject({
      failure: 'unavailable',
      message: expect.stringContaining('is found and not made twice'),
    });
    expect(writesTo(github).filter((line) => line.includes('/issues'))).toHaveLength(3);
  });
});

describe('an issue that cannot be written', () => {
  it('names the permission that is missing', async () => {
    const on = 'POST /repos/{owner}/{repo}/issues';
    github.faults.add({ on, answer: 'issue-write-denied' });
    const failed = await run(job, { text: 'Two reviews.' }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PublishError);
    expect(failed).toMatchObject({ failure: 'forbidden' });
    expect(String(failed)).toMatchInlineSnapshot(
      `"PublishError: The tracking issue could not be written (northwind-labs/security): the token lacks the permission \`issues: write\`. Grant it to the App or the token; for the token of a job, add it under \`permissions:\` in the workflow."`,
    );
  });

  it.each([
    [410, 'Issues has been disabled in this repository.', 'issues-disabled', 'Enable them'],
    [403, 'Repository was archived so is read-only.', 'archived', 'Name another one'],
    [422, 'Validation Failed', 'refused', 'status 422'],
    [403, 'You have exceeded a secondary rate limit.', 'rate-limited', 'Run again in an hour'],
    [404, 'Not Found', 'not-found', 'cannot see it'],
    [401, 'Bad credentials', 'unauthorized', 'make a new one'],
  ])('explains status %i (%s)', async (status, message, failure, advice) => {
    job.rest.hook.wrap('request', async (request, options) => {
      if (options.method !== 'POST' || !options.url.endsWith('/issues')) return request(options);
      const response = { headers: {}, data: { message } };
      throw Object.assign(new Error(message), { status, response });
    });
    const failed = await run(job, { text: 'Two reviews.' }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'PublishError', failure });
    expect(String(failed)).toContain(REPOSITORY);
    expect(String(failed)).toContain(advice);
  });

  it('says so when the report is longer than an issue may be', async () => {
    await expect(run(job, { text: 'x'.repeat(66_000) })).rejects.toMatchObject({
      failure: 'too-long',
    });
    expect(github.issues(REPOSITORY)).toEqual([]);
  });

  it('lets an error that is no answer of GitHub pass as what it is', async () => {
    job.rest.hook.before('request', () => {
      throw new TypeError('a bug');
    });
    await expect(run(job, { text: 'Two reviews.' })).rejects.toThrow(TypeError);
  });

  it('is not made where the account behind the token cannot be read', async () => {
    github.faults.add({ on: 'GraphQL Viewer', answer: 'bad-gateway' });
    await expect(run(job, { text: 'Two reviews.' })).rejects.toMatchObject({
      failure: 'unavailable',
    });
    expect(writesTo(github)).toEqual([]);
  });
});

describe('an issue that GitHub lets nobody change because it is locked', () => {
  it('is told about and keeps no other from being written', async () => {
    await run(job, { text: 'Two reviews.' });
    job.rest.hook.wrap('request', async (request, options) => {
      if (options.method !== 'PATCH') return request(options);
      const response = { headers: {}, data: { message: 'Issue is locked.' } };
      throw Object.assign(new Error('Issue is locked.'), { status: 403, response });
    });
    const { warnings } = await run(job, { text: 'Three reviews.' });
    expect(warnings).toMatch(/^Issue #5001: .*the issue is locked.*Unlock it\.$/);
  });
});

describe('a label', () => {
  it('that exists is used', async () => {
    await job.rest.issues.createLabel({ ...address, name: 'access-review' });
    await run(job, { text: 'Two reviews.' });
    expect(github.issues(REPOSITORY)).toMatchObject([{ labels: ['access-review'] }]);
  });

  it('that cannot be made is left out and told about', async () => {
    github.faults.add({ on: 'POST /repos/{owner}/{repo}/labels', answer: 'forbidden' });
    const { warnings } = await run(job, { text: 'Two reviews.' });
    expect(warnings).toContain('A label could not be made (northwind-labs/security)');
    expect(github.issues(REPOSITORY)).toMatchObject([{ labels: [] }]);
  });
});

async function close(): Promise<void> {
  await job.rest.issues.update({ ...address, issue_number: 5001, state: 'closed' });
}
