import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';

export const REVIEWS = 'copper-kettle/reviews';
const year = { from: '2025-11-10', until: '2026-10-30' };

/** Traces that do not fit together, wherever the commits are. */
export const unfitting = (person: PersonBuilder) =>
  person
    .named('Corin Halloway')
    .claims('Halifax, Nova Scotia')
    .joined('2019-03-03')
    .worksFrom('Asia/Singapore')
    .commitsAs({ name: 'Corin Halloway', email: 'corin@example.com', share: 1 })
    .commitsAs({ name: 'Ximena Duarte', email: 'corin@example.com', share: 1 })
    .browsesFrom('Africa/Tunis');

/** An ordinary collaborator of the boiler. */
export const plainPenny = (person: PersonBuilder) =>
  person
    .claims('Porto, Portugal')
    .joined('2016-01-01')
    .worksFrom('Europe/Lisbon')
    .commits({ to: 'copper-kettle/boiler', count: 60, ...year })
    .grant('boiler', 'WRITE');

/** One person whose traces do not fit together, one ordinary, one who may read a private repository. */
export const copperKettle = () =>
  organization('copper-kettle', (it) => {
    it.repository('boiler', { visibility: 'private', createdAt: '2021-01-01' });
    it.repository('reviews', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('shared', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('site', { visibility: 'public', createdAt: '2020-01-01' });
    it.member(
      'ulla-berg',
      (person) => person.joined('2014-01-01').worksFrom('Europe/Oslo'),
      'admin',
    );
    it.collaborator('far-lantern', (person) =>
      unfitting(person)
        .commits({ to: 'copper-kettle/boiler', count: 80, ...year, webEdits: 0.2 })
        .grant('boiler', 'ADMIN')
        .grant('shared', 'READ'),
    );
    it.collaborator('plain-penny', plainPenny);
  });
