// Written by `npm run rates`; do not edit.
export const MEASURED_RATES = {
  'clock-contradicts-location': { observed: 0, assessed: 1, upper95: 0.05, population: 'authors' },
  'incoherent-clocks': { observed: 0, assessed: 1, upper95: 0.05, population: 'authors' },
  'unrelated-names': { observed: 0, assessed: 1, upper95: 0.05, population: 'authors' },
} as const;
