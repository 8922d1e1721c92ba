import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { organizationCodeOnProfile } from '../../src/signals/organization-code-on-profile.ts';
import type { SharedCode } from '../../src/snapshot/portfolio.ts';
import { contextOf } from './context.ts';

function file(oid: string, path: string, told: Partial<SharedCode> = {}): SharedCode {
  return {
    repository: 'example-person/portfolio',
    url: `https://github.com/example-person/portfolio/blob/HEAD/${path}`,
    organizationRepository: 'example-org/tool',
    kind: 'file',
    path,
    oid: oid.repeat(40),
    bytes: 900,
    ...told,
  };
}

function judge(...sharedCode: readonly SharedCode[]) {
  const person = examplePerson({ facts: { sharedCode } });
  return evaluate(organizationCodeOnProfile, person, contextOf({ person }));
}

describe('organization-code-on-profile', () => {
  it('names both repositories and each path as foreign text', () => {
    const outcome = judge(
      file('a', 'src/tax.ts', { kind: 'folder', bytes: null, path: 'src/<i>' }),
      file('b', 'src/rounding.ts'),
    );
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '1 folder and 1 file of example-org/tool stand unchanged in example-person/portfolio, which everybody can read.',
    );
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'src/<i>' });
  });

  it('counts a file once, however often it was copied', () => {
    expect(judge(...['a', 'b', 'c', 'd'].map((path) => file('a', path))).result).toBe('clear');
    expect(judge(file('a', 'a'), file('b', 'b')).result).toBe('clear');
    expect(judge(file('a', 'a'), file('b', 'b'), file('c', 'c')).result).toBe('observed');
  });
});
