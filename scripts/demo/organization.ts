import type { World } from '../../test/github/world/model.ts';
import { organization } from '../../test/github/world/organization.ts';
import type { PersonBuilder } from '../../test/github/world/sentences.ts';

/** The year the demo looks at; it ends before the world's "now", 2026-11-02. */
const year = { from: '2025-11-10', until: '2026-10-30' };
/** What somebody does elsewhere on GitHub in the years before. */
const STEADY = { 2021: 210, 2022: 180, 2023: 240, 2024: 190 };

/**
 * Lumen Robotics, an invented organization with 46 invented people who are not its members. Most are ordinary; some are
 * ordinary and look odd at first sight; a few leave traces that do not fit together.
 */
export function lumenRobotics(): World {
  return organization('lumen-robotics', (world) => {
    world.repository('controller', { visibility: 'private', createdAt: '2019-03-04' });
    world.repository('vision', { visibility: 'private', createdAt: '2020-09-15' });
    world.repository('cloud', { visibility: 'private', createdAt: '2021-06-21' });
    world.repository('docs', { visibility: 'public', createdAt: '2018-11-01' });
    world.repository('security-review', { visibility: 'private', createdAt: '2024-02-01' });

    world.member(
      'amara-lindqvist',
      (person) =>
        person.named('Amara Lindqvist').joined('2013-05-06').worksFrom('Europe/Stockholm'),
      'admin',
    );
    world.member('rafael-montoya', (person) =>
      person.named('Rafael Montoya').joined('2014-08-19').worksFrom('America/Bogota'),
    );

    for (const [login, persona] of Object.entries({ ...INCOHERENT, ...LOOK_ALIKES }))
      world.collaborator(login, persona);
    for (const [login, name, place, zone, repository] of ORDINARY) {
      world.collaborator(login, (person) => ordinary(person, login, name, place, zone, repository));
    }
    world.bystander('noa-verbeeck', (person) =>
      person
        .named('Noa Verbeeck')
        .joined('2026-10-20')
        .worksFrom('Europe/Brussels')
        .invited('docs', { by: 'rafael-montoya', permission: 'WRITE', at: '2026-10-28T10:00:00Z' }),
    );
    world.bystander('samir-haddad-eng', (person) =>
      person
        .named('Samir Haddad')
        .claims('Beirut, Lebanon')
        .joined('2015-01-12')
        .worksFrom('Asia/Beirut')
        .owns('tide-tables', { createdAt: '2019-04-02', commits: 80 })
        .invited('vision', {
          by: 'amara-lindqvist',
          permission: 'WRITE',
          at: '2026-10-30T15:30:00Z',
        }),
    );
    world.invitedByEmail('somebody@example.org', 'docs', {
      by: 'rafael-montoya',
      permission: 'READ',
    });
  });
}

type Persona = (person: PersonBuilder) => PersonBuilder;

/** Traces that do not fit together, in more than one way each. */
export const INCOHERENT: Readonly<Record<string, Persona>> = {
  'tobin-ashgrove': (person) =>
    person
      .named('Tobin Ashgrove')
      .claims('Portland, Oregon')
      .says('Full stack engineer, robotics and control')
      .joined('2025-10-14')
      .worksFrom('Europe/Helsinki')
      .commitsAs({ name: 'Tobin Ashgrove', email: 'tobin@example.com', share: 3 })
      .commitsAs({ name: 'Cyprian Wolde', email: 'tobin@example.com', share: 1 })
      .browsesFrom('America/Sao_Paulo')
      .commits({ to: 'lumen-robotics/controller', count: 140, ...year, webEdits: 0.15 })
      .opensPullRequests({ in: 'lumen-robotics/controller', count: 40, ...year })
      .owns('motion-planner', { createdAt: '2025-10-20', importedFrom: '2017-02-01', commits: 60 })
      .owns('pid-tuner', { createdAt: '2025-10-21', importedFrom: '2018-06-01', commits: 40 })
      .twoFactor('disabled')
      .grant('controller', 'ADMIN')
      .grant('cloud', 'WRITE'),
  'marlow-quist': (person) =>
    person
      .named('Marlow Quist')
      .claims('Cape Town, South Africa')
      .joined('2025-09-03')
      .worksFrom('America/Chicago')
      .commitsAs({ name: 'Marlow Quist', email: 'marlow@example.com', share: 3 })
      .commitsAs({ name: 'Marlow Quist', email: 'desk@studio.example', share: 1, verified: false })
      .commits({ to: 'lumen-robotics/vision', count: 110, ...year })
      .owns('lens-notes', { createdAt: '2025-09-10', importedFrom: '2016-05-01', commits: 50 })
      .grant('vision', 'WRITE'),
  'devika-soto': (person) =>
    person
      .named('Devika Soto')
      .joined('2025-09-05')
      .worksFrom('America/Sao_Paulo')
      .machine('America/Sao_Paulo', { cluster: 'day' })
      .machine('Asia/Karachi', { cluster: 'day' })
      .machine('Pacific/Auckland', { cluster: 'day' })
      .commitsAs({ name: 'Devika Soto', email: 'devika@example.com', share: 3 })
      .commitsAs({ name: 'Devika Soto', email: 'desk@studio.example', share: 1, verified: false })
      .commits({ to: 'lumen-robotics/vision', count: 120, ...year })
      .owns('shader-box', { createdAt: '2025-10-02', commits: 40 })
      .grant('vision', 'MAINTAIN'),
  'hollis-tremaine': (person) =>
    person
      .named('Hollis Tremaine')
      .claims('Wellington, New Zealand')
      .joined('2019-05-20')
      .worksFrom('Africa/Tunis')
      .commitsAs({ name: 'Hollis Tremaine', email: 'hollis@example.net', share: 2 })
      .commitsAs({ name: 'Bastien Okonjo', email: 'hollis@example.net', share: 1 })
      .browsesFrom('Asia/Singapore')
      .commits({ to: 'lumen-robotics/cloud', count: 90, ...year, webEdits: 0.2 })
      .grant('cloud', 'WRITE'),
};

/** Ordinary people with one thing about them that looks odd. */
export const LOOK_ALIKES: Readonly<Record<string, Persona>> = {
  'traveller-yuki': (person) =>
    person
      .named('Yuki Aramaki')
      .claims('Sapporo, Japan')
      .joined('2015-02-11')
      .worksFrom('Asia/Tokyo')
      .worksFrom('Europe/Madrid', { since: '2026-05-01' })
      .worksFrom('Asia/Tokyo', { since: '2026-06-01' })
      .commits({ to: 'lumen-robotics/vision', count: 150, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('vision', 'WRITE'),
  'emigrant-lucia': (person) =>
    person
      .named('Lucía Ferreyra')
      .claims('Córdoba, Argentina')
      .joined('2014-10-09')
      .worksFrom('America/Argentina/Cordoba')
      .worksFrom('Europe/Berlin', { since: '2025-06-01' })
      .commits({ to: 'lumen-robotics/docs', count: 120, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('docs', 'WRITE'),
  'container-kofi': (person) =>
    person
      .named('Kofi Mensah-Boateng')
      .claims('Kumasi, Ghana')
      .joined('2016-03-15')
      .worksFrom('Africa/Accra')
      .machine('UTC')
      .commits({ to: 'lumen-robotics/cloud', count: 140, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('cloud', 'WRITE'),
  'night-shift-petra': (person) =>
    person
      .named('Petra Vondráková')
      .claims('Brno, Czechia')
      .joined('2013-12-01')
      .worksFrom('Europe/Prague', { hours: [20, 28] })
      .commits({ to: 'lumen-robotics/controller', count: 130, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('controller', 'WRITE'),
  'archive-abebe': (person) =>
    person
      .named('Abebe Tessema')
      .claims('Addis Ababa')
      .joined('2020-01-20')
      .worksFrom('Africa/Addis_Ababa')
      .commits({ to: 'lumen-robotics/controller', count: 90, ...year })
      .owns('svn-archive', { createdAt: '2020-02-01', importedFrom: '2009-01-01', commits: 120 })
      .contributed(STEADY)
      .grant('controller', 'WRITE'),
  'renamed-signe': (person) =>
    person
      .named('Signe Dahl')
      .claims('Bergen, Norway')
      .joined('2017-07-07')
      .formerly('signe-aune')
      .worksFrom('Europe/Oslo')
      .commitsAs({ name: 'Signe Dahl', email: 'signe@example.org', share: 2 })
      .commitsAs({ name: 'Signe Aune', email: 'signe@example.org', share: 1 })
      .commits({ to: 'lumen-robotics/docs', count: 80, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('docs', 'WRITE'),
  'blank-page': (person) =>
    person
      .hides('name', 'location', 'company', 'bio', 'email', 'websiteUrl', 'twitter')
      .joined('2012-06-30')
      .worksFrom('America/Toronto')
      .commits({ to: 'lumen-robotics/vision', count: 100, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('vision', 'READ'),
  'agency-newcomer': (person) =>
    person
      .named('Wanjiru Kamau')
      .claims('Nairobi')
      .at('Baobab Digital')
      .joined('2026-08-17')
      .worksFrom('Africa/Nairobi')
      .commits({ to: 'lumen-robotics/cloud', count: 60, from: '2026-08-20', until: '2026-10-30' })
      .grant('cloud', 'WRITE'),
  'two-machines-minh': (person) =>
    person
      .named('Minh Châu Lý')
      .claims('Đà Nẵng, Việt Nam')
      .joined('2016-09-09')
      .worksFrom('Asia/Ho_Chi_Minh')
      .machine('home', { share: 3 })
      .machine('America/Los_Angeles', { share: 1 })
      .commits({ to: 'lumen-robotics/vision', count: 140, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('vision', 'WRITE'),
  'nomad-jonas': (person) =>
    person
      .named('Jonas Whitfield')
      .claims('Lisbon / Bali / wherever')
      .joined('2011-04-18')
      .worksFrom('Europe/Lisbon')
      .worksFrom('Asia/Makassar', { since: '2026-02-01' })
      .commits({ to: 'lumen-robotics/docs', count: 110, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('docs', 'WRITE'),
  'busy-bea': (person) =>
    person
      .named('Beatriz Nunes')
      .claims('São Paulo')
      .joined('2011-11-11')
      .worksFrom('America/Sao_Paulo')
      .isBusy()
      .contributed({ 2023: 2100, 2024: 1900, 2025: 2400, 2026: 2000 })
      .commits({ to: 'lumen-robotics/controller', count: 480, ...year })
      .grant('controller', 'MAINTAIN'),
  'quiet-quill': (person) =>
    person
      .named('Ottoline Quill')
      .joined('2018-02-02')
      .worksFrom('Europe/London')
      .grant('docs', 'READ'),
  'gone-away': (person) => person.named('Ilmari Kettunen').isDeleted().grant('docs', 'READ'),
  'markdown-mischief': (person) =>
    person
      .named('</details>**bold** @lumen-robotics/everyone #1 `|` <img src=x onerror=alert(1)>')
      .claims('[Reykjavík](https://example.com) ##[add-mask]a ::set-output name=soon::0')
      .says('<!-- outside-collaborator-audit:index -->')
      .joined('2017-05-05')
      .worksFrom('Atlantic/Azores')
      .commits({ to: 'lumen-robotics/docs', count: 60, ...year })
      .contributed(STEADY)
      .owns('notes', { createdAt: '2019-04-08', commits: 15 })
      .grant('docs', 'READ'),
};

function ordinary(
  person: PersonBuilder,
  login: string,
  name: string,
  place: string,
  zone: string,
  repository: string,
): PersonBuilder {
  // Accounts, activity and clocks differ from person to person, but not from run to run.
  const seed = [...login].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return person
    .named(name)
    .claims(place)
    .joined(
      new Date(Date.UTC(2010 + (seed % 9), 0, 1 + ((seed * 37) % 360), seed % 24)).toISOString(),
    )
    .worksFrom(zone, { hours: [8 + (seed % 3), 17 + (seed % 4)] })
    .commits({
      to: `lumen-robotics/${repository}`,
      count: 40 + (seed % 120),
      ...year,
      webEdits: 0.04,
      squashed: { share: 0.2, by: 'rafael-montoya' },
    })
    .opensPullRequests({ in: `lumen-robotics/${repository}`, count: 10 + (seed % 30), ...year })
    .contributed(STEADY)
    .owns(`${login.split('-')[0]}-tools`, { createdAt: '2020-03-01', commits: 10 + (seed % 40) })
    .grant(repository, seed % 5 === 0 ? 'READ' : 'WRITE');
}

const ORDINARY = [
  ['aisha-bello-ng', 'Aisha Bello', 'Abuja, Nigeria', 'Africa/Lagos', 'cloud'],
  ['anders-krog', 'Anders Krogh', 'Aarhus', 'Europe/Copenhagen', 'controller'],
  ['anjali-menon-r', 'Anjali Menon', 'Kochi, India', 'Asia/Kolkata', 'vision'],
  ['arman-petrosyan-x', 'Արման Պետրոսյան', 'Yerevan, Armenia', 'Asia/Yerevan', 'docs'],
  ['camille-besson', 'Camille Besson', 'Lyon, France', 'Europe/Paris', 'cloud'],
  ['carlos-ixtapa', 'Carlos Ixtepan', 'Guadalajara, México', 'America/Mexico_City', 'docs'],
  ['chen-lihua-tw', '陳麗華', '台北', 'Asia/Taipei', 'vision'],
  ['dara-okafor', 'Dara Okafor', 'Atlanta, GA', 'America/New_York', 'controller'],
  ['elif-yalcin', 'Elif Yalçın', 'İzmir, Türkiye', 'Europe/Istanbul', 'cloud'],
  ['eun-ji-baek', '백은지', 'Busan', 'Asia/Seoul', 'vision'],
  ['fatima-zahra-b', 'Fatima-Zahra Benali', 'Rabat, Morocco', 'Africa/Casablanca', 'docs'],
  ['georgi-stoev', 'Георги Стоев', 'Пловдив, България', 'Europe/Sofia', 'controller'],
  ['hemi-ngata', 'Hemi Ngata', 'Dunedin, New Zealand', 'Pacific/Auckland', 'docs'],
  ['isabel-quiroga', 'Isabel Quiroga', 'Santa Cruz, Bolivia', 'America/La_Paz', 'docs'],
  ['jun-watari', '渡利 純', '福岡市', 'Asia/Tokyo', 'vision'],
  ['keala-kahale', 'Keala Kahale', 'Honolulu, Hawaii', 'Pacific/Honolulu', 'cloud'],
  ['leila-farahani', 'لیلا فراهانی', 'Shiraz, Iran', 'Asia/Tehran', 'vision'],
  ['liam-osullivan-c', "Liam O'Sullivan", 'Cork, Ireland', 'Europe/Dublin', 'controller'],
  ['magda-zielonka', 'Magdalena Zielonka', 'Wrocław', 'Europe/Warsaw', 'cloud'],
  ['moana-tupou', 'Moana Tupou', 'Nukuʻalofa, Tonga', 'Pacific/Tongatapu', 'docs'],
  ['nandi-dube', 'Nandi Dube', 'Durban, South Africa', 'Africa/Johannesburg', 'controller'],
  ['olena-hrytsenko', 'Олена Гриценко', 'Львів', 'Europe/Kyiv', 'cloud'],
  ['pradeep-gurung', 'Pradeep Gurung', 'Pokhara, Nepal', 'Asia/Kathmandu', 'vision'],
  ['rosa-quispe', 'Rosa Quispe', 'Arequipa, Perú', 'America/Lima', 'docs'],
  ['sione-faleafa', 'Sione Faleafa', 'Apia, Samoa', 'Pacific/Apia', 'docs'],
  ['tariq-almansoor', 'طارق المنصور', 'Muscat, Oman', 'Asia/Muscat', 'cloud'],
  ['will-tregear', 'Will Tregear', 'Perth, Western Australia', 'Australia/Perth', 'controller'],
  ['xenia-drakou', 'Ξένια Δράκου', 'Θεσσαλονίκη', 'Europe/Athens', 'vision'],
] as const;
