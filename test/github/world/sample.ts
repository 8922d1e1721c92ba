/** A small invented organization that shows every trait once: for trying by hand and for tests. */
import type { World } from './model.ts';
import { organization, type WorldOptions } from './organization.ts';

const year = { from: '2025-09-01', until: '2026-10-30' };

/** Northwind Labs: five repositories, a dozen people, three pending invitations. */
export function sampleWorld(options: WorldOptions = {}): World {
  return organization(
    'northwind-labs',
    (world) => {
      world.repository('api', { visibility: 'private', createdAt: '2021-03-01' });
      world.repository('web', { visibility: 'public', createdAt: '2020-05-11' });
      world.repository('firmware', { visibility: 'internal', createdAt: '2022-01-20' });
      world.repository('attic', { visibility: 'private', createdAt: '2016-02-02', archived: true });
      world.repository('security', { visibility: 'private', createdAt: '2023-04-04' });

      world.logs('org.add_outside_collaborator', {
        at: '2026-10-05T08:30:00Z',
        by: 'northwind-labs-owner',
        to: 'mira-solheim',
        country: 'NO',
        more: { permission: 'write', invitee: 'mira-solheim' },
      });
      world.logs('git.clone', {
        at: '2026-10-30T10:00:00Z',
        by: 'mira-solheim',
        in: 'api',
        more: { repository_public: false, transport_protocol: 2, transport_protocol_name: 'ssh' },
      });
      world.member(
        'ola-brandt',
        (person) => person.named('Ola Brandt').joined('2012-02-14').worksFrom('Europe/Berlin'),
        'admin',
      );
      world.member('pilar-rojas', (person) =>
        person.named('Pilar Rojas').joined('2015-07-30').worksFrom('America/Lima'),
      );

      world.collaborator('mira-solheim', (person) =>
        person
          .named('Mira Solheim')
          .claims('Oslo, Norway')
          .joined('2016-04-02')
          .worksFrom('Europe/Oslo', { hours: [9, 18], days: [1, 2, 3, 4, 5] })
          .commits({
            to: 'northwind-labs/api',
            count: 180,
            ...year,
            squashed: { share: 0.3, by: 'pilar-rojas' },
            webEdits: 0.05,
          })
          .opensPullRequests({ in: 'northwind-labs/api', count: 40, ...year })
          .reviews({ in: 'northwind-labs/web', count: 25, ...year })
          .comments({ in: 'northwind-labs/web', count: 30, ...year })
          .followed(240, 31)
          .publiclyIn('fjord-weather')
          .social('mastodon', 'https://social.example/@mira')
          .sshKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMiraSolheimLaptop', {
            createdAt: '2022-08-09',
            lastUsed: '2026-10-29',
          })
          .signingKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMiraSolheimSigning', {
            title: 'mira@fjord',
            createdAt: '2022-08-09',
          })
          .owns('weather-station', { createdAt: '2018-06-01', commits: 60 })
          .grant('api', 'WRITE'),
      );
      world.collaborator('tunde-eze', (person) =>
        person
          .named('Tunde Eze')
          .claims('Lagos')
          .joined('2019-09-21')
          .worksFrom('Africa/Lagos')
          .worksFrom('Europe/Lisbon', { since: '2026-03-01' })
          .machine('home', { share: 2, cluster: 'week' })
          .machine('UTC', { share: 1, cluster: 'week' })
          .commits({ to: 'northwind-labs/web', count: 120, ...year, merges: 0.1 })
          .twoFactor('insecure')
          .grant('web', 'MAINTAIN', 'release-manager')
          .grant('api', 'READ'),
      );
      world.collaborator('night-owl-hana', (person) =>
        person
          .named('Hana Koval')
          .claims('Kyiv')
          .joined('2017-01-05')
          .worksFrom('Europe/Kyiv', { hours: [20, 28], days: [0, 1, 2, 3, 4, 5, 6] })
          .commits({ to: 'northwind-labs/firmware', count: 90, ...year, signed: 1 })
          .gpgKey('mQENBGNightOwlHana', {
            title: 'Hana Koval',
            createdAt: '2019-02-02',
            emails: [{ email: 'hana@example.org', verified: true }],
          })
          .grant('firmware', 'TRIAGE'),
      );
      world.collaborator('borrowed-clock', (person) =>
        person
          .named('Everett Lane')
          .claims('Denver, CO')
          .joined('2025-06-18')
          .worksFrom('America/Denver')
          .machine('Asia/Almaty')
          .browsesFrom('Asia/Almaty')
          .commitsAs({ name: 'Everett Lane', email: 'everett@example.com', share: 3 })
          .commitsAs({ name: 'E. Lane', email: 'shared-desk@example.net', share: 1 })
          .commits({
            to: 'northwind-labs/api',
            count: 150,
            ...year,
            squashed: { share: 0.3, by: 'ola-brandt' },
          })
          .owns('portfolio', { createdAt: '2025-06-20', importedFrom: '2014-03-01', commits: 50 })
          .sshKey('ssh-rsa AAAAB3NzaC1yc2EAAAASharedDesk', { createdAt: '2025-06-19' })
          .twoFactor('disabled')
          .grant('api', 'ADMIN'),
      );
      world.collaborator('second-desk', (person) =>
        person
          .named('Nils Ferrar')
          .joined('2025-06-18')
          .worksFrom('Asia/Almaty')
          .commitsAs({ name: 'Nils Ferrar', email: 'shared-desk@example.net' })
          .commits({ to: 'northwind-labs/web', count: 70, ...year })
          .sshKey('ssh-rsa AAAAB3NzaC1yc2EAAAASharedDesk', { createdAt: '2025-07-02' })
          .grant('web', 'WRITE'),
      );
      world.collaborator('busy-bea', (person) =>
        person
          .named('Bea Nunes')
          .claims('São Paulo')
          .joined('2011-11-11')
          .worksFrom('America/Sao_Paulo')
          .isBusy()
          .contributed({ 2024: 900, 2025: 1400, 2026: 1100 })
          .grant('web', 'WRITE'),
      );
      world.collaborator('hostile-hal', (person) =>
        person
          .named('<img src=x onerror=alert(1)> @everyone `|` ##[add-mask]a')
          .claims('\u202eyawroN ,olsO')
          .says('[click](javascript:alert(1)) <!-- audit-marker --> ::error::no')
          .joined('2020-02-29')
          .worksFrom('Asia/Kathmandu')
          .grant('web', 'READ'),
      );
      world.collaborator('renamed-now', (person) =>
        person
          .formerly('renamed-before')
          .named('Rosa Quispe')
          .joined('2014-08-08')
          .worksFrom('America/Lima')
          .grant('web', 'WRITE'),
      );
      world.collaborator('gone-gerrit', (person) =>
        person.named('Gerrit Moen').isDeleted().grant('web', 'READ'),
      );
      world.collaborator('held-back', (person) => person.isSuspended().grant('web', 'READ'));
      world.collaborator('paperwork-app[bot]', (person) =>
        person.isBot().joined('2021-01-01').grant('web', 'WRITE'),
      );

      world.bystander('invited-ines', (person) =>
        person
          .named('Ines Teixeira')
          .joined('2026-10-05')
          .worksFrom('Europe/Lisbon')
          .invited('api', { by: 'ola-brandt', permission: 'WRITE', at: '2026-10-30T09:12:00Z' }),
      );
      world.bystander('late-lars', (person) =>
        person
          .joined('2013-03-03')
          .worksFrom('Europe/Oslo')
          .invited('web', { by: 'ola-brandt', permission: 'READ', at: '2026-10-01T12:00:00Z' }),
      );
      world.invitedByEmail('newcomer@example.org', 'web', {
        by: 'pilar-rojas',
        permission: 'MAINTAIN',
      });
    },
    options,
  );
}
