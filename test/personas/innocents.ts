import { type Persona, settled, WORK, YEAR } from './persona.ts';

const ONE = { atMost: 'none', observed: [] } as const;

/** People who look odd at first sight, and are not. */
export const ALONE: readonly Persona[] = [
  {
    ...ONE,
    login: 'traveller-yuki',
    story: 'Spent May in Madrid and went home.',
    tell: (p) =>
      settled(p.named('Yuki Aramaki').claims('Sapporo, Japan').joined('2015-02-11'))
        .worksFrom('Asia/Tokyo')
        .worksFrom('Europe/Madrid', { since: '2026-05-01' })
        .worksFrom('Asia/Tokyo', { since: '2026-06-01' })
        .commits({ to: WORK, count: 150, ...YEAR }),
  },
  {
    ...ONE,
    login: 'emigrant-lucia',
    story: 'Moved from Córdoba to Berlin last year and never changed the profile.',
    observed: ['clock-contradicts-location'],
    tell: (p) =>
      settled(p.named('Lucía Ferreyra').claims('Córdoba, Argentina').joined('2014-10-09'))
        .worksFrom('America/Argentina/Cordoba')
        .worksFrom('Europe/Berlin', { since: '2025-06-01' })
        .commits({ to: WORK, count: 120, ...YEAR }),
  },
  {
    ...ONE,
    login: 'night-worker-mercy',
    story: 'Lives in Manila, answers a desk in New York by night, as the policy knows.',
    tell: (p) =>
      settled(p.named('Mercy Villanueva').claims('Manila, Philippines').joined('2016-05-20'))
        .worksFrom('Asia/Manila', { hours: [21, 30] })
        .commits({ to: WORK, count: 160, ...YEAR }),
  },
  {
    ...ONE,
    login: 'night-owl-petra',
    story: 'Works at night by habit, and nobody wrote it down.',
    observed: ['rhythm-contradicts-location'],
    tell: (p) =>
      settled(p.named('Petra Vondráková').claims('Brno, Czechia').joined('2013-12-01'))
        .worksFrom('Europe/Prague', { hours: [20, 28] })
        .commits({ to: WORK, count: 130, ...YEAR }),
  },
  {
    ...ONE,
    login: 'container-kofi',
    story: 'Commits only from containers, whose clocks are on UTC.',
    tell: (p) =>
      settled(p.named('Kofi Mensah').claims('Kumasi, Ghana').joined('2016-03-15'))
        .worksFrom('Africa/Accra')
        .machine('UTC')
        .commits({ to: WORK, count: 140, ...YEAR }),
  },
  {
    ...ONE,
    login: 'container-odile',
    story: 'The same from Réunion, where UTC is far from the clock on the wall.',
    tell: (p) =>
      settled(p.named('Odile Hoarau').claims('Saint-Denis, La Réunion').joined('2017-08-02'))
        .worksFrom('Indian/Reunion')
        .machine('UTC')
        .commits({ to: WORK, count: 140, ...YEAR }),
  },
  {
    ...ONE,
    login: 'archivist-abebe',
    story: 'Moved eleven years of a Subversion archive to GitHub in one day.',
    observed: ['commits-before-account'],
    tell: (p) =>
      settled(p.named('Abebe Tessema').claims('Addis Ababa').joined('2020-01-20'))
        .worksFrom('Africa/Addis_Ababa')
        .owns('svn-archive', { createdAt: '2020-02-01', importedFrom: '2009-01-01', commits: 120 })
        .commits({ to: WORK, count: 90, ...YEAR }),
  },
  {
    ...ONE,
    login: 'renamed-signe',
    story: 'Married, changed her surname and her login.',
    observed: [],
    bound: 'a change of the surname alone is told by the part that stays',
    tell: (p) =>
      settled(p.named('Signe Dahl').claims('Bergen, Norway').joined('2017-07-07'))
        .formerly('signe-aune')
        .worksFrom('Europe/Oslo')
        .commitsAs({ name: 'Signe Dahl', email: 'signe@example.org', share: 2 })
        .commitsAs({ name: 'Signe Aune', email: 'signe@example.org', share: 1 })
        .commits({ to: WORK, count: 80, ...YEAR }),
  },
  {
    ...ONE,
    login: 'blank-page',
    story: 'Keeps the profile empty on principle.',
    tell: (p) =>
      settled(p.joined('2012-06-30'))
        .hides('name', 'location', 'company', 'bio', 'email', 'websiteUrl', 'twitter')
        .worksFrom('America/Toronto')
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'agency-wanjiru',
    story: 'Hired with two colleagues of one agency on one day, each with a new account.',
    observed: ['young-account-at-grant'],
    tell: (p) =>
      p
        .named('Wanjiru Kamau')
        .claims('Nairobi')
        .at('Baobab Digital')
        .joined('2026-08-17T08:10:00Z')
        .worksFrom('Africa/Nairobi')
        .commits({ to: WORK, count: 60, from: '2026-08-20', until: '2026-10-30' })
        .grant('core', 'WRITE'),
  },
  {
    ...ONE,
    login: 'agency-otieno',
    story: 'A colleague of hers.',
    observed: ['young-account-at-grant'],
    tell: (p) =>
      p
        .named('Otieno Barasa')
        .claims('Nairobi')
        .at('Baobab Digital')
        .joined('2026-08-17T08:40:00Z')
        .worksFrom('Africa/Nairobi')
        .commits({ to: WORK, count: 50, from: '2026-08-20', until: '2026-10-30' })
        .grant('core', 'WRITE'),
  },
  {
    ...ONE,
    login: 'agency-halima',
    story: 'And another one.',
    observed: ['young-account-at-grant'],
    tell: (p) =>
      p
        .named('Halima Juma')
        .claims('Mombasa, Kenya')
        .at('@baobab-digital')
        .joined('2026-08-17T09:05:00Z')
        .worksFrom('Africa/Nairobi')
        .commits({ to: WORK, count: 55, from: '2026-08-20', until: '2026-10-30' })
        .grant('core', 'WRITE'),
  },
  {
    ...ONE,
    login: 'student-teuila',
    story: 'Opened the account at school, rested it through a degree, and came back.',
    tell: (p) =>
      p
        .named('Teuila Faleafa')
        .claims('Apia, Samoa')
        .joined('2017-03-01')
        .contributed({ 2017: 40, 2025: 60 })
        .owns('thesis', { createdAt: '2025-02-02', commits: 30 })
        .worksFrom('Pacific/Apia')
        .commits({ to: WORK, count: 70, ...YEAR })
        .grant('core', 'WRITE'),
  },
  {
    ...ONE,
    login: 'work-and-private-ana',
    story: 'Keeps a private account beside this one and says so; the machine is one.',
    tell: (p) =>
      settled(p.named('Ana Paredes').claims('Quito, Ecuador').joined('2018-09-03'))
        .worksFrom('America/Guayaquil')
        .commitsAs({ name: 'Ana Paredes', email: 'ana@example.net', share: 3 })
        .commitsAs({
          name: 'Ana Paredes',
          email: 'ana.home@example.net',
          share: 1,
          verified: false,
        })
        .owns('field-notes', { createdAt: '2020-05-05', commits: 20 })
        .commits({ to: WORK, count: 90, ...YEAR }),
  },
  {
    ...ONE,
    login: 'ana-at-home',
    story: 'The private account of the same person, invited by mistake.',
    tell: (p) =>
      settled(p.named('Ana Paredes').claims('Quito, Ecuador').joined('2013-02-14'))
        .worksFrom('America/Guayaquil')
        .commitsAs({ name: 'Ana Paredes', email: 'ana.home@example.net' })
        .commits({ to: WORK, count: 60, ...YEAR }),
  },
  {
    ...ONE,
    login: 'bootcamp-ravi',
    story: 'Came from a course whose people all got one template for their profile.',
    tell: (p) =>
      settled(p.named('Ravi Deshpande').claims('Pune, India').joined('2018-06-01'))
        .says('Graduate of the Lantern course. I build small web things and learn in public.')
        .worksFrom('Asia/Kolkata')
        .commits({ to: WORK, count: 80, ...YEAR }),
  },
  {
    ...ONE,
    login: 'power-user-bea',
    story: 'Commits more than anybody, at every hour there is light.',
    tell: (p) =>
      settled(p.named('Beatriz Nunes').claims('São Paulo').joined('2011-11-11'))
        .worksFrom('America/Sao_Paulo', { hours: [7, 22], days: [0, 1, 2, 3, 4, 5, 6] })
        .commits({ to: WORK, count: 480, ...YEAR }),
  },
  {
    ...ONE,
    login: 'university-noor',
    story: 'Part of a university team that commits to each other’s repositories.',
    tell: (p) =>
      settled(p.named('Noor Haddad').claims('Amman').at('Harbour University').joined('2018-10-01'))
        .worksFrom('Asia/Amman')
        .commits({ to: WORK, count: 90, ...YEAR }),
  },
  {
    ...ONE,
    login: 'half-hour-pradeep',
    story: 'Lives on a clock of five hours and three quarters.',
    tell: (p) =>
      settled(p.named('Pradeep Gurung').claims('Pokhara, Nepal').joined('2016-01-05'))
        .worksFrom('Asia/Kathmandu')
        .commits({ to: WORK, count: 110, ...YEAR }),
  },
  {
    ...ONE,
    login: 'southern-hemi',
    story: 'Turns the clock forward when half of the world turns it back.',
    tell: (p) =>
      settled(p.named('Hemi Ngata').claims('Dunedin, New Zealand').joined('2014-04-04'))
        .worksFrom('Pacific/Auckland')
        .commits({ to: WORK, count: 120, ...YEAR }),
  },
  {
    ...ONE,
    login: 'couple-ines',
    story: 'Shares one laptop, set to her partner’s language and zone, for some weeks.',
    tell: (p) =>
      settled(p.named('Inês Tavares').claims('Porto, Portugal').joined('2015-05-05'))
        .worksFrom('Europe/Lisbon')
        .machine('home', { share: 6, cluster: 'week' })
        .machine('Europe/Athens', { share: 1, cluster: 'week' })
        .commits({ to: WORK, count: 140, ...YEAR }),
  },
  {
    ...ONE,
    login: 'family-mailbox-oyelaran',
    story: 'Uses the mailbox of the family, under which the son committed his homework.',
    observed: ['unrelated-names'],
    bound: 'it is about two names',
    tell: (p) =>
      settled(p.named('Folake Oyelaran').claims('Ibadan, Nigeria').joined('2016-06-16'))
        .worksFrom('Africa/Lagos')
        .commitsAs({ name: 'Folake Oyelaran', email: 'house@example.net', share: 6 })
        .commitsAs({ name: 'Tunde Adebisi', email: 'house@example.net', share: 1 })
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'client-zone-marek',
    story: 'The client pins the laptop to its own zone; home is where the browser is.',
    observed: ['clock-contradicts-location'],
    tell: (p) =>
      settled(p.named('Marek Zieliński').claims('Gdańsk').joined('2013-03-13'))
        .worksFrom('Europe/Warsaw')
        .machine('America/Los_Angeles')
        .browsesFrom('Europe/Warsaw')
        .commits({ to: WORK, count: 130, ...YEAR }),
  },
  {
    ...ONE,
    login: 'speaker-nia',
    story: 'Speaks at conferences and follows back everybody.',
    tell: (p) =>
      settled(p.named('Nia Morgan').claims('Cardiff').joined('2010-10-10'))
        .followed(2_400, 1_900)
        .worksFrom('Europe/London')
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'keeper-of-a-project',
    story: 'Took over a project of forty authors, which people go on starring.',
    tell: (p) =>
      settled(p.named('Sunniva Aas').claims('Tromsø').joined('2012-12-12'))
        .worksFrom('Europe/Oslo')
        .owns('old-engine', {
          createdAt: '2018-01-01',
          commits: 30,
          stars: 900,
          forks: 120,
          mergesFrom: ['bram-k', 'lin-s', 'ode-b', 'piet-v'],
        })
        .commits({ to: WORK, count: 90, ...YEAR }),
  },
  {
    ...ONE,
    login: 'two-scripts-olena',
    story: 'Writes her name in two scripts.',
    bound: 'it is about one name in two scripts',
    tell: (p) =>
      settled(p.named('Олена Гриценко').claims('Львів').joined('2015-09-09'))
        .worksFrom('Europe/Kyiv')
        .commitsAs({ name: 'Олена Гриценко', email: 'olena@example.org', share: 2 })
        .commitsAs({ name: 'Olena Hrytsenko', email: 'olena@example.org', share: 1 })
        .commits({ to: WORK, count: 110, ...YEAR }),
  },
  {
    ...ONE,
    login: 'irregular-jo',
    story: 'Lives with an illness and works when it lets them, at any hour.',
    tell: (p) =>
      settled(p.named('Jo Lindqvist').claims('Umeå').joined('2014-01-30'))
        .worksFrom('Europe/Stockholm', { hours: [0, 24], days: [0, 1, 2, 3, 4, 5, 6] })
        .commits({ to: WORK, count: 120, ...YEAR }),
  },
  {
    ...ONE,
    login: 'graduate-mei',
    story: 'Began last week, with an account as old as the job.',
    observed: ['young-account-at-grant'],
    tell: (p) =>
      p
        .named('Mei Tanaka')
        .claims('Nagoya')
        .joined('2026-10-20')
        .worksFrom('Asia/Tokyo')
        .commits({ to: WORK, count: 12, from: '2026-10-24', until: '2026-10-30' })
        .grant('core', 'WRITE'),
  },
  {
    ...ONE,
    login: 'rotator-dmitri',
    story: 'The employer replaces keys every quarter.',
    tell: (p) =>
      settled(p.named('Dmitri Kallas').claims('Tallinn').joined('2013-06-06'))
        .worksFrom('Europe/Tallinn')
        .sshKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIrotator', { createdAt: '2026-10-01' })
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'former-name-nadia',
    story:
      'Took another name altogether two years ago, and the key she signs with still bears the former one.',
    tell: (p) =>
      settled(p.named('Nadia Castellan').claims('Trieste').joined('2014-03-08'))
        .worksFrom('Europe/Rome')
        .gpgKey('5B60AA17C9D4E3F2', {
          createdAt: '2016-05-05',
          userIds: ['Giulia Ferrero <gf@example.com>', 'Nadia Castellan <nadia@example.com>'],
        })
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'married-name-adwoa',
    story: 'Married, and kept the user id with her family name of before in the key.',
    tell: (p) =>
      settled(p.named('Adwoa Lindgren').claims('Uppsala').joined('2015-09-12'))
        .worksFrom('Europe/Stockholm')
        .gpgKey('71E09B44D2C6A385', {
          createdAt: '2017-07-07',
          userIds: ['Adwoa Boateng <adwoa@example.com>', 'Adwoa Lindgren <adwoa@example.com>'],
        })
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'bilingual-key-nino',
    story: 'Signs with a key that bears her name in two scripts, and what the key is for.',
    bound: 'it is about one name in two scripts',
    tell: (p) =>
      settled(p.named('Nino Beridze').claims('Tbilisi').joined('2016-11-30'))
        .worksFrom('Asia/Tbilisi')
        .gpgKey('C4D8E91F30A7B652', {
          createdAt: '2019-04-04',
          userIds: [
            'Nino Beridze <nino@example.com>',
            'ნინო ბერიძე <nino@example.com>',
            'Juniper Works (signing) <release@example.com>',
          ],
        })
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'joker-tam',
    story: 'Lives, by the profile, under your bed.',
    tell: (p) =>
      settled(p.named('Tam Nguyễn').claims('under your bed').joined('2016-10-31'))
        .worksFrom('Asia/Ho_Chi_Minh')
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'two-cities-jonas',
    story: 'Names the two cities they live in by turns.',
    bound: 'two places are moved as one',
    tell: (p) =>
      settled(p.named('Jonas Whitfield').claims('Lisbon / Bali').joined('2011-04-18'))
        .worksFrom('Europe/Lisbon')
        .worksFrom('Asia/Makassar', { since: '2026-04-01' })
        .commits({ to: WORK, count: 110, ...YEAR }),
  },
  {
    ...ONE,
    login: 'fresh-eyes-samir',
    story: 'Rarely commits, mostly reviews: too little to say anything about clocks.',
    tell: (p) =>
      settled(p.named('Samir Khoury').claims('Beirut, Lebanon').joined('2015-01-12'))
        .worksFrom('Asia/Beirut')
        .commits({ to: WORK, count: 8, ...YEAR })
        .reviews({ in: WORK, count: 20, ...YEAR }),
  },
];
