import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the sample organization can be served from the command line and asked by another process', async () => {
  const child = spawn(process.execPath, [
    fileURLToPath(new URL('serve.ts', import.meta.url)),
    '--port',
    '0',
  ]);
  try {
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes('Stop with')) break;
    }
    const url = /at (http:\S+)/.exec(printed)?.[1];
    const token = /owner\s+(\S+)/.exec(printed)?.[1];
    const response = await fetch(`${url}/orgs/northwind-labs`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toMatchObject({ login: 'northwind-labs', type: 'Organization' });
  } finally {
    child.kill();
  }
});
