import { afterEach, describe, expect, it, vi } from 'vitest';
import { handlePerson } from '../../../src/commands/cli/person.ts';
import { examplePerson } from '../../../src/evidence/example-person.ts';
import { REPOSITORY } from '../../publish/github.ts';
import { runWeek } from '../../publish/review.ts';
import { stage } from '../../publish/stage.ts';
import { snapshotText, temporaryFiles } from '../files.ts';

const on = stage();
const file = temporaryFiles();
afterEach(() => vi.restoreAllMocks());

/** What a command prints, and how it ends. */
async function person(order: 'export' | 'delete', who: string, given: object = {}) {
  const said = { output: '', errors: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.output += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.errors += String(text);
    return true;
  });
  const login = 'northwind-labs-owner';
  const token = on.github.tokens.make({ kind: 'classic', login, scopes: ['repo', 'admin:org'] });
  const flags = {
    org: 'northwind-labs',
    'report-repository': REPOSITORY,
    author: 'github-actions[bot]',
    'api-url': on.github.url,
    ...given,
  };
  const code = await handlePerson(flags, [order, who], { GITHUB_TOKEN: token });
  return { ...said, code };
}

describe('person, of a report repository', () => {
  it('ends with 3 until nothing names them any more', async () => {
    await runWeek(on.job, 0, [{ id: 11 }, { id: 12 }]);
    const first = await person('delete', 'person-11');
    expect(first.output).toMatch(/^Deleted 1 issue of northwind-labs\/security/);
    expect(first.output).toMatch(/^Left: #\d+ of northwind-labs\/security leads to everybody/m);
    expect(first.code).toBe(3);
    await runWeek(on.job, 1, [{ id: 12 }]);
    await runWeek(on.job, 2, [{ id: 12, place: 'Porto' }]);
    const again = await person('delete', 'person-11');
    expect(again.output).toContain('has no page of that login or id');
    expect(again.code).toBe(0);
  });

  it('hands out pages as JSON, and tells beside it what may be theirs', async () => {
    await runWeek(on.job, 0, [{ id: 11 }]);
    expect((await person('export', '11')).code).toBe(0);
    await on.change('person-11', { title: 'Contractor', body: 'See person-11.', labels: [] });
    const { output, errors, code } = await person('export', 'person-11');
    expect(JSON.parse(output)).toMatchObject({ version: 1, reports: { ids: [], pages: [] } });
    expect(errors).toMatch(/^Warning: Left: #\d+ .* may be about the person/m);
    expect(code).toBe(3);
  });

  it('finds a page without marker by the login a snapshot has of the id', async () => {
    await runWeek(on.job, 0, [{ id: 11 }]);
    await on.change('person-11', { body: 'Written anew.' });
    const snapshot = [
      file('s.jsonl', snapshotText([examplePerson({ id: '11', login: 'person-11' })])),
    ];
    expect((await person('delete', '11', { snapshot })).output).toMatch(/^Deleted 1 issue/m);
  });

  it.each([undefined, 'github-actions[bot]'])(
    'says that GitHub cannot be reached: as %s',
    async (author) => {
      await expect(
        person('delete', '11', { author, 'api-url': 'http://127.0.0.1:9' }),
      ).rejects.toThrow('127.0.0.1:9 could not be reached');
    },
  );
});
