import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shown, tokenSchema, urlSchema } from '../../config/settings.ts';
import { UserError } from '../../config/user-error.ts';
import type { Environment } from './flags.ts';

/** @throws UserError when there is no token */
export async function readToken(environment: Environment): Promise<string> {
  for (const name of ['GITHUB_TOKEN', 'GH_TOKEN']) {
    const given = environment[name]?.trim() ?? '';
    if (given !== '') return checkedToken(given, name);
  }
  const { stdout } = await promisify(execFile)('gh', ['auth', 'token']).catch(() => ({
    // Neither gh nor a login: the message below says what to do.
    stdout: '',
  }));
  if (stdout.trim() !== '') return checkedToken(stdout.trim(), '`gh auth token`');
  throw new UserError(
    'There is no token: set GITHUB_TOKEN or GH_TOKEN, or log in with `gh auth login`.',
  );
}

function checkedToken(token: string, source: string): string {
  const result = tokenSchema.safeParse(token);
  if (result.success) return result.data;
  throw new UserError(
    `${source} holds a value that is not shown here; ${result.error.issues[0]?.message ?? 'a token is expected'}. Copy the token again.`,
  );
}

/** The API and the site that belongs to it: github.com, or the host of an Enterprise Server. */
export function addresses(
  apiUrl: string | undefined,
  environment: Environment,
): { apiUrl: string; serverUrl: string } {
  const api = apiUrl ?? variable('GITHUB_API_URL', environment) ?? 'https://api.github.com';
  const site = apiUrl === undefined ? variable('GITHUB_SERVER_URL', environment) : undefined;
  return { apiUrl: api, serverUrl: site ?? siteOfApi(api) };
}

/** The site links may point to. Nothing is asked of it, so what does not parse is passed over. */
export function siteOf(environment: Environment): string {
  const read = (name: string) => urlSchema.safeParse(environment[name]).data;
  return read('GITHUB_SERVER_URL') ?? siteOfApi(read('GITHUB_API_URL') ?? 'https://api.github.com');
}

function siteOfApi(api: string): string {
  const { origin, hostname, pathname } = new URL(api);
  if (hostname === 'api.github.com') return 'https://github.com';
  if (pathname.startsWith('/api/v3')) return origin;
  return origin.replace('://api.', '://');
}

function variable(name: string, environment: Environment): string | undefined {
  const value = environment[name] ?? '';
  if (value === '') return undefined;
  const result = urlSchema.safeParse(value);
  if (result.success) return result.data;
  throw new UserError(
    `${name} is ${shown(value)}; ${result.error.issues[0]?.message ?? 'an address is expected'}.`,
  );
}
