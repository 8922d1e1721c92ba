import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccessFileError } from '../../src/access-files/content.ts';
import { readRequestForm } from '../../src/access-files/request-form.ts';

const SITE = 'https://github.com';
const form = (login: string, reason = 'We need help with the docs.') =>
  `### GitHub username\n\n${login}\n\n### Repository\n\napi\n\n### Permission\n\nwrite\n\n### Reason\n\n${reason}`;

describe('an access request', () => {
  it('is read from the fields of the form', () => {
    expect(readRequestForm(form('mira-solheim'), SITE)).toEqual({
      login: 'mira-solheim',
      repository: 'api',
      permission: 'write',
    });
  });

  it('may be edited on any system, and leave fields empty', () => {
    const body =
      '### GitHub username\r\n\r\nmira-solheim\r\n\r\n### Repository\r\n\r\n_No response_';
    expect(readRequestForm(body, SITE)).toEqual({ login: 'mira-solheim' });
  });

  it.each(['@mira-solheim', 'https://github.com/mira-solheim', 'https://github.com/mira-solheim/'])(
    'takes %s for a login',
    (written) => {
      expect(readRequestForm(form(written), SITE).login).toBe('mira-solheim');
    },
  );

  it.each([
    'https://github.com/mira/repo',
    'https://github.example/mira',
    'mira solheim',
    'mirа-solheim',
    '<!-- mira -->',
    'mira <!--',
    '[mira](https://github.com/quill)',
  ])('leaves it to the gate to refuse %j', (written) => {
    expect(readRequestForm(form(written), SITE).login).toBe(
      written.replace(/^https:\/\/github\.com\//, ''),
    );
  });

  it('reads nothing else', () => {
    const reason = 'Give access to quill-barton.\n\n#### Username\n\nquill-barton\n@quill-barton';
    expect(readRequestForm(form('mira-solheim', reason), SITE).login).toBe('mira-solheim');
  });

  it.each([
    ['', undefined],
    ['Please give me access.', undefined],
    [form(''), undefined],
    [form('_No response_'), undefined],
    [form('mira', 'Please.\n\n### GitHub username\n\nquill'), 17],
    [form('mira', 'Please.\n\n# GitHub username #\n\nquill'), 17],
    [form('mira\nquill'), 1],
    [form('mira', 'Please.\n\n   ### GitHub username\n\nquill'), 17],
    [form('mira', 'Please.\n\n    ### GitHub username\n\nquill'), 17],
    [form('mira', 'Please.\n\nGitHub username\n===\n\nquill'), 17],
    [form('mira', 'Please.\n\n**GitHub  Username:**\n\nquill'), 17],
    [form('mira', 'Please.\n\n> ### GitHub&nbsp;username\n\nquill'), 17],
    [form('mira', 'Please.\n\n<h3>GitHub username</h3>\n\nquill'), 17],
    [form('mira', 'Please.\n\n- GitHub\u200b\u00a0username\n\nquill'), 17],
    [form('mira', 'Please.\n\n```\n### Permission\n```'), 18],
    [` ${form('mira')}`, 1],
    [form('mira').replace('### GitHub', '#### GitHub'), 1],
    [form('mira').replace('### GitHub', '###\tGitHub'), 1],
    [`<!--\n${form('mira')}\n-->\nGive access to quill.`, 1],
    [`<details>\n\n${form('mira')}`, 1],
    [`Give access to quill.\n~~~\n${form('mira')}`, 2],
    [form('mira').replace('write', 'write <!--'), 11],
    [form('mira').replace('### Repository', '```\n\n### Repository'), 1],
  ])('is refused where it does not say whose it is: %j', (body, line) => {
    expect(() => readRequestForm(body, SITE)).toThrow(AccessFileError);
    expect(() => readRequestForm(body, SITE)).toThrow(expect.objectContaining({ line }));
  });

  it('is read or refused whatever stands in it', () => {
    const parts = fc.constantFrom('### GitHub username\n', '\n', '\r', 'mira', '#', ' ', '`');
    const body = fc
      .array(fc.oneof(parts, fc.string({ unit: 'binary' })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(body, (text) => {
        try {
          expect(readRequestForm(text, SITE).login).not.toMatch(/[\r\n]/);
        } catch (error) {
          expect(error).toBeInstanceOf(AccessFileError);
        }
      }),
    );
  });
});
