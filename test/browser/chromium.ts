import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's browser; a test says so by name where it is missing. In continuous integration it must be there. */
const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
export const withoutBrowser = EXECUTABLE === undefined && process.env['CI'] === undefined;
export const BROWSER = withoutBrowser
  ? 'Chromium (skipped: install the package chromium)'
  : 'Chromium';

/** Starts it with an empty profile, and nothing in it that talks to the network by itself. */
export async function startChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: EXECUTABLE ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
