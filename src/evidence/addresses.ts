import { distance } from 'fastest-levenshtein';
import { isRoleName } from './names.ts';

/** The numeric id and the login of the day inside the private address GitHub gives an account. */
export interface PrivateAddress {
  readonly id: string;
  /** In lower case; foreign text. */
  readonly login: string;
}

const PRIVATE_ADDRESS = /^(\d{1,20})\+([^@\s]+)@users\.noreply\.github\.com$/;
const NOREPLY = /@users\.noreply\.|^no-?reply@|^actions@github\.com$/;
const NAMES_NO_MAILBOX = /@localhost|\.(?:local|localdomain|lan|home|internal|arpa|\(none\))$/;
const PLAUSIBLE = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Reads `ID+login@users.noreply.github.com`; `undefined` for every other address, the older form without an id among them. */
export function privateAddress(email: string): PrivateAddress | undefined {
  const [, id, login] = PRIVATE_ADDRESS.exec(email.trim().toLowerCase()) ?? [];
  return id === undefined || login === undefined ? undefined : { id, login };
}

/** Whether this names a mailbox of its own: not GitHub's private address, not what a machine calls itself. */
export function isMailbox(email: string): boolean {
  const address = email.trim().toLowerCase();
  return PLAUSIBLE.test(address) && !NOREPLY.test(address) && !NAMES_NO_MAILBOX.test(address);
}

/** Providers where anybody opens a mailbox; what stands before the `@` there is chosen by its owner. */
const PUBLIC_PROVIDERS =
  /^(?:(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|aol|icloud|me|mac|gmx|mail|email|web|posteo|proton|protonmail|pm|tutanota|tuta|zoho|fastmail|yandex|ya|rambler|bk|inbox|list|qq|foxmail|163|126|139|sina|sohu|aliyun|naver|daum|hanmail|kakao|nate|rediffmail|libero|virgilio|orange|wanadoo|free|laposte|sfr|t-online|freenet|seznam|wp|onet|o2|interia|ukr|abv|uol|bol|terra|walla|mailbox|hey|duck)\.[a-z]{2,4}(?:\.[a-z]{2})?)$/;

/** Whether anybody can have a mailbox in this domain, or an address of GitHub's own, so that the domain names nobody. */
export function isOpenToAll(domain: string): boolean {
  return PUBLIC_PROVIDERS.test(domain) || /(?:^|\.)github\.com$/.test(domain);
}

/** Words before the `@` that name no person, besides those of roles. */
const GENERAL = new Set(
  'me hi hello hey contact info mail email mailbox post inbox noreply git github gitlab code dev work home self public private oss opensource i my the all'.split(
    ' ',
  ),
);

/**
 * What of the part before the `@` may name a person, in words of letters; empty where nothing does, so that nobody can
 * say whom it names.
 */
function words(email: string): readonly string[] {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '');
  return local
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3 && !GENERAL.has(word) && !isRoleName(word));
}

/**
 * Whether nothing ties two addresses together: they lie with different domains, or with a public provider, and no part
 * of one's local part is found in the other's. Short forms, initials, tags and typos tie; so does whatever cannot be
 * compared.
 */
export function areUnrelatedAddresses(one: string, other: string): boolean {
  const [a, b] = [one.trim().toLowerCase(), other.trim().toLowerCase()];
  const domain = domainOf(a);
  if (domain === domainOf(b) && !PUBLIC_PROVIDERS.test(domain)) return false;
  const [left, right] = [words(a), words(b)];
  if (left.length === 0 || right.length === 0) return false;
  return !(
    left.some((word) => isFoundIn(word, right)) || right.some((word) => isFoundIn(word, left))
  );
}

/** What follows the last `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function isFoundIn(word: string, others: readonly string[]): boolean {
  const joined = others.join('');
  if (joined.includes(word)) return true;
  // An initial and a name, as in `jdoe` for `john.doe`.
  if (word.length >= 4 && joined.includes(word.slice(1))) return true;
  if (word.length >= 4 && joined.includes(word.slice(0, -1))) return true;
  return others.some(
    (other) =>
      other.startsWith(word.slice(0, 3)) ||
      distance(word, other) <= Math.floor(Math.max(word.length, other.length) / 3),
  );
}
