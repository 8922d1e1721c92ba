/** Words for machines. None is taken alone for a sign: but for the robot, they are names of people too. */
const MACHINES = setOfWords('bot robot ci jenkins travis');

/** Names of services that commit, and of nobody. */
const SERVICES = setOfWords(
  'allcontributors bors codecov crowdin dependabot greenkeeper homu imgbot mergify pyup renovate renovatebot',
  'snyk transifex weblate',
);

/** What machines do, and people do not put into their addresses. */
const ERRANDS = setOfWords(
  'automation backport build ci deploy infra merge publish release sync translation translations update updater',
);

/** What else stands beside in the names of machines. */
const ROLES = setOfWords(
  'action actions auto builder docs git github gitlab hosted nightly package releases security service system',
  'team test tools web website',
);

const ID_OF_PRIVATE_ADDRESS = /^\d+\+/;
const OF_NOBODY = /^(?:no-?reply|do-?not-?reply)$/;

/**
 * Whether an author is a program under a mailbox of its own, such as `Foo CI <ci@foo.example>` or
 * `Prow Robot <k8s-ci-robot@foo.example>`.
 *
 * `Jan Bot`, `Ci Li` and `Travis` are people. So name and address must both speak of a machine, and one of them of
 * nothing else: the name, but for what stands in the domain, or the address, by an errand no person has.
 */
export function isAutomaton(name: string, email: string): boolean {
  const words = wordsOf(name);
  if (!words.some(isMachine)) return false;
  const { local, labels } = partsOf(email);
  return isMachineAlone(words, labels)
    ? OF_NOBODY.test(local.join('-')) || [...local, ...labels].some(isMachine)
    : words.some(isRobot) && isErrand(local);
}

function isMachine(word: string): boolean {
  return MACHINES.has(word) || SERVICES.has(word);
}

function isRobot(word: string): boolean {
  return word === 'bot' || word === 'robot';
}

/** A service, or several words of which none is a person's. */
function isMachineAlone(words: readonly string[], labels: readonly string[]): boolean {
  const isProject = (word: string) =>
    word.length >= 3 && labels.some((label) => label.startsWith(word));
  const isKnown = (word: string) =>
    isMachine(word) || ERRANDS.has(word) || ROLES.has(word) || isProject(word);
  return words.every(isKnown) && (words.length > 1 || words.some((word) => SERVICES.has(word)));
}

function isErrand(local: readonly string[]): boolean {
  return (
    local.includes('robot') || (local.includes('bot') && local.some((word) => ERRANDS.has(word)))
  );
}

function partsOf(email: string) {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  return {
    local: wordsOf(address.slice(0, at).replace(ID_OF_PRIVATE_ADDRESS, '')),
    labels: wordsOf(address.slice(at + 1)),
  };
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function setOfWords(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
