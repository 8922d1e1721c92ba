import { UserError } from '../config/user-error.ts';
import { useProxyFromEnvironment } from '../github/client.ts';
import { AccessError } from '../github/failure.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const PATIENCE_MS = 10_000;

/**
 * Lets requests go through the proxy of the environment.
 *
 * @throws UserError naming the variables, never their value, which may hold a password
 */
export function useProxy(environment: Environment): void {
  const variables = proxyVariables(environment);
  const wrong = variables.filter(([, value]) => !isProxyAddress(value)).map(([name]) => name);
  const refuse = (names: readonly string[]): never => {
    throw new UserError(
      `The proxy named by ${names.join(' and ')} cannot be used; its value is not shown here. Write it as http://HOST:PORT, with USER:PASSWORD@ before the host if it takes them and %-escapes for what is special in them, or unset it.`,
    );
  };
  if (wrong.length > 0) refuse(wrong);
  try {
    useProxyFromEnvironment();
  } catch {
    refuse(variables.map(([name]) => name));
  }
}

function proxyVariables(environment: Environment): readonly (readonly [string, string])[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    /^https?_proxy$/i.test(name) && value !== undefined && value !== ''
      ? [[name, value] as const]
      : [],
  );
}

function isProxyAddress(value: string): boolean {
  try {
    const { protocol, username, password } = new URL(value);
    decodeURIComponent(username + password);
    return protocol === 'http:' || protocol === 'https:';
  } catch {
    return false;
  }
}

/** Why the API cannot be reached from here, in a sentence that says what to check; `undefined` if it answers, whatever. */
export async function whyUnreachable(
  apiUrl: string,
  environment: Environment,
): Promise<AccessError | undefined> {
  try {
    await fetch(apiUrl, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    const proxies = proxyVariables(environment).map(([name]) => name);
    const proxy =
      proxies.length === 0
        ? 'If this machine reaches the network through a proxy, set https_proxy.'
        : `The proxy named by ${proxies.join(' and ')} may be at fault as well.`;
    return new AccessError(
      `${new URL(apiUrl).host} could not be reached${code === '' ? '' : ` (${code})`}: ${reasonOf(code)} ${proxy}`,
    );
  }
}

function reasonOf(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return 'no such name is known here. Check the address of the API (GITHUB_API_URL, or --api-url) and the name service of this machine.';
  }
  if (code === 'ECONNREFUSED') {
    return 'it refuses the connection. Check host and port of the address of the API (GITHUB_API_URL, or --api-url), and that the server runs.';
  }
  if (/CERT|SIGNATURE|SSL|TLS/.test(code)) {
    return 'its certificate is not trusted. Check the address of the API (GITHUB_API_URL, or --api-url); the certificate of an authority of your own goes into a file named by NODE_EXTRA_CA_CERTS.';
  }
  return 'there was no answer. Check the address of the API (GITHUB_API_URL, or --api-url), and whether a firewall is in between.';
}

/** The system's or the HTTP layer's name of a failure, from as deep as it is buried. */
function codeOf(error: unknown): string {
  let code = '';
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
  }
  return code;
}
