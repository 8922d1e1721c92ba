import * as z from 'zod';
import type { AccessRequest } from '../../assess/gate.ts';
import { requestsFromText } from '../../config/access-request-text.ts';
import { FAIL_ON, loginSchema, repositorySchema, urlSchema } from '../../config/settings.ts';
import { UserError } from '../../config/user-error.ts';
import { renderGateText } from '../../render/gate/text.ts';
import { PERMISSIONS } from '../../snapshot/facts.ts';
import { loadPolicy } from '../evaluate.ts';
import { EXIT } from '../exit-code.ts';
import { writeGateFiles } from '../gate/files.ts';
import { failingAt, gate } from '../gate/gate.ts';
import { useProxy } from '../network.ts';
import { addresses, readToken } from './environment.ts';
import { check, type Environment, type Flags } from './flags.ts';
import { operatorFiles, operatorPathsOf, reading, readingOf } from './reading-flags.ts';
import { print, terminalLog, terminalOptions } from './terminal.ts';

const gateFlags = z.object({
  ...reading,
  ...operatorFiles,
  org: loginSchema,
  repository: repositorySchema.optional(),
  permission: z.enum(PERMISSIONS).optional(),
  policy: z.string().optional(),
  'fail-on': z.enum(FAIL_ON).optional(),
  strict: z.boolean().default(false),
  output: z.string().default('collaborator-gate'),
  'report-repository': repositorySchema.optional(),
  'api-url': urlSchema.optional(),
});

/** Asks the gate about logins by hand. */
export async function askGate(
  given: Flags,
  operands: readonly string[],
  environment: Environment,
): Promise<number> {
  const flags = check(gateFlags, given);
  const requests = requestsFromText(operands.join(' ')).map(
    (request): AccessRequest => ({
      ...request,
      ...(flags.repository === undefined ? {} : { repository: flags.repository }),
      ...(flags.permission === undefined ? {} : { permission: flags.permission }),
    }),
  );
  if (requests.length === 0) throw new UserError('Name the logins to ask about: gate LOGIN...');
  const { apiUrl, serverUrl } = addresses(flags['api-url'], environment);
  const policy = failingAt(flags['fail-on'], await loadPolicy(flags.policy));
  const token = await readToken(environment);
  useProxy(environment);
  const settings = {
    organization: flags.org,
    auth: { token },
    apiUrl,
    serverUrl,
    outputDirectory: flags.output,
    operatorPaths: operatorPathsOf(flags),
    reading: readingOf(flags),
    ...(flags['report-repository'] === undefined
      ? {}
      : { report: { token, repository: flags['report-repository'] } }),
  };
  const logs = { log: terminalLog, ofAnswers: terminalLog };
  const report = await gate(requests, settings, policy, logs, environment);
  const files = await writeGateFiles(report, flags.output, serverUrl);
  print(renderGateText(report, terminalOptions()));
  print(`\nWritten: ${Object.values(files).join(', ')}`);
  if (report.decision === 'fail') return EXIT.found;
  return flags.strict && report.decision === 'neutral' ? EXIT.incomplete : EXIT.fine;
}
