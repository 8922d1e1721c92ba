import { describe, expect, it } from 'vitest';
import { readIndicatorFile } from '../../../src/commands/operator-files/indicators.ts';
import { computed } from '../../computed.ts';
import { temporaryFiles } from '../files.ts';

const file = temporaryFiles();
const KEY = `SHA256:${'Ab3+/'.repeat(9).slice(0, 43)}`;

describe('a list of indicators', () => {
  it('is lines, each with a source of its own or that of the lines before it', async () => {
    const list = await readIndicatorFile(
      file(
        'list.txt',
        [
          '\uFEFF# for the review of the spring',
          '',
          'account: @Northern-Wren',
          'source: Published list of 2026-02, appendix A',
          'address: Wren@Example.com   # told by a partner',
          `key:${KEY}`,
          '  domain: *.agency.example',
          'website: https://www.Example.org/#/wren # by mail # of Monday',
          'source:',
          'account: 1002',
        ].join('\r\n'),
      ),
    );
    const sourcesOf = (...[kind, value]: Parameters<typeof list.find>) =>
      list.find(kind, value).map(({ source }) => source);
    expect(sourcesOf('account', 'northern-wren')).toEqual(['the list names no source']);
    expect(sourcesOf('address', ' wren@example.COM ')).toEqual(['told by a partner']);
    expect(sourcesOf('key', KEY)).toEqual(['Published list of 2026-02, appendix A']);
    expect(sourcesOf('domain', 'agency.example')).toEqual([
      'Published list of 2026-02, appendix A',
    ]);
    expect(sourcesOf('website', 'http://example.org/#/wren')).toEqual(['by mail # of Monday']);
    expect(sourcesOf('account', '1002')).toEqual(['the list names no source']);
    expect(sourcesOf('account', 'wren')).toEqual([]);
    expect(sourcesOf('account', '')).toEqual([]);
  });

  it('may be YAML', async () => {
    const list = await readIndicatorFile(
      file(
        'list.yml',
        `# a comment\n---\n- account: northern-wren\n  source: Appendix A\n- {address: wren@example.com}\n- account: 12345678901234567890\n- key: ${KEY}\n`,
      ),
    );
    expect(list.find('account', 'Northern-Wren')).toEqual([
      { kind: 'account', source: 'Appendix A' },
    ]);
    expect(list.find('address', 'wren@example.com')).toHaveLength(1);
    expect(list.find('account', '12345678901234567890')).toHaveLength(1);
    expect(list.find('key', KEY)).toHaveLength(1);
  });

  it('tells every source of what is listed twice, and one of them once', async () => {
    const lines = ['a', 'b', 'a'].map((source) => `account: wren # ${source}`);
    const list = await readIndicatorFile(file('list.txt', lines.join('\n')));
    expect(list.find('account', 'wren').map(({ source }) => source)).toEqual(['a', 'b']);
  });

  it('knows a GPG key by its id, however it is written', async () => {
    const list = await readIndicatorFile(file('list.txt', 'key: 0x3aa5 c343 7156 7bd2'));
    expect(list.find('key', '3AA5C34371567BD2')).toHaveLength(1);
  });

  it.each([
    ['nothing', '# nothing\n', /list\.txt: the list is empty/],
    [
      'a kind nobody knows',
      'account: a\n\nacount: b',
      /list\.txt:3: there is no kind "acount"\. Did you mean "account"\?/,
    ],
    ['no kind', 'northern-wren', /:1: Expected one of `account:`/],
    ['no value', 'account:  # wren', /:1: "" is no account: a login or a numeric id is expected/],
    ['an address without a domain', 'address: wren', /:1: "wren" is no address/],
    [
      'a domain of everybody',
      'account: a\ndomain: gmail.com',
      /:2: "gmail\.com" is no domain: .* list the address/,
    ],
    ['the domain of private addresses', 'domain: users.noreply.github.com', /is no domain/],
    ['a short key', 'key: SHA256:abc', /is no key/],
    ['a short GPG id', 'key: 71567BD2', /is no key/],
    ['the front page of a platform', 'website: https://www.linkedin.com/in/', /is no website/],
    ['a line without end', `account: ${'a'.repeat(2_000)}`, /:1: the line is longer/],
    ['a control character', 'account: a # \u001b[31m', /:1: a control character/],
    [
      'YAML that is none',
      '- account: a\n  account: b',
      /:2:3: not valid YAML: this setting stands here twice/,
    ],
    [
      'an entry of two things',
      '- account: a\n- account: b\n  key: c',
      /:2:3: an entry names one thing/,
    ],
    ['an entry of nothing', '- source: a', /:1:3: an entry names one thing/],
    ['a list in a list', '- account: [a]', /:1:3: an entry is a kind and a value/],
    ['a bare text', '- account: a\n- wren', /:2:3: Expected one of/],
    [
      'a source that stands twice',
      '- account: a\n- key: b\n  source: c\n  source: d',
      /:4:3: .*twice/,
    ],
    ['brackets without end', `- ${'['.repeat(5_000)}`, /:1:\d+: .*nested too deeply/],
    ['an alias that grows', '- &a account\n- [*a, *a]', /:1:\d: Expected one of/],
  ])('is refused with its line: %s', async (_, text, message) => {
    await expect(readIndicatorFile(file('list.txt', text))).rejects.toThrow(message);
  });

  it.each([
    ['lines', 'account: a\nacount: b\nwebsite\nkey: short', [2, 3, 4]],
    ['YAML', '- account: a\n- acount: b\n- website\n- key: short', [2, 3, 4]],
  ])('is refused for all that is wrong with it at once: %s', async (_, text, lines) => {
    const path = file('list.txt', text);
    const told = new RegExp(`^${lines.map((line) => `.*list\\.txt:${line}:.*`).join('\\n')}$`);
    await expect(readIndicatorFile(path)).rejects.toThrow(told);
  });

  it.each([
    ['lines', (index: number) => `address: p${index}@example.com # appendix ${index}`, 3_000],
    ['YAML', (index: number) => `- address: p${index}@example.com\n  source: appendix`, 15_000],
    ['blanks', (index: number) => `account: p${index}${' '.repeat(900)}#`, 3_000],
  ])('of 50,000 entries is read quickly: %s', async (_, line, atMost) => {
    const lines = Array.from({ length: 50_000 }, (_, index) => line(index));
    const path = file('list.txt', lines.join('\n'));
    const begin = computed();
    await readIndicatorFile(path);
    const took = computed() - begin;
    expect(took).toBeLessThan(atMost);
  });

  it('with an entry of 50,000 keys is refused quickly', async () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`);
    const path = file('list.yml', `- ${keys.join('\n  ')}\n`);
    const begin = computed();
    await expect(readIndicatorFile(path)).rejects.toThrow('an entry names one thing');
    expect(computed() - begin).toBeLessThan(15_000);
  });
});
