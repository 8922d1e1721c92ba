import { expect, it } from 'vitest';
import { mayKnow } from '../../src/assess/may-know.ts';
import { exampleEvent } from '../../src/evidence/example-access.ts';
import { EXAMPLE_NOW, exampleGrant, examplePerson } from '../../src/evidence/example-person.ts';
import type { PullRequest } from '../../src/snapshot/collaboration.ts';
import { contextOf } from '../signals/context.ts';

const GRANT = exampleGrant();

function merged(login: string, given: Partial<PullRequest> = {}): PullRequest {
  return {
    repository: GRANT.repository.name,
    url: 'https://github.com/example-org/tool/pull/1',
    openedAt: EXAMPLE_NOW,
    state: 'merged',
    mergedBy: { id: `id of ${login}`, login },
    stars: 0,
    changedLines: 10,
    ...given,
  };
}

it('names who gave access, then who merged their work here, the oftenest first', () => {
  const grant = { kind: 'grant', own: false, at: EXAMPLE_NOW } as const;
  const person = examplePerson({
    facts: {
      access: [GRANT],
      accessLog: [exampleEvent({ ...grant, actor: 'odile-marchetti' })],
      pullRequests: [merged('bjarne-falk'), merged('sunniva-aas'), merged('sunniva-aas')],
    },
  });
  expect(mayKnow(person, contextOf({ person }).cohort)).toEqual([
    { login: 'odile-marchetti', by: 'gave access' },
    { login: 'sunniva-aas', by: 'merged their work' },
    { login: 'bjarne-falk', by: 'merged their work' },
  ]);
});

it('names neither the person, nor a bot, nor anybody audited, nor anybody from elsewhere', () => {
  const person = examplePerson({
    facts: {
      access: [GRANT],
      accessLog: [
        exampleEvent({ kind: 'grant', own: true, at: EXAMPLE_NOW, actor: 'example-person' }),
      ],
      pullRequests: [
        merged('EXAMPLE-person'),
        merged('merge-train[bot]'),
        merged('also-audited'),
        merged('far-away', { repository: 'elsewhere/code' }),
        merged('nobody', { state: 'open', mergedBy: null }),
      ],
    },
  });
  const others = [examplePerson({ id: '77', login: 'Also-Audited' })];
  expect(mayKnow(person, contextOf({ person, among: others }).cohort)).toEqual([]);
});

it('knows nobody where nothing was read', () => {
  const person = examplePerson();
  expect(mayKnow(person, contextOf({ person }).cohort)).toEqual([]);
});
