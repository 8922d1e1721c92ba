import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Assessment, Observation } from './assessment.ts';

/** Hexadecimal digits: 2^48 values, for the few observations of one person. */
const LENGTH = 12;

/**
 * What an observation is about, in a short text that stays the same while the evidence does: the signal, and the names,
 * addresses, places and accounts it names. Counts, shares and days are left out, for they change every week without
 * anything new being seen.
 */
export function fingerprintOf({
  signal,
  summary,
  others = [],
}: Pick<Observation, 'signal' | 'summary' | 'others'>): string {
  const named = summary.flatMap((part) => (typeof part === 'string' ? [] : [part.foreign]));
  const accounts = others.map(({ id }) => id);
  const about = [signal.id, ...[...named].sort(), ...[...accounts].sort()];
  return digest(about);
}

/**
 * Everything of an assessment that a reviewer has to know about when it changes: the evidence, what answers it, the
 * priority, and the access at stake.
 */
export function faceOf(assessment: Assessment): string {
  const { priority, observations, counterEvidence, exposure, invitations } = assessment;
  const { repositories, twoFactor, inviters } = exposure;
  return digest([
    priority,
    observations.map((seen) => [fingerprintOf(seen), seen.answeredBy?.kind.id ?? '']).sort(),
    counterEvidence.map(({ kind }) => kind.id),
    repositories.map(({ name, permission, role = '', pending }) => [
      name,
      permission,
      role,
      pending,
    ]),
    twoFactor,
    inviters,
    ...invitations.flatMap(({ id, cancelled }) => (cancelled === undefined ? [] : [id])),
  ]);
}

/** A short digest of anything JSON can write. */
export function digest(content: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, LENGTH);
}
