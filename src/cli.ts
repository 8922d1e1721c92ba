#!/usr/bin/env node
import { runCommandLine } from './commands/cli/command-line.ts';
import { EXIT } from './commands/exit-code.ts';
import { notWritten } from './commands/file-failure.ts';

const CLOSED = ['EPIPE', 'ERR_STREAM_DESTROYED'];

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that stops early, such as `head`, is no failure of ours, and no reason not to finish what was asked for.
    if (CLOSED.includes(error.code ?? '')) return;
    process.stderr.write(`${notWritten('The output', error).message}\n`);
    process.exit(EXIT.usage);
  });
}
process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
