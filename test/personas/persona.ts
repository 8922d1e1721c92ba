import type { Priority } from '../../src/assess/priority.ts';
import type { OperatorFiles } from '../../src/evidence/operator-files.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';

/** An invented person, told as a short story, with what an audit of them must come to. */
export interface Persona {
  readonly login: string;
  /** One sentence. */
  readonly story: string;
  /** Signals that must observe it; none where GitHub cannot show it. */
  readonly observed: readonly string[];
  /** What an innocent may at most stand at; a mechanism may stand anywhere. */
  readonly atMost?: Priority;
  /** Why nothing GitHub records shows it. */
  readonly unseen?: string;
  /** Where the story cannot be told of another place or another name, and why. */
  readonly bound?: string;
  readonly tell: (person: PersonBuilder) => PersonBuilder;
  /** What happens outside of the double: an audit log of another plan, a link that is gone. */
  readonly afterwards?: (person: Collaborator) => Collaborator;
  readonly operator?: OperatorFiles;
}

export const ORGANIZATION = 'juniper-works';
/** The repository everybody works in, private to the organization. */
export const WORK = `${ORGANIZATION}/core`;
/** The year under review; the world's present is 2026-11-02. */
export const YEAR = { from: '2025-11-10', until: '2026-10-30' } as const;

/** An account of some years with a life of its own, so that only what the story tells is unusual. */
export function settled(person: PersonBuilder): PersonBuilder {
  return person
    .contributed({ 2020: 120, 2021: 210, 2022: 180, 2023: 240, 2024: 190, 2025: 200 })
    .owns('notes', { createdAt: '2019-04-08', commits: 15 })
    .grant('core', 'WRITE');
}
