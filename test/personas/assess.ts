import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { cohortBuilder } from '../../src/evidence/cohort.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { readWorld } from '../collect/read.ts';
import { organization } from '../github/world/organization.ts';
import { places } from '../signals/context.ts';
import { CASES } from './cases.ts';
import { CIRCLES, HUB_FOLLOWERS, HUBS } from './circles.ts';
import { ALONE } from './innocents.ts';
import { BILLING } from './material.ts';
import { MECHANISMS as SINGLE } from './mechanisms.ts';
import { ON_RECORD } from './on-record.ts';
import { ORGANIZATION, type Persona } from './persona.ts';
import { TOGETHER } from './together.ts';

export const INNOCENTS: readonly Persona[] = [...ALONE, ...TOGETHER];
export const MECHANISMS: readonly Persona[] = [...SINGLE, ...CIRCLES, ...ON_RECORD];
export const PERSONAS: readonly Persona[] = [...INNOCENTS, ...MECHANISMS, ...CASES];

/** What the organization of the personas has agreed with them. */
const ARRANGEMENTS = [{ who: 'night-worker-mercy', hoursOf: 'America/New_York' }];

/** Everybody as one organization: told in the persona language, answered by the double, read by the collectors. */
export async function readPersonas(): Promise<readonly Collaborator[]> {
  const world = organization(
    ORGANIZATION,
    (it) => {
      it.repository('core', {
        visibility: 'private',
        createdAt: '2016-01-01',
        files: { 'billing/tax.ts': BILLING, 'billing/rounding.ts': BILLING.repeat(2) },
      });
      it.repository('drafts', { visibility: 'private', createdAt: '2016-01-01' });
      it.member('an-owner', (person) => person.joined('2012-01-01'), 'admin');
      for (const { login, tell } of PERSONAS) it.collaborator(login, tell);
      for (const hub of HUBS) {
        it.bystander(hub, (person) => person.joined('2014-01-01').follows(...HUB_FOLLOWERS));
      }
    },
    { now: new Date(EXAMPLE_NOW * 1_000).toISOString() },
  );
  const { people } = await readWorld(world, { reading: { compareAvatars: true } });
  return people.map((person) => told.get(person.login)?.afterwards?.(person) ?? person);
}

const told = new Map(PERSONAS.map((persona) => [persona.login, persona]));

/** Judges all of them with each other by the whole catalogue; by login. */
export function judge(people: readonly Collaborator[]): ReadonlyMap<string, Assessment> {
  const cohort = cohortBuilder();
  for (const person of people) cohort.add(person);
  const together = cohort.build();
  return new Map(
    people.map((person) => {
      const context = {
        takenAt: EXAMPLE_NOW,
        places,
        cohort: together,
        arrangements: ARRANGEMENTS,
        sponsorships: [],
        acceptances: [],
        vouches: [],
        operator: told.get(person.login)?.operator ?? {},
      };
      return [person.login, assess(person, CATALOGUE, context, DEFAULT_THRESHOLDS)];
    }),
  );
}

/** Ids of what was observed, in the order of the alphabet. */
export function observedOf(assessment: Assessment | undefined): readonly string[] {
  return (assessment?.observations ?? []).map(({ signal }) => signal.id).sort();
}
