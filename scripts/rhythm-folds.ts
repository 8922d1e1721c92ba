import { createHash } from 'node:crypto';
import { type Network, unpackNetworks } from '../src/inference/rhythm/network.ts';
import { estimatorOf, type OffsetEstimator } from '../src/inference/rhythm/posterior.ts';
import { PACKED_NETWORKS } from '../src/inference/rhythm/trained.ts';

/** Authors are cut into so many folds by their id; the networks of a fold are trained on all other folds. */
export const FOLDS = 5;
export const SEEDS: readonly number[] = [11, 23];

/** The fold of an author, 0 to 4. */
export function foldOf({ id }: { readonly id: string }): number {
  return createHash('sha256').update(`fold:${id}`).digest().readUInt32BE(0) % FOLDS;
}

/** For each fold, the estimator of those shipped networks that never saw an author of it. */
export function leftOutEstimators(): readonly OffsetEstimator[] {
  const networks: readonly Network[] = unpackNetworks(PACKED_NETWORKS);
  return Array.from({ length: FOLDS }, (_, fold) =>
    estimatorOf(networks.slice(fold * SEEDS.length, (fold + 1) * SEEDS.length)),
  );
}
