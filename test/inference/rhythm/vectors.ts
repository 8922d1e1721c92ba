import { officeWork, roundTheClock } from './series.ts';

/**
 * Made-up series with the posterior that the networks which ship give them, so that a change is seen:
 * best offset in minutes, and the mass of every sixth of the 48 places and of the best.
 */
export const VECTORS: readonly {
  readonly name: string;
  readonly instants: () => readonly number[];
  readonly best: number;
  readonly mass: Readonly<Record<number, number>>;
}[] = [
  {
    name: 'an office worker at UTC-8, 60 instants',
    instants: () => officeWork(-480, 15),
    best: -450,
    mass: {
      0: 0,
      6: 0.00117,
      9: 0.43217,
      12: 0.01216,
      18: 0.00003,
      24: 0.00006,
      30: 0.00001,
      36: 0,
      42: 0,
    },
  },
  {
    name: 'an office worker at UTC+9, 60 instants',
    instants: () => officeWork(540, 15),
    best: 570,
    mass: {
      0: 0.00025,
      6: 0.00002,
      12: 0.00005,
      18: 0,
      24: 0,
      30: 0,
      36: 0,
      42: 0.13764,
      43: 0.43227,
    },
  },
  {
    name: 'an office worker at UTC+5:30, 20 instants',
    instants: () => officeWork(330, 5),
    best: 360,
    mass: {
      0: 0.00028,
      6: 0.00036,
      12: 0.00006,
      18: 0.00001,
      24: 0,
      30: 0.00051,
      36: 0.30789,
      42: 0.00289,
    },
  },
  {
    name: 'work round the clock, 80 instants',
    instants: () => roundTheClock(80),
    best: 660,
    mass: {
      0: 0.02108,
      6: 0.01987,
      12: 0.02101,
      18: 0.01982,
      24: 0.02096,
      30: 0.02128,
      36: 0.02204,
      42: 0.02041,
      46: 0.02401,
    },
  },
];
