import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerBySpelling, askedLogins } from '../../src/assess/asked-logins.ts';
import { requestsFromText } from '../../src/config/access-request-text.ts';
import { plainText } from '../../src/evidence/prose.ts';

describe('logins as people write them', () => {
  it('are separated by blanks, commas and line breaks, with or without an @', () => {
    expect(requestsFromText(' ada-moreau,@wren-calloway\n\tmira-solheim;tunde-eze ')).toEqual([
      { login: 'ada-moreau' },
      { login: 'wren-calloway' },
      { login: 'mira-solheim' },
      { login: 'tunde-eze' },
    ]);
  });

  it('may state the number of the account, as no-reply addresses do', () => {
    expect(requestsFromText('4711+ada-moreau')).toEqual([{ login: 'ada-moreau', id: 4711 }]);
    expect(requestsFromText('4711+')).toEqual([{ login: '4711+' }]);
  });

  it('are asked about once, whatever their case, with all that is asked for them', () => {
    const requests = [
      { login: 'Ada-Moreau', repository: 'north/api' },
      { login: 'wren-calloway' },
      { login: 'ada-moreau', repository: 'north/web' },
    ];
    expect(askedLogins(requests, 10)).toEqual({
      asked: [
        { login: 'Ada-Moreau', requests: [requests[0], requests[2]] },
        { login: 'wren-calloway', requests: [requests[1]] },
      ],
      leftOut: 0,
    });
    expect(askedLogins(requests, 1)).toMatchObject({
      asked: [{ login: 'Ada-Moreau' }],
      leftOut: 1,
    });
  });
});

describe('the spelling of a login', () => {
  it.each([
    ['ada-moreau', undefined],
    ['A', undefined],
    ['old--name-', undefined],
    ['dependabot[bot]', 'bot'],
    ['mira_acme', 'managed-account'],
    ['аda-moreau', 'not-a-login'],
    ['ada‐moreau', 'not-a-login'],
    ['ada\u202emoreau', 'not-a-login'],
    ['../../orgs/acme', 'not-a-login'],
    ['ada%2Fmoreau', 'not-a-login'],
    ['-ada', 'not-a-login'],
    ['a'.repeat(40), 'not-a-login'],
    ['', 'not-a-login'],
    ['ada moreau[bot]', 'not-a-login'],
  ])('of %j tells: %s', (login, kind) => {
    expect(answerBySpelling(login)?.kind).toBe(kind);
  });

  it('names the character that only looks like another by its number', () => {
    expect(plainText(answerBySpelling('аda-moreau')?.because ?? [])).toContain('U+0430');
  });

  it('lets nothing be asked of GitHub that could be more than a login', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (login) => {
        if (answerBySpelling(login) === undefined) expect(login).toMatch(/^[A-Za-z0-9-]{1,39}$/);
      }),
    );
  });
});
