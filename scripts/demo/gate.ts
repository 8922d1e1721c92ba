/** Judges pull requests that give access in the invented organization: a red check, a green one, or one of your own. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** @param file an access file of your own, in place of these pull requests: `settings.yml`, `*.tf` or `*.tf.json` */
export async function demoGate(directory: string, file: string | undefined): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  const github = await startGitHub(gateWorld(), { reportRepository: REPOSITORY });
  try {
    if (file === undefined) {
      await judge(github, join(directory, 'red'), SETTINGS, RED);
      await judge(github, join(directory, 'green'), SETTINGS, GREEN);
      await judge(github, join(directory, 'numbers'), OWN_SETTINGS, RED);
    } else {
      const path = /\.ya?ml$/.test(file) ? SETTINGS : basename(file);
      await judge(github, join(directory, 'own'), path, readFileSync(file, 'utf8'));
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

async function judge(
  github: GitHub,
  directory: string,
  path: string,
  after: string,
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const before: Readonly<Record<string, string>> = /\.ya?ml$/.test(path) ? { [path]: BEFORE } : {};
  const base = github.push(REPOSITORY, { files: before });
  const head = github.push(REPOSITORY, { files: { ...before, [path]: after }, parents: [base] });
  const payload = github.events.pullRequest({ repository: REPOSITORY, number: 1, base, head });
  const run = await runAction(github, {
    repository: REPOSITORY,
    directory,
    event: { name: 'pull_request_target', payload },
    environment: { GITHUB_SHA: base },
    inputs: { command: 'gate', 'check-run': 'true' },
  });
  const check = github.checkRuns(REPOSITORY).find(({ headSha }) => headSha === head);
  if (check === undefined) throw new Error(`The action failed:\n${run.log}`);
  const { conclusion, output } = check;
  writeFileSync(join(directory, 'check-run.md'), output.summary ?? '');
  const remarks = `${JSON.stringify(output.annotations, null, 2)}\n`;
  writeFileSync(join(directory, 'annotations.json'), remarks);
  console.log(`${path} as in a pull request: ${conclusion} (${output.title}) → ${directory}`);
}
