import { plainPenny, REVIEWS, unfitting } from '../action/copper-kettle.ts';
import { organization } from '../github/world/organization.ts';

export const ORGANIZATION = 'copper-kettle';
export { REVIEWS };

/** After everything they commit to repositories of their own. */
const pushedAt = '2026-10-31';
const year = { from: '2025-11-10', until: '2026-10-30' };

/** Nobody here has access yet, but for one member and one collaborator; everybody may be asked about. */
export const gateWorld = (more: Parameters<typeof organization>[1] = () => undefined) =>
  organization(ORGANIZATION, (it) => {
    it.repository('boiler', { visibility: 'private', createdAt: '2021-01-01' });
    it.repository('reviews', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('site', { visibility: 'public', createdAt: '2020-01-01' });
    it.member(
      'ulla-berg',
      (person) => person.joined('2014-01-01').worksFrom('Europe/Oslo'),
      'admin',
    );
    it.collaborator('plain-penny', plainPenny);
    // Whose traces do not fit together.
    it.bystander('far-lantern', (person) =>
      unfitting(person)
        .owns('lanterns', { createdAt: '2024-01-01', pushedAt, commits: 3 })
        .commits({ to: 'far-lantern/lanterns', count: 80, ...year, webEdits: 0.2 })
        .sshKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILanternLanternLanternLanternLanternLant'),
    );
    it.bystander('ada-moreau', (person) =>
      person
        .named('Ada Moreau')
        .claims('Lyon, France')
        .joined('2015-02-01')
        .worksFrom('Europe/Paris')
        .owns('loom', {
          createdAt: '2019-01-01',
          pushedAt,
          commits: 5,
          readme: '# Loom\n\nWeaves.',
        })
        .commits({ to: 'ada-moreau/loom', count: 120, ...year })
        .opensPullRequests({ in: 'copper-kettle/site', count: 3, ...year }),
    );
    it.bystander('empty-page', (person) => person.joined('2018-01-01').hides('name', 'location'));
    it.add(more);
  });
