import { expect, test } from 'vitest';
import { plainText } from '../../src/evidence/prose.ts';
import { firstSteps } from '../../src/render/opening.ts';
import { accountGone } from '../../src/signals/account-gone.ts';
import { sampleAssessment } from './sample-report.ts';

const { exposure } = sampleAssessment();
const repository = (name: string, permission: 'admin' | 'maintain' | 'write', pending = false) => ({
  name: `example-org/${name}`,
  visibility: 'private',
  permission,
  pending,
  archived: false,
});
const said = (given: Parameters<typeof sampleAssessment>[0]) =>
  plainText(firstSteps(sampleAssessment(given)));

test('asks those of whom it is known that they may know the person', () => {
  expect(said({})).toContain('Then ask whoever invited or manages them: who knows the person');
  expect(said({ relations: ['access-requested'] })).toContain(
    'Then ask whoever asks for the access: who knows the person',
  );
  const mayKnow = [
    { login: 'odile-marchetti', by: 'invited them' },
    { login: 'bjarne-falk', by: 'merged their work' },
  ] as const;
  expect(said({ mayKnow })).toContain('Then ask odile-marchetti and bjarne-falk: who knows');
});

test('asks for less access only where it is wide and the review is due soon', () => {
  const repositories = ['a', 'b', 'c', 'd'].map((name) => repository(name, 'admin'));
  const wide = { ...exposure, repositories: [...repositories, repository('e', 'write')] };
  expect(said({ priority: 'soon', exposure: wide })).toMatch(
    / Meanwhile lower admin on example-org\/a, example-org\/b and 2 more unless the work needs it\.$/,
  );
  expect(said({ priority: 'routine', exposure: wide })).not.toContain('Meanwhile');
  const narrow = { ...exposure, repositories: [repository('e', 'write')] };
  expect(said({ priority: 'soon', exposure: narrow })).not.toContain('Meanwhile');
});

test('says of an invitation that it can wait', () => {
  const invited = { ...exposure, repositories: [repository('a', 'admin', true)] };
  const told = said({
    priority: 'soon',
    exposure: invited,
    invitations: [
      {
        id: 1,
        repository: { name: 'example-org/a', visibility: 'private', archived: false, createdAt: 0 },
        permission: 'admin',
        invitedAt: 0,
        expired: false,
        inviter: null,
        url: 'https://github.com/example-org/a/invitations',
      },
    ],
  });
  expect(told).toContain('it can be cancelled and sent again later');
  expect(told).not.toContain('Meanwhile');
});

test('asks nobody about an account that GitHub does not show but those who gave the access', () => {
  const gone = {
    signal: accountGone,
    summary: [],
    measurements: [],
    sample: 1,
    evidence: [],
  };
  expect(said({ observations: [gone] })).toBe(
    'Ask who gave the access whether anybody still needs it, and remove what nobody does.',
  );
});
