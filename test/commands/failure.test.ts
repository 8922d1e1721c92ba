import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../src/commands/failure.ts';
import { UserError } from '../../src/config/user-error.ts';

const environment = {
  'INPUT_REPORT-TOKEN': 'ghp-report-token',
  GH_TOKEN: 'token-of-\nthe-shell',
  https_proxy: 'http://ada:pass-of-proxy@proxy.example:3128',
};

describe('a failure', () => {
  it.each([
    new TypeError('"token token-of-\nthe-shell" is an invalid header value'),
    new UserError('No such proxy: http://ada:pass-of-proxy@proxy.example:3128'),
    'ghp-report-token',
  ])('never repeats a secret: %s', (error) => {
    const { message, stack = '' } = explainFailure(error, environment);
    expect(message + stack).not.toMatch(/ghp-report|token-of|the-shell|pass-of/);
    expect(message).toContain('***');
  });

  it('of ours is a sentence; of others a bug, with the place it comes from', () => {
    expect(explainFailure(new UserError('Name a file.'), {})).toEqual({
      message: 'Name a file.',
      exitCode: 2,
    });
    const { message, stack, exitCode } = explainFailure(new TypeError('x is not y'), {});
    expect(message).toMatch(/^This is a bug in the audit.*TypeError: x is not y$/);
    expect(stack).toContain('failure.test');
    expect(exitCode).toBe(70);
  });
});
