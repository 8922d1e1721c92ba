import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GitHub } from '../github/server.ts';

const PACKAGED = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/index.js');

export interface ActionRun {
  readonly exitCode: number;
  /** What the job's log shows. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The folder of `output-directory`. */
  readonly directory: string;
  /** A file of the output directory. */
  read(name: string): string;
}

export interface ActionOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** `owner/name` of the repository the job runs in, and whether it is private. */
  readonly repository: string;
  readonly private?: boolean;
  readonly directory?: string;
  /** Is handed the log while it grows, secrets and all. */
  readonly onLog?: (text: string) => void;
  /** What started the job; without it, its schedule. */
  readonly event?: { readonly name: string; readonly payload: unknown };
}

/** What runs leave behind is looked at by tests, and goes with the process. */
const homes: string[] = [];
process.once('exit', () => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** Runs the packaged Action in a child process, as the runner would: inputs and files by environment, HTTP to the double. */
export async function runAction(github: GitHub, options: ActionOptions): Promise<ActionRun> {
  const home = mkdtempSync(join(tmpdir(), 'runner-'));
  homes.push(home);
  const directory = options.directory ?? join(home, 'out');
  const file = (name: string, content = '') => {
    writeFileSync(join(home, name), content);
    return join(home, name);
  };
  const repository = { full_name: options.repository, private: options.private ?? true };
  const inputs = {
    token: github.tokens.app,
    'report-token': github.tokens.job,
    'output-directory': directory,
    ...options.inputs,
  };
  mkdirSync(join(home, 'work'));
  const [exitCode, log] = await run(
    {
      PATH: process.env['PATH'] ?? '',
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: options.repository,
      GITHUB_REPOSITORY_OWNER: options.repository.split('/')[0] ?? '',
      GITHUB_EVENT_NAME: options.event?.name ?? 'schedule',
      GITHUB_EVENT_PATH: file(
        'event.json',
        JSON.stringify(
          options.event?.payload ?? {
            repository: { ...repository, visibility: repository.private ? 'private' : 'public' },
          },
        ),
      ),
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      ...options.environment,
    },
    join(home, 'work'),
    options.onLog,
  );
  const result = {
    exitCode,
    log: masked(log),
    outputs: parseOutputs(readFileSync(join(home, 'output'), 'utf8')),
    summary: readFileSync(join(home, 'summary.md'), 'utf8'),
    directory,
    read: (name: string) => readFileSync(join(directory, name), 'utf8'),
  };
  return result;
}

function run(
  environment: Readonly<Record<string, string>>,
  cwd: string,
  onLog: (text: string) => void = () => {},
): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PACKAGED], { env: environment, cwd });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        onLog(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve([code ?? -1, log]));
  });
}

/** Hides secrets as the runner does, so that what is left is what people see. */
function masked(log: string): string {
  const secrets = [...log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret = '']) => secret);
  const shown = log.replace(/^::add-mask::.+\n/gm, '');
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), shown);
}

/** Reads the runner's output file: `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(
    /^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n?\2$/gm,
  )) {
    outputs[name] = value;
  }
  return outputs;
}
