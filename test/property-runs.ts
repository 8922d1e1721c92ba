import fc from 'fast-check';

/**
 * `npm test` draws the same cases everywhere, so that its answer depends on the code alone; `npm run fuzz` draws new and
 * more of them. What that finds becomes an example in the test of what was mended.
 */
fc.configureGlobal(process.env['MODE'] === 'fuzz' ? { numRuns: 2_000 } : { seed: 20_261_130 });
