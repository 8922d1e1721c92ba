import * as z from 'zod';
import type { Report } from '../../assess/report.ts';
import { FAIL_ON, loginSchema, repositorySchema, urlSchema } from '../../config/settings.ts';
import { counted } from '../../evidence/wording.ts';
import { renderCsv } from '../../render/csv.ts';
import { renderHtml } from '../../render/html/report.ts';
import { renderIssue } from '../../render/issue/report.ts';
import { reportJsonText } from '../../render/json.ts';
import { renderText } from '../../render/text.ts';
import { audit, filesIn, writeRenderings } from '../audit.ts';
import { collectFromGit, collectFromGitHub } from '../collect.ts';
import { evaluate, loadPolicy } from '../evaluate.ts';
import { exitCodeOf } from '../exit-code.ts';
import { useProxy } from '../network.ts';
import { writeRosterFile } from '../operator-files/roster.ts';
import { makeDirectory } from '../output.ts';
import { warnOfPolicy } from '../policy-warnings.ts';
import { publish } from '../publish.ts';
import { describeSignals } from '../signals.ts';
import { VERSION } from '../version.ts';
import { addresses, readToken, siteOf } from './environment.ts';
import { check, type Environment, type Flags, UsageError } from './flags.ts';
import { operatorFiles, operatorPathsOf, reading, readingOf } from './reading-flags.ts';
import { print, terminalLog, terminalOptions } from './terminal.ts';

const FORMATS = ['text', 'json', 'markdown', 'html', 'csv'] as const;
const judging = {
  policy: z.string().optional(),
  'fail-on': z.enum(FAIL_ON).default('never'),
  strict: z.boolean().default(false),
};

const auditFlags = z.object({
  ...judging,
  ...reading,
  ...operatorFiles,
  org: loginSchema,
  output: z.string().default('collaborator-audit'),
  'report-repository': repositorySchema.optional(),
  'allow-public': z.enum(['counts']).optional(),
  publish: z.boolean().default(false),
  'api-url': urlSchema.optional(),
});

export async function auditOrganization(
  given: Flags,
  _: readonly string[],
  environment: Environment,
): Promise<number> {
  const flags = check(auditFlags, given);
  const { apiUrl, serverUrl } = addresses(flags['api-url'], environment);
  const token = await readToken(environment);
  useProxy(environment);
  const settings = {
    organization: flags.org,
    auth: { token },
    ...(flags['report-repository'] === undefined
      ? {}
      : {
          report: {
            token,
            repository: flags['report-repository'],
            ...(flags['allow-public'] === undefined ? {} : { allowPublic: flags['allow-public'] }),
          },
        }),
    ...(flags.policy === undefined ? {} : { policyFile: flags.policy }),
    outputDirectory: flags.output,
    failOn: flags['fail-on'],
    // People see first what would be written; writing takes a word of theirs.
    dryRun: !flags.publish,
    strict: flags.strict,
    checkRun: false,
    reading: readingOf(flags),
    operatorPaths: operatorPathsOf(flags),
    apiUrl,
    serverUrl,
  };
  const { report, files, policy } = await audit(settings, terminalLog, environment);
  warnOfPolicy(report, terminalLog, { detail: 'full', file: flags.policy });
  print(terminalReport(report));
  print(`\nWritten: ${Object.values(files).join(', ')}`);
  await publish(report, settings, policy, terminalLog);
  return exitCodeOf(report, flags['fail-on'], flags.strict);
}

const collectFlags = z.object({
  ...reading,
  org: loginSchema.optional(),
  git: z.array(z.string()).optional(),
  output: z.string('name the file to write'),
  'api-url': urlSchema.optional(),
});

export async function collectSnapshot(
  given: Flags,
  _: readonly string[],
  environment: Environment,
): Promise<number> {
  const flags = check(collectFlags, given);
  const { org, git, output, 'api-url': apiUrl } = flags;
  if ((org === undefined) === (git === undefined)) {
    throw new UsageError(
      'Give --org ORG to read an organization, or --git PATH... to read clones.',
    );
  }
  if (git !== undefined) await collectFromGit(git, output);
  if (org !== undefined) {
    const { apiUrl: address } = addresses(apiUrl, environment);
    const source = {
      organization: org,
      auth: { token: await readToken(environment) },
      apiUrl: address,
      reading: readingOf(flags),
    };
    useProxy(environment);
    await collectFromGitHub(source, output, terminalLog, environment);
  }
  print(
    `Snapshot written to ${output}. It holds personal data: keep it where the report may be kept.`,
  );
  return 0;
}

const evaluateFlags = z.object({
  ...judging,
  ...operatorFiles,
  snapshot: z.array(z.string(), 'name at least one snapshot file'),
  format: z.enum(FORMATS).default('text'),
  output: z.string().optional(),
});

export async function evaluateFiles(
  given: Flags,
  _: readonly string[],
  environment: Environment,
): Promise<number> {
  const flags = check(evaluateFlags, given);
  const report = await evaluate(
    flags.snapshot,
    await loadPolicy(flags.policy),
    operatorPathsOf(flags),
  );
  warnOfPolicy(report, terminalLog, { detail: 'full', file: flags.policy });
  const serverUrl = siteOf(environment);
  if (flags.output !== undefined) {
    await makeDirectory(flags.output);
    await writeRenderings(report, filesIn(flags.output), serverUrl);
  }
  const options = { serverUrl, version: VERSION };
  switch (flags.format) {
    case 'text':
      print(terminalReport(report));
      break;
    case 'json':
      print(reportJsonText(report));
      break;
    case 'markdown':
      print(renderIssue(report, options).body);
      break;
    case 'html':
      print(renderHtml(report, options));
      break;
    case 'csv':
      print(renderCsv(report));
      break;
  }
  return exitCodeOf(report, flags['fail-on'], flags.strict);
}

const rosterFlags = z.object({
  names: z.string('name the CSV file with the columns account and name'),
  output: z.string('name the file to write'),
});

export async function makeRoster(given: Flags): Promise<number> {
  const { names, output } = check(rosterFlags, given);
  const people = await writeRosterFile(names, output);
  print(
    `Roster of ${counted(people, 'name')} written to ${output}, as slow digests: no name is in it. Keep it private all the same.`,
  );
  return 0;
}

export async function printSignals(_: Flags, [id, ...more]: readonly string[]): Promise<number> {
  if (more.length > 0) throw new UsageError('One signal is explained at a time: signals ID.');
  print(describeSignals(id));
  return 0;
}

function terminalReport(report: Report): string {
  return renderText(report, terminalOptions());
}
