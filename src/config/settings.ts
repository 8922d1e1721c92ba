import * as z from 'zod';
import { quoted } from './schema-words.ts';
import { holdsCredentials } from './secrets.ts';

export const FAIL_ON = ['soon', 'routine', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export type ReadAuth =
  | { readonly token: string }
  | { readonly appId: string; readonly privateKey: string };

/** What is read only on request. */
export interface ReadingSettings {
  /** `api`, or the path of an exported audit log. */
  readonly auditLog?: string;
  readonly checkLinks: boolean;
  readonly compareAvatars: boolean;
  readonly searchCopies: boolean;
}

/** Where the files lie that an organization brings along itself. */
export interface OperatorPaths {
  readonly roster?: string;
  readonly indicators?: string;
  readonly networks?: string;
  /** Earlier snapshots of the same organization. */
  readonly earlier: readonly string[];
}

/** Everything an audit needs to know before it starts, whoever asked for it. */
export interface AuditSettings {
  readonly organization: string;
  readonly auth: ReadAuth;
  /** Where the issue goes; without it nothing is published. */
  readonly report?: {
    readonly token: string;
    readonly repository: string;
    /** What may be published where details may not be shown: numbers only. */
    readonly allowPublic?: 'counts';
  };
  readonly policyFile?: string;
  readonly outputDirectory: string;
  readonly failOn: FailOn;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** Whether the result is shown as a check run on the commit of the job. */
  readonly checkRun: boolean;
  readonly reading: ReadingSettings;
  readonly operatorPaths: OperatorPaths;
  /** Base URL of the REST API, without a slash at its end. */
  readonly apiUrl: string;
  /** Base URL of the site people open, the only host that links in reports may point to. */
  readonly serverUrl: string;
}

export const COMMANDS = ['audit', 'gate'] as const;

/** What a job wants done. */
export interface ActionSettings extends AuditSettings {
  readonly command: (typeof COMMANDS)[number];
  /** Logins to ask the gate about, as they were written. */
  readonly logins?: string;
  /** The priority to fail at where the job names one: over the policy of the gate, which the audit has none of. */
  readonly failOnGiven?: FailOn;
}

const LOGIN = 'a login such as `octo-org` is expected';
const REPOSITORY = 'a repository as `owner/name` is expected';
const ADDRESS = 'an http or https address such as `https://api.github.com` is expected';
const ADDRESS_ALONE = 'an address without user name, password, `?` and `#` is expected';
const TOKEN =
  'a token as GitHub makes them is expected: without blanks, line breaks and characters outside ASCII';

/** GitHub's own rule for logins of users and organizations; enterprise-managed ones may carry an underscore. */
export const loginSchema = z
  .string(LOGIN)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9])){0,38}$/, {
    error: ({ input }) => LOGIN + meant(input, /^(?:orgs\/)?([\w-]+)(?:\/|$)/),
  });

export const repositorySchema = z
  .string(REPOSITORY)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]){0,38}\/[A-Za-z0-9._-]{1,100}$/, {
    error: ({ input }) => REPOSITORY + meant(input, /^([\w-]+\/[\w.-]+?)(?:\.git)?(?:\/|$)/),
  });

/** What stands in an address that was copied from a browser, or behind an `@`. */
function meant(input: unknown, within: RegExp): string {
  const path = String(input).replace(/^(?:https?:\/\/[^/@]+\/|git@[^:/]+:|@)/, '');
  const [, found] = path === input ? [] : (within.exec(path) ?? []);
  return found === undefined ? '' : `. Write ${JSON.stringify(found)}`;
}

/** Credentials in an address would end in messages, links and the addresses of requests. */
export const urlSchema = z
  .url({ protocol: /^https?$/, error: ADDRESS })
  .refine((url) => !holdsCredentials(url) && !/[?#]/.test(url), { error: ADDRESS_ALONE })
  .transform((url) => url.replace(/\/+$/, ''));

/** Whatever else is in a token could not be sent, and the error of the HTTP layer would repeat it. */
export const tokenSchema = z.string(TOKEN).regex(/^[!-~]+$/, TOKEN);

/** `api`, or a path. */
export const auditLogSchema = z
  .string()
  .refine((given) => given === 'api' || !/^api$/i.test(given), {
    error: '`api` in small letters, or the path of a file, is expected',
  });

/** A value for a message: in quotation marks and not too long, unless it may hold a password. */
export function shown(value: string): string {
  // Before a leading @ there is nothing to hide.
  return holdsCredentials(value.slice(1)) ? 'a value that is not shown here' : quoted(value);
}
