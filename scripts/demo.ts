/**
 * Audits an invented organization through the packaged Action, talking HTTP to a local double of GitHub; with `gate`,
 * judges pull requests that give access there.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAction } from '../test/action/run-action.ts';
import { startGitHub } from '../test/github/server.ts';
import { demoGate } from './demo/gate.ts';
import { lumenRobotics } from './demo/organization.ts';
import { progressOf } from './demo/progress.ts';

const directory = fileURLToPath(new URL('../demo-out', import.meta.url));
const USAGE = `npm run demo                 audits an invented organization
npm run demo -- gate         judges pull requests that give access there
npm run demo -- gate FILE    judges an access file of your own
What an earlier run left in demo-out/ is removed.`;

const words = process.argv.slice(2);
const [command, ...operands] = words;
if (words.some((word) => ['help', '--help', '-h'].includes(word))) console.log(USAGE);
else if (command === undefined) await demoAudit();
else if (command === 'gate' && operands.length < 2)
  await demoGate(join(directory, 'gate'), operands[0]);
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function demoAudit(): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);

  const reportRepository = 'lumen-robotics/security-review';
  const github = await startGitHub(lumenRobotics(), { reportRepository });
  try {
    console.log(
      'Lumen Robotics is invented; a double of GitHub on this machine answers. The packaged action audits it:',
    );
    const started = performance.now();
    const progress = progressOf(github, reportRepository);
    const run = await runAction(github, {
      repository: reportRepository,
      directory,
      onLog: progress.read,
    }).finally(progress.end);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    if (run.exitCode !== 0) throw new Error(`The action failed:\n${run.log}`);
    const issues = github.issues(reportRepository);
    mkdirSync(join(directory, 'issues'));
    for (const { number, title, body } of issues) {
      const name = title.replace(/^.*: /, '');
      writeFileSync(join(directory, 'issues', `${number}-${name}.md`), body);
    }
    writeFileSync(join(directory, 'summary.md'), run.summary);

    const { outputs } = run;
    console.log(`
Lumen Robotics (invented): ${outputs['collaborators']} people audited in ${seconds} s with ${github.requests.length} requests.
Reviews due: ${outputs['soon']} soon, ${outputs['routine']} routine; too little data about ${outputs['insufficient-data']}.

Look at
  demo-out/issues/         the issues the action wrote: a page for everybody in the queue, and their index
  demo-out/issue.md        the whole report as one Markdown file
  demo-out/report.html     the same as a page: open it in a browser
  demo-out/report.csv      everybody on one line, for spreadsheets
  demo-out/report.json     the same for machines (docs/report.schema.json)
  demo-out/summary.md      what the job's page shows
  demo-out/snapshot.jsonl  all facts; judge them again with
                           node dist/cli.js evaluate --snapshot demo-out/snapshot.jsonl`);
  } finally {
    await github.close();
  }
}
