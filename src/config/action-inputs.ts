import * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { expectation, misfit } from './schema-words.ts';
import {
  type ActionSettings,
  auditLogSchema,
  COMMANDS,
  FAIL_ON,
  loginSchema,
  type ReadAuth,
  repositorySchema,
  shown,
  tokenSchema,
  urlSchema,
} from './settings.ts';
import { UserError } from './user-error.ts';

/** The runner's environment: inputs come as `INPUT_<NAME>`, upper case, spaces as underscores, dashes kept. */
type Environment = Readonly<Record<string, string | undefined>>;

const switchSchema = z.enum(['true', 'false']).transform((value) => value === 'true');

const appIdSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9._-]{1,100}$/,
    'the id of an App, such as `123456` or `Iv23liAbCdEf`, is expected',
  );

const inputSchemas = {
  command: z.enum(COMMANDS).default('audit'),
  logins: z.string().max(1_000_000).optional(),
  organization: loginSchema.optional(),
  token: tokenSchema.optional(),
  'app-id': appIdSchema.optional(),
  'client-id': appIdSchema.optional(),
  'private-key': z
    .string()
    .regex(
      /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
      'a private key in PEM form is expected: the whole `.pem` file',
    )
    .optional(),
  'report-token': tokenSchema.optional(),
  'report-repository': repositorySchema.optional(),
  'allow-public': z.enum(['counts']).optional(),
  policy: z.string().optional(),
  'output-directory': z.string().default('collaborator-audit'),
  'fail-on': z.enum(FAIL_ON).optional(),
  'dry-run': switchSchema.default(false),
  strict: switchSchema.default(false),
  'check-run': switchSchema.default(false),
  'audit-log': auditLogSchema.optional(),
  'check-links': switchSchema.default(false),
  'compare-avatars': switchSchema.default(false),
  'search-copies': switchSchema.default(false),
  roster: z.string().optional(),
  indicators: z.string().optional(),
  networks: z.string().optional(),
  'earlier-snapshots': z
    .string()
    .transform((paths) => paths.split('\n').flatMap((path) => path.trim() || []))
    .optional(),
} as const;
type InputName = keyof typeof inputSchemas;
const INPUT_NAMES = Object.keys(inputSchemas) as readonly InputName[];

/** Values of these inputs are never repeated in a message; a key ends in the place of an id by a slip. */
const SECRET: readonly string[] = ['token', 'report-token', 'private-key', 'app-id', 'client-id'];

/**
 * Reads the action's inputs.
 *
 * @throws UserError naming the input, its value and what is allowed; all that is wrong at once.
 */
export function settingsFromInputs(environment: Environment): ActionSettings {
  const given = givenInputs(environment);
  const problems: string[] = [];
  for (const name of Object.keys(given)) {
    if (!isInputName(name)) {
      problems.push(`There is no input ${shown(name)}.${didYouMean(name, INPUT_NAMES)}`);
    }
  }
  const read = <N extends InputName>(name: N): z.output<(typeof inputSchemas)[N]> | undefined => {
    const result = inputSchemas[name].safeParse(given[name], {
      error: expectation,
      reportInput: true,
    });
    if (result.success) return result.data as z.output<(typeof inputSchemas)[N]>;
    problems.push(invalid(name, result.error));
    return undefined;
  };

  const organization = read('organization') ?? environment['GITHUB_REPOSITORY_OWNER'];
  const reportRepository = read('report-repository') ?? environment['GITHUB_REPOSITORY'];
  const reportToken = read('report-token');
  const allowPublic = read('allow-public');
  const policyFile = read('policy');
  const known = problems.length;
  const token = read('token');
  const appId = read('app-id') ?? read('client-id');
  const privateKey = read('private-key');
  // What was given and refused is told already; it is not missing as well.
  const auth = problems.length > known ? undefined : readAuth(token, appId, privateKey, problems);
  const failOn = read('fail-on');
  const settings = {
    command: read('command') ?? 'audit',
    ...only('logins', read('logins')),
    ...only('failOnGiven', failOn),
    outputDirectory: read('output-directory') ?? 'collaborator-audit',
    failOn: failOn ?? 'never',
    dryRun: read('dry-run') ?? false,
    strict: read('strict') ?? false,
    checkRun: read('check-run') ?? false,
    reading: {
      ...only('auditLog', read('audit-log')),
      checkLinks: read('check-links') ?? false,
      compareAvatars: read('compare-avatars') ?? false,
      searchCopies: read('search-copies') ?? false,
    },
    operatorPaths: {
      ...only('roster', read('roster')),
      ...only('indicators', read('indicators')),
      ...only('networks', read('networks')),
      earlier: read('earlier-snapshots') ?? [],
    },
    apiUrl: serverAddress('GITHUB_API_URL', 'https://api.github.com', environment, problems),
    serverUrl: serverAddress('GITHUB_SERVER_URL', 'https://github.com', environment, problems),
  };
  if (given['app-id'] !== undefined && given['client-id'] !== undefined) {
    problems.push('Give "app-id" or "client-id", not both: they name the same thing.');
  }
  if (organization === undefined) {
    problems.push(
      'Input "organization" is missing, and the job has no repository to take it from.',
    );
  }
  if (problems.length > 0 || organization === undefined || auth === undefined) {
    throw new UserError(problems.join('\n'));
  }
  return {
    ...settings,
    organization,
    auth,
    ...(reportRepository === undefined || reportToken === undefined
      ? {}
      : {
          report: {
            repository: reportRepository,
            token: reportToken,
            ...only('allowPublic', allowPublic),
          },
        }),
    ...(policyFile === undefined ? {} : { policyFile }),
  };
}

/** A property only where there is a value for it. */
function only<K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: T });
}

function givenInputs(environment: Environment): Partial<Record<string, string>> {
  const inputs: Record<string, string> = {};
  for (const [key, value] of Object.entries(environment)) {
    // The runner sets an input that was not given to an empty string.
    if (key.startsWith('INPUT_') && value !== undefined && value.trim() !== '') {
      inputs[key.slice('INPUT_'.length).toLowerCase()] = value.trim();
    }
  }
  return inputs;
}

function isInputName(name: string): name is InputName {
  return Object.hasOwn(inputSchemas, name);
}

function invalid(name: InputName, error: z.ZodError): string {
  const show = SECRET.includes(name) ? () => 'a value that is not shown here' : shown;
  return error.issues.map((issue) => misfit(`Input "${name}"`, issue, show)).join('\n');
}

function readAuth(
  token: string | undefined,
  appId: string | undefined,
  privateKey: string | undefined,
  problems: string[],
): ReadAuth | undefined {
  if (token !== undefined && (appId !== undefined || privateKey !== undefined)) {
    problems.push('Give "token", or "app-id" with "private-key", not both.');
    return undefined;
  }
  if (token !== undefined) return { token };
  if (appId !== undefined && privateKey !== undefined) return { appId, privateKey };
  problems.push(
    appId === undefined && privateKey === undefined
      ? 'Nothing to read the organization with: give "token", or "app-id" with "private-key". If it comes from a secret, check that the secret exists and is available to this workflow.'
      : `Input "${appId === undefined ? 'app-id' : 'private-key'}" is missing; a GitHub App needs both "app-id" and "private-key".`,
  );
  return undefined;
}

function serverAddress(
  name: string,
  fallback: string,
  environment: Environment,
  problems: string[],
): string {
  const value = environment[name] ?? fallback;
  const result = urlSchema.safeParse(value);
  if (result.success) return result.data;
  problems.push(
    `${name} is ${shown(value)}; ${result.error.issues[0]?.message ?? 'an address is expected'}.`,
  );
  return fallback;
}
