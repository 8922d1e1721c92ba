/** Text that is secret, as the environment names it: inputs of the Action, variables, credentials within addresses. */
type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  'INPUT_TOKEN',
  'INPUT_REPORT-TOKEN',
  'INPUT_PRIVATE-KEY',
  'GITHUB_TOKEN',
  'GH_TOKEN',
];
const ADDRESSES = /^(?:https?_proxy|all_proxy|GITHUB_(?:API|SERVER)_URL)$/i;
/** Tokens of GitHub by their form, wherever they came from. */
const TOKEN = /\b(?:gh[a-z]_[A-Za-z0-9]{16,}|github_pat_\w{16,})/g;
const KEY_EDGE = /-----(?:BEGIN|END) [A-Z ]*-----/;
/** Shorter ones would tear holes into words. */
const SHORTEST = 4;

/** Every secret of the environment, in each form a message could repeat it in; the longest first. */
export function secretsIn(environment: Environment): readonly string[] {
  const found = Object.entries(environment).flatMap(([name, value = '']) => {
    if (SECRETS.includes(name.toUpperCase())) return [value, ...linesOf(value)];
    return ADDRESSES.test(name) ? credentialsIn(value) : [];
  });
  const forms = found.flatMap((secret) => [
    secret,
    secret.trim(),
    JSON.stringify(secret).slice(1, -1),
    attempted(encodeURIComponent, secret),
    attempted(decodeURIComponent, secret),
  ]);
  return [...new Set(forms)]
    .filter((secret) => secret.trim().length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/** The text with `***` for every secret in it, and for whatever has the form of a token of GitHub. */
export function redacted(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((result, secret) => result.replaceAll(secret, '***'), text)
    .replace(TOKEN, '***');
}

/** Whether an address holds credentials, well formed or not: it must not be repeated in a message then. */
export function holdsCredentials(address: string): boolean {
  return address.includes('@');
}

/** A key's first and last line are the same in every key; a message may well speak of them. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n|\\n/);
  return lines.length === 1 ? [] : lines.filter((line) => !KEY_EDGE.test(line));
}

function credentialsIn(address: string): readonly string[] {
  const end = address.lastIndexOf('@');
  if (end < 0) return [];
  const userinfo = address.slice(0, end).replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '');
  const password = userinfo.slice(userinfo.indexOf(':') + 1);
  const basic = Buffer.from(attempted(decodeURIComponent, userinfo)).toString('base64');
  return [address, userinfo, password, password.slice(password.lastIndexOf(':') + 1), basic];
}

function attempted(change: (text: string) => string, text: string): string {
  try {
    return change(text);
  } catch {
    return text;
  }
}
