import { counted } from '../../src/evidence/wording.ts';
import type { GitHub } from '../../test/github/server.ts';

const INTERVAL = 2_000;

/** Prints what a run does while it does it: the lines of its log, and between them how far it is. */
export function progressOf(
  github: GitHub,
  repository: string,
): { readonly read: (log: string) => void; readonly end: () => void } {
  const started = performance.now();
  const print = (line: string) => {
    const seconds = Math.round((performance.now() - started) / 1_000);
    console.log(`${String(seconds).padStart(4)} s  ${line}`);
  };
  let last = '';
  const timer = setInterval(() => {
    const state = stateOf(github, repository);
    if (state !== last) print(state);
    last = state;
  }, INTERVAL);
  let rest = '';
  return {
    read(log) {
      const lines = `${rest}${log}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.map(readable)) if (line !== '') print(line);
    },
    end: () => clearInterval(timer),
  };
}

function stateOf(github: GitHub, repository: string): string {
  const people = github.requests.filter(({ line }) => /^GET \/user\/\d+ /.test(line)).length;
  const pages = github.issues(repository).length;
  const answered = `${github.requests.length} requests answered`;
  if (pages === 0) return `… ${people} people looked at, ${answered}`;
  return `… ${counted(pages, 'page')} written, ${answered}; GitHub asks for a pause before each`;
}

/** A line of the log as the job's page shows it: without the runner's commands. */
function readable(line: string): string {
  const [, title, message] = /^::(?:warning|notice)(?: title=([^:]*))?::(.*)$/.exec(line) ?? [];
  if (message !== undefined) return title === undefined ? message : `${title}: ${message}`;
  return line.startsWith('::') ? '' : line;
}
