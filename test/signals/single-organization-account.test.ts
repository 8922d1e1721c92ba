import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  exampleGrant,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { singleOrganizationAccount } from '../../src/signals/single-organization-account.ts';
import type { Gap } from '../../src/snapshot/fact.ts';
import type { FactName, Facts, KnownValue, ServerEvent } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const WORK = {
  commits: exampleCommits({ count: 30, clock: 0 }),
  contributions: [{ year: 2026, total: 30, restricted: 0 }],
};

function judge(
  facts: { readonly [K in keyof Facts]?: KnownValue<K> } = {},
  gap?: readonly [FactName, Gap],
) {
  const whole = examplePerson({ facts: { ...WORK, ...facts } });
  const [name, missing] = gap ?? [];
  const person =
    name === undefined || missing === undefined
      ? whole
      : { ...whole, facts: { ...whole.facts, [name]: { ...whole.facts[name], gaps: [missing] } } };
  return evaluate(singleOrganizationAccount, person, contextOf({ person }));
}

const event = (repository: string): ServerEvent => ({
  kind: 'issue',
  at: EXAMPLE_NOW - 9 * DAY,
  repository,
  private: false,
});

describe('single-organization-account', () => {
  it('counts events in any repository of the organization, granted or not', () => {
    expect(judge({ activity: [event('Example-Org/docs')] })).toMatchObject({
      result: 'observed',
      sample: 31,
    });
  });

  it('knows the organization from an invitation too', () => {
    const invitation = {
      id: 1,
      ...exampleGrant(),
      invitedAt: EXAMPLE_NOW - DAY,
      expired: false,
      inviter: null,
      url: 'https://github.com/example-org/tool/invitations',
    };
    const activity = [event('example-org/docs')];
    expect(judge({ access: [], invitations: [invitation], activity }).result).toBe('observed');
  });

  it('takes a fork of anything else for a life elsewhere', () => {
    const fork = {
      name: 'example-person/parser',
      createdAt: EXAMPLE_NOW - 300 * DAY,
      pushedAt: null,
      fork: true,
      archived: false,
      url: 'https://github.com/example-person/parser',
    };
    expect(judge({ ownRepositories: [fork] }).result).toBe('clear');
  });

  it('says nothing about elsewhere while a list could not be read', () => {
    const gap: Gap = { reason: 'unavailable', detail: 'Their issues could not be read.' };
    expect(judge({}, ['activity', gap]).result).toBe('unknown');
    expect(judge({}, ['contributions', gap]).result).toBe('unknown');
  });

  it('does not take work for the organization for work elsewhere while access is hidden', () => {
    const gap: Gap = { reason: 'not-visible', detail: 'Who can reach it is not visible.' };
    const hidden = { access: [], activity: [event('example-org/tool')] };
    expect(judge(hidden, ['access', gap]).result).toBe('unknown');
  });

  it('is content with the newest entries of a long list', () => {
    const gap: Gap = { reason: 'truncated', detail: 'Only the latest 100 were read.' };
    expect(judge({}, ['activity', gap]).result).toBe('observed');
  });

  it('clears by one trace elsewhere, however much is unread', () => {
    const gap: Gap = { reason: 'unavailable', detail: 'Their issues could not be read.' };
    const whole = { activity: [event('example-library/parser')] };
    expect(judge(whole, ['activity', gap]).result).toBe('clear');
  });

  it('waits for ten traces', () => {
    expect(judge({ commits: WORK.commits.slice(0, 9) }).result).toBe('unknown');
  });
});
