import { logLine } from '../../render/escape/log.ts';
import type { TextOptions } from '../../render/text.ts';
import type { Log } from '../log.ts';
import type { Environment } from './flags.ts';

/** Prints a rendering, which has escaped everything foreign already. */
export function print(output: string): void {
  process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
}

/** Progress goes to standard error, so that standard output holds nothing but the report. */
export const terminalLog: Log = {
  info: (message) => process.stderr.write(`${logLine(message)}\n`),
  warning: (message, at) => {
    const where = at === undefined ? '' : `${logLine(at.file)}:${at.line}:${at.column}: `;
    process.stderr.write(`${where}Warning: ${logLine(message)}\n`);
  },
};

const USUAL_WIDTH = 100;
const NARROWEST = 40;
const WIDEST = 120;

/** What the terminal can show; one that does not know its width says that it is 0. */
export function terminalOptions(
  { isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number } = process.stdout,
  environment: Environment = process.env,
): TextOptions {
  const { NO_COLOR = '', TERM } = environment;
  return {
    color: isTTY === true && NO_COLOR === '' && TERM !== 'dumb',
    width: Math.min(Math.max(columns || USUAL_WIDTH, NARROWEST), WIDEST),
  };
}
