import { logLine } from '../../render/escape/log.ts';
import type { TextOptions } from '../../render/text.ts';
import type { Log } from '../log.ts';

/** Prints a rendering, which has escaped everything foreign already. */
export function print(output: string): void {
  process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
}

/** Progress goes to standard error, so that standard output holds nothing but the report. */
export const terminalLog: Log = {
  info: (message) => process.stderr.write(`${logLine(message)}\n`),
  warning: (message, at) => {
    const where = at === undefined ? '' : `${logLine(at.file)}:${at.line}: `;
    process.stderr.write(`${where}Warning: ${logLine(message)}\n`);
  },
};

/** What the terminal can show. */
export function terminalOptions(): TextOptions {
  return {
    color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    width: Math.min(process.stdout.columns ?? 100, 120),
  };
}
