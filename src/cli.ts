#!/usr/bin/env node
import { runCommandLine } from './commands/cli/command-line.ts';
import { EXIT } from './commands/exit-code.ts';
import { notWritten } from './commands/file-failure.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that stops early, such as `head`, is no failure of ours.
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`${notWritten('The output', error).message}\n`);
  process.exit(EXIT.usage);
});
process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
