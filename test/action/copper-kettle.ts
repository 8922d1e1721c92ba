import { organization } from '../github/world/organization.ts';

export const REVIEWS = 'copper-kettle/reviews';
const year = { from: '2025-11-10', until: '2026-10-30' };

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
      person
        .named('Corin Halloway')
        .claims('Halifax, Nova Scotia')
        .joined('2019-03-03')
        .worksFrom('Asia/Singapore')
        .commitsAs({ name: 'Corin Halloway', email: 'corin@example.com', share: 1 })
        .commitsAs({ name: 'Ximena Duarte', email: 'corin@example.com', share: 1 })
        .browsesFrom('Africa/Tunis')
        .commits({ to: 'copper-kettle/boiler', count: 80, ...year, webEdits: 0.2 })
        .grant('boiler', 'ADMIN')
        .grant('shared', 'READ'),
    );
    it.collaborator('plain-penny', (person) =>
      person
        .claims('Porto, Portugal')
        .joined('2016-01-01')
        .worksFrom('Europe/Lisbon')
        .commits({ to: 'copper-kettle/boiler', count: 60, ...year })
        .grant('boiler', 'WRITE'),
    );
  });
