import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-runs.ts'],
    // Where GitHub does not answer at all, a run of the packaged action waits for most of a minute.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // Tests of the packaged action mostly wait: for retries and limits.
    maxConcurrency: 8,
    // So do whole files: more of them at once than there are cores.
    maxWorkers: 4,
  },
});
