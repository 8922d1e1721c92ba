/** Judges pull requests that give access in the invented organization: a red check, a green one, or one of your own. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { runAction } from '../../test/action/run-action.ts';
import { gateWorld, REVIEWS as REPOSITORY } from '../../test/gate/world.ts';
import { type GitHub, startGitHub } from '../../test/github/server.ts';

/** Of Safe settings: it says which repository its people get access to, so that the check may name them. */
const SETTINGS = '.github/repos/boiler.yml';
/** Of the very repository, where whoever gets access could read the check. */
const OWN_SETTINGS = '.github/settings.yml';
const BEFORE = `collaborators:
  - username: plain-penny
    permission: push
`;
const RED = `${BEFORE}  - username: far-lantern
    permission: admin
`;
const GREEN = `${BEFORE}  - username: ada-moreau
    permission: push
`;

const POLICY = '.github/collaborator-audit.yml';

interface AccessFile {
  /** Where it stands in the repository. */
  readonly path: string;
  readonly text: string;
  /** The policy that tells what it is, where nothing else does. */
  readonly policy?: string;
}

/** @param file an access file of your own, in place of these pull requests */
export async function demoGate(directory: string, file: string | undefined): Promise<void> {
  const own = file === undefined ? undefined : accessFile(file);
  if (typeof own === 'string') {
    console.error(own);
    process.exitCode = 2;
    return;
  }
  rmSync(directory, { recursive: true, force: true });
  const github = await startGitHub(gateWorld(), { reportRepository: REPOSITORY });
  try {
    if (own === undefined) {
      await judge(github, join(directory, 'red'), { path: SETTINGS, text: RED });
      await judge(github, join(directory, 'green'), { path: SETTINGS, text: GREEN });
      await judge(github, join(directory, 'numbers'), { path: OWN_SETTINGS, text: RED });
    } else {
      console.log(`${file} is judged as ${own.path} of the repository ${REPOSITORY}.`);
      await judge(github, join(directory, 'own'), own);
    }
  } finally {
    await github.close();
  }
  console.log(`
In each folder
  check-run.md       what the check run says
  annotations.json   its remarks beside lines
  gate.html          the answers as a page: open it in a browser
  gate.json          the same for machines (docs/gate.schema.json)
Judge a file of your own: npm run demo -- gate FILE`);
}

/** Formats the policy of the demo names a file in, by its ending. */
const NAMED: Readonly<Record<string, string>> = { '.csv': 'csv', '.txt': 'list' };

/** The file as it will stand in the repository, or why it cannot be judged. */
function accessFile(file: string): AccessFile | string {
  const name = basename(file);
  const named = NAMED[extname(name)];
  if (named === undefined && !/\.(?:ya?ml|(?:tf|tofu)(?:\.json)?)$/.test(name)) {
    return `${file} cannot be judged: an access file ends with .yml, .tf, .tf.json, .csv or .txt here.`;
  }
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    return `${file} cannot be judged: there is no such file.`;
  }
  const text = readFileSync(file, 'utf8');
  if (/\.ya?ml$/.test(name)) return { path: SETTINGS, text };
  if (named === undefined) return { path: name, text };
  const kind = { path: `access/*${extname(name)}`, format: named };
  const policy = `version: 1\ngate:\n  access-files: ${JSON.stringify([kind])}\n`;
  return { path: `access/${name}`, text, policy };
}

async function judge(
  github: GitHub,
  directory: string,
  { path, text, policy }: AccessFile,
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const before: Readonly<Record<string, string>> = {
    ...(/\.ya?ml$/.test(path) ? { [path]: BEFORE } : {}),
    ...(policy === undefined ? {} : { [POLICY]: policy }),
  };
  const base = github.push(REPOSITORY, { files: before });
  const head = github.push(REPOSITORY, { files: { ...before, [path]: text }, parents: [base] });
  const payload = github.events.pullRequest({ repository: REPOSITORY, number: 1, base, head });
  const run = await runAction(github, {
    repository: REPOSITORY,
    directory,
    event: { name: 'pull_request_target', payload },
    environment: { GITHUB_SHA: base },
    inputs: {
      command: 'gate',
      'check-run': 'true',
      ...(policy === undefined ? {} : { policy: POLICY }),
    },
  });
  const check = github.checkRuns(REPOSITORY).find(({ headSha }) => headSha === head);
  if (check === undefined) throw new Error(`The action failed:\n${run.log}`);
  const { conclusion, output } = check;
  writeFileSync(join(directory, 'check-run.md'), output.summary ?? '');
  const remarks = `${JSON.stringify(output.annotations, null, 2)}\n`;
  writeFileSync(join(directory, 'annotations.json'), remarks);
  console.log(`${path} as in a pull request: ${conclusion} (${output.title}) → ${directory}`);
}
