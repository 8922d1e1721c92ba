import { describe, expect, it } from 'vitest';
import { settingsFromInputs } from '../../src/config/action-inputs.ts';

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----';

function settings(inputs: Readonly<Record<string, string>>, environment = {}) {
  return settingsFromInputs({
    GITHUB_REPOSITORY: 'example-org/reviews',
    GITHUB_REPOSITORY_OWNER: 'example-org',
    ...environment,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  });
}

describe('the inputs of the action', () => {
  it('default to the organization and the repository of the job', () => {
    expect(settings({ token: 't', 'report-token': 'r' })).toEqual({
      command: 'audit',
      organization: 'example-org',
      auth: { token: 't' },
      report: { repository: 'example-org/reviews', token: 'r' },
      outputDirectory: 'collaborator-audit',
      failOn: 'never',
      checkRun: false,
      reading: { checkLinks: false, compareAvatars: false, searchCopies: false },
      operatorPaths: { earlier: [] },
      dryRun: false,
      strict: false,
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
    });
  });

  it('know whether the job names a priority to fail at, which goes before the policy of the gate', () => {
    expect(settings({ token: 't', command: 'gate' })).not.toHaveProperty('failOnGiven');
    expect(settings({ token: 't', command: 'gate', 'fail-on': 'never' })).toMatchObject({
      command: 'gate',
      failOnGiven: 'never',
    });
  });

  it('let numbers be published where details may not be shown, and nothing else', () => {
    const given = { token: 't', 'report-token': 'r', 'allow-public': 'counts' };
    expect(settings(given).report).toMatchObject({ allowPublic: 'counts' });
    expect(() => settings({ ...given, 'allow-public': 'details' })).toThrow(
      'Input "allow-public" is "details"; `counts` is expected.',
    );
  });

  it.each(['app-id', 'client-id'])('take App credentials by %s', (name) => {
    expect(settings({ [name]: '42', 'private-key': KEY }).auth).toEqual({
      appId: '42',
      privateKey: KEY,
    });
  });

  it('follow an Enterprise Server', () => {
    const environment = {
      GITHUB_API_URL: 'https://git.example.com/api/v3/',
      GITHUB_SERVER_URL: 'https://git.example.com',
    };
    expect(settings({ token: 't' }, environment)).toMatchObject({
      apiUrl: 'https://git.example.com/api/v3',
      serverUrl: 'https://git.example.com',
    });
  });

  it.each([
    [
      { 'fail-on': 'sooner' },
      'Input "fail-on" is "sooner"; one of `soon`, `routine`, `never` is expected. Did you mean "soon"?',
    ],
    [{ 'dry-run': 'yes' }, 'Input "dry-run" is "yes"; one of `true`, `false` is expected.'],
    [
      { organization: 'not an org' },
      'Input "organization" is "not an org"; a login such as `octo-org` is expected.',
    ],
    [
      { 'report-repository': 'reviews' },
      'Input "report-repository" is "reviews"; a repository as `owner/name` is expected.',
    ],
    [{ 'dry-rum': 'true' }, 'There is no input "dry-rum". Did you mean "dry-run"?'],
    [{ colour: 'blue' }, 'There is no input "colour".'],
    [{ 'audit-log': 'API' }, 'Input "audit-log" is "API"; `api` in small letters, or the path'],
    [
      { organization: 'https://github.com/octo-org' },
      'a login such as `octo-org` is expected. Write "octo-org".',
    ],
  ])('that do not parse are named with value and what is allowed: %j', (inputs, message) => {
    expect(() => settings({ token: 't', ...inputs })).toThrow(message);
  });

  it('that are wrong are told all at once', () => {
    expect(() => settings({ strict: 'maybe', 'dry-rum': '1' })).toThrow(
      /There is no input "dry-rum"[\s\S]*"strict" is "maybe"[\s\S]*Nothing to read the organization with|There is no input "dry-rum"[\s\S]*Nothing to read the organization with[\s\S]*"strict" is "maybe"/,
    );
  });

  it('that are secret are never repeated', () => {
    expect(() => settings({ 'app-id': '42', 'private-key': 'hunter2' })).toThrow(
      /private-key" is a value that is not shown here/,
    );
    expect(() => settings({ 'app-id': '42', 'private-key': 'hunter2' })).not.toThrow(/hunter2/);
  });

  it.each([
    [{ token: 'hunter2\nhunter2' }, 'token'],
    [{ token: 't', 'report-token': 'hunter2\u2013x' }, 'report-token'],
    [{ token: 'hunter2 hunter2' }, 'token'],
    [{ 'app-id': '-----BEGIN hunter2', 'private-key': KEY }, 'app-id'],
  ])('that could not be sent are refused without their value: %j', (inputs, name) => {
    const read = () => settings(inputs);
    expect(read).toThrow(`Input "${name}" is a value that is not shown here; `);
    expect(read).not.toThrow(/hunter2|Nothing to read|missing/);
  });

  it.each(['GITHUB_API_URL', 'GITHUB_SERVER_URL'])('refuse credentials in %s', (name) => {
    for (const address of ['https://ada:hunter2@git.example.com', 'ada:hunter2@git.example.com']) {
      const read = () => settings({ token: 't' }, { [name]: address });
      expect(read).toThrow(`${name} is a value that is not shown here; an `);
      expect(read).not.toThrow(/hunter2/);
    }
  });

  it.each([
    [{}, /Nothing to read the organization with.*secret/],
    [{ 'app-id': '42' }, /"private-key" is missing/],
    [{ 'private-key': KEY }, /"app-id" is missing/],
    [{ token: 't', 'app-id': '42', 'private-key': KEY }, /not both/],
    [
      { 'app-id': '42', 'client-id': 'Iv1', 'private-key': KEY },
      /"app-id" or "client-id", not both/,
    ],
  ])('must name one way to read the organization: %j', (inputs, message) => {
    expect(() => settings(inputs)).toThrow(message);
  });
});
