import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

const REPOSITORY = 'northwind-labs/security';
let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(sampleWorld());
});
afterAll(() => github.close());

describe('payloads of events', () => {
  it('fit GitHub’s own description', () => {
    const sides = {
      base: github.push(REPOSITORY, { files: { a: '1' } }),
      head: github.push(REPOSITORY, { files: { a: '2' } }),
    };
    const where = { repository: REPOSITORY };
    const number = github.open(REPOSITORY, 'mira-solheim', { title: 'Access', body: 'Please' });
    expect(github.events.pullRequest({ ...where, ...sides, number: 7 })).toMatchObject({
      action: 'opened',
      pull_request: { number: 7, base: { sha: sides.base }, head: { sha: sides.head } },
      repository: { full_name: REPOSITORY, private: true },
    });
    const again = { ...where, ...sides, number: 7, action: 'synchronize' as const };
    expect(github.events.pullRequest(again)).toMatchObject({ after: sides.head });
    expect(github.events.mergeGroup({ ...where, ...sides })).toMatchObject({
      merge_group: { base_sha: sides.base, head_sha: sides.head },
    });
    for (const action of ['opened', 'edited', 'labeled'] as const) {
      const issue = { ...where, number, action, label: 'bug' };
      expect(github.events.issue(issue)).toMatchObject({ action, issue: { number } });
    }
    expect(github.events.workflowDispatch({ ...where, inputs: { logins: 'mira' } })).toMatchObject({
      inputs: { logins: 'mira' },
    });
    const payload = { logins: ['mira'] };
    expect(
      github.events.repositoryDispatch({ ...where, type: 'access-asked', payload }),
    ).toMatchObject({ action: 'access-asked', client_payload: payload });
  });
});
