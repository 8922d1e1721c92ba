import { DAY, EXAMPLE_NOW, exampleCommits } from '../../src/evidence/example-person.ts';
import { known } from '../../src/snapshot/fact.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { BILLING, TURNED_DOWN } from './material.ts';
import {
  coherent,
  DRAFTS,
  dated,
  formerly,
  type Persona,
  settled,
  signed,
  WORK,
  withFact,
  YEAR,
} from './persona.ts';

const NOTHING_TO_SEE = { observed: [] } as const;

/** What published guidance and cases describe, one mechanism a person; some need several people. */
export const MECHANISMS: readonly Persona[] = [
  {
    login: 'elsewhere-corin',
    story: 'States Halifax and works by the clock of Singapore, as a borrowed profile would.',
    observed: ['clock-contradicts-location'],
    tell: (p) =>
      coherent(p, 'Corin Halloway', 'Halifax, Nova Scotia', 'Asia/Singapore', '2019-03-03'),
  },
  {
    login: 'set-clock-edda',
    story:
      'Set the machine to Denver, where the profile says she lives, and keeps office hours elsewhere.',
    observed: ['rhythm-contradicts-location'],
    tell: (p) =>
      settled(p.named('Edda Marsh').claims('Denver, Colorado').joined('2018-02-02'))
        .worksFrom('Asia/Karachi')
        .machine('America/Denver')
        .commits({ to: WORK, count: 220, ...YEAR }),
  },
  {
    login: 'three-clocks-devika',
    story: 'Several people share the account: three distant clocks, from one day to the next.',
    observed: ['incoherent-clocks'],
    tell: (p) =>
      settled(p.named('Devika Soto').joined('2018-09-05'))
        .worksFrom('America/Sao_Paulo')
        .machine('America/Sao_Paulo', { cluster: 'day' })
        .machine('Asia/Karachi', { cluster: 'day' })
        .machine('Pacific/Auckland', { cluster: 'day' })
        .commits({ to: WORK, count: 160, ...YEAR }),
  },
  {
    login: 'browser-tells-hollis',
    story: 'Pins the machine to Tunis; the browser, which nobody thought of, says Singapore.',
    observed: ['browser-contradicts-machine'],
    tell: (p) =>
      settled(p.named('Hollis Tremaine').joined('2019-05-20'))
        .worksFrom('Africa/Tunis')
        .browsesFrom('Asia/Singapore')
        .commits({ to: WORK, count: 120, ...YEAR, webEdits: 0.2 }),
  },
  {
    login: 'never-shifts-alder',
    story: 'States Toronto by a clock with the right offset that never turns with Toronto’s.',
    observed: ['no-daylight-saving-shift'],
    tell: (p) =>
      settled(p.named('Alder Quint').claims('Toronto, Canada').joined('2017-07-17'))
        .worksFrom('America/Toronto')
        .machine('America/Panama')
        .commits({ to: WORK, count: 150, ...YEAR }),
  },
  {
    login: 'never-rests-ember',
    story: 'Shifts of several people under one account: no hour of the day is quiet.',
    observed: ['round-the-clock'],
    tell: (p) =>
      settled(p.named('Ember Vale').joined('2018-08-08'))
        .worksFrom('Europe/Warsaw', { hours: [0, 24], days: [0, 1, 2, 3, 4, 5, 6] })
        .commits({ to: WORK, count: 480, from: '2026-05-01', until: '2026-10-30' }),
  },
  {
    login: 'rare-offset-osk',
    story: 'Old commits carry an offset that one zone used for three years.',
    observed: ['unique-offset-era'],
    bound: 'it is about one offset',
    tell: (p) =>
      coherent(p, 'Osk Brandt', 'Perth, Western Australia', 'Australia/Perth', '2014-01-01'),
    afterwards: (person) =>
      withFact(person, 'commits', (commits) =>
        commits.map((commit, index) =>
          index < 8 ? dated(commit, Date.UTC(2017, 2, 1 + index * 9, 5) / 1_000, 510) : commit,
        ),
      ),
  },
  {
    login: 'two-names-tobin',
    story: 'Two full names take turns behind one address.',
    observed: ['unrelated-names'],
    tell: (p) =>
      settled(p.named('Tobin Ashgrove').joined('2018-10-14'))
        .worksFrom('Europe/Helsinki')
        .commitsAs({ name: 'Tobin Ashgrove', email: 'tobin@example.com', share: 3 })
        .commitsAs({ name: 'Cyprian Wolde', email: 'tobin@example.com', share: 2 })
        .commits({ to: WORK, count: 140, ...YEAR }),
  },
  {
    login: 'three-names-perrin',
    story: 'Three full names take turns on one account, each from a mailbox of its own.',
    observed: ['many-full-names'],
    tell: (p) =>
      settled(p.named('Perrin Vogel').joined('2018-07-24'))
        .worksFrom('Europe/Vilnius')
        .commitsAs({ name: 'Perrin Vogel', email: 'vogel@example.org', share: 2 })
        .commitsAs({ name: 'Olanna Duru', email: 'olanna@example.net', share: 1 })
        .commitsAs({ name: 'Mikko Saar', email: 'saar@example.com', share: 1 })
        .commits({ to: WORK, count: 120, ...YEAR }),
  },
  {
    login: 'many-mailboxes-lio',
    story: 'Commits from five mailboxes that have nothing in common.',
    observed: ['many-unrelated-addresses'],
    bound: 'mailboxes are no names of people',
    tell: (p) =>
      [
        'brightkettle@example.com',
        'marlow77@example.net',
        'qualtz@example.org',
        'ostrich.pen@mail.example',
        'vennbox@post.example',
      ]
        .reduce(
          (person, email) => person.commitsAs({ name: 'Lio Carder', email, share: 1 }),
          settled(p.named('Lio Carder').joined('2018-04-04')),
        )
        .worksFrom('Europe/Vienna')
        .commits({ to: WORK, count: 150, ...YEAR }),
  },
  ...(['shared-mail-wren', 'shared-mail-sol'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that commit under one address.',
      observed: ['shared-commit-email'],
      tell: (p) =>
        settled(
          p.named(index === 0 ? 'Wren Calloway' : 'Sol Merrick').joined(`201${6 + index}-03-09`),
        )
          .worksFrom('Europe/Madrid')
          .commitsAs({
            name: index === 0 ? 'Wren Calloway' : 'Sol Merrick',
            email: `${login}@example.com`,
            share: 3,
          })
          .commitsAs({
            name: index === 0 ? 'Wren Calloway' : 'Sol Merrick',
            email: 'desk@studio.example',
            share: 1,
            verified: false,
          })
          .owns('desk-notes', { createdAt: '2021-01-01', commits: 20 })
          .commits({ to: WORK, count: 100, ...YEAR }),
    }),
  ),
  ...(['one-key-ash', 'one-key-birch'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that list one and the same key.',
      observed: ['shared-key'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Ash Doyle' : 'Birch Amadi',
          'Dublin',
          'Europe/Dublin',
          `201${5 + index}-05-05`,
        )[index === 0 ? 'sshKey' : 'signingKey']('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIsharedkey', {
          createdAt: '2024-02-02',
        }),
    }),
  ),
  ...(['batch-key-una', 'batch-key-duo', 'batch-key-tri'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of three accounts that were set up in one sitting: keys within minutes.',
      observed: ['keys-made-together'],
      tell: (p) =>
        coherent(
          p,
          ['Una Farrow', 'Duo Castell', 'Tri Nakata'][index] ?? '',
          'Leeds',
          'Europe/London',
          `201${4 + index}-06-06`,
        ).sshKey(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${String(index).repeat(40)}`, {
          createdAt: `2025-01-15T10:0${index * 4}:00Z`,
        }),
    }),
  ),
  {
    login: 'key-of-another-rue',
    story: 'The GPG key names the mailbox of another audited account.',
    observed: ['key-names-another'],
    tell: (p) =>
      coherent(p, 'Rue Halvorsen', 'Stavanger', 'Europe/Oslo', '2016-09-19').gpgKey(
        '4AEE18F83AFDEB23',
        {
          createdAt: '2024-05-05',
          emails: [{ email: 'shared-mail-wren@example.com', verified: true }],
        },
      ),
  },
  {
    login: 'key-of-three-emlyn',
    story: 'One GPG key, made out to three people who have nothing in common.',
    observed: ['unrelated-names-in-key'],
    tell: (p) =>
      coherent(p, 'Emlyn Prosser', 'Cardiff', 'Europe/London', '2017-01-23').gpgKey(
        '9D1C03A7B5E2F846',
        {
          createdAt: '2024-02-14',
          userIds: [
            'Emlyn Prosser <emlyn@example.com>',
            'Josefine Dahl <jd@example.net>',
            'Tarek Sabry (contracts) <t.sabry@example.org>',
          ],
        },
      ),
  },
  {
    login: 'older-than-account-idris',
    story: 'A new account with eight years of history uploaded in its first week.',
    observed: ['commits-before-account'],
    tell: (p) =>
      p
        .named('Idris Vane')
        .claims('Bergamo, Italy')
        .joined('2025-10-14')
        .worksFrom('Europe/Rome')
        .commits({ to: WORK, count: 90, ...YEAR })
        .owns('planner', { createdAt: '2025-10-20', importedFrom: '2017-02-01', commits: 60 })
        .owns('tuner', { createdAt: '2025-10-21', importedFrom: '2018-06-01', commits: 40 })
        .grant('core', 'WRITE'),
  },
  {
    login: 'filled-once-quill',
    story: 'Repositories made this year, each filled in one push with commits of years ago.',
    observed: ['commits-before-repository'],
    tell: (p) =>
      coherent(p, 'Quill Ferro', 'Turin', 'Europe/Rome', '2015-01-01')
        .owns('ledger', { createdAt: '2026-03-01', importedFrom: '2019-01-01', commits: 60 })
        .owns('router', { createdAt: '2026-03-02', importedFrom: '2018-01-01', commits: 60 })
        .owns('spooler', { createdAt: '2026-03-03', importedFrom: '2017-01-01', commits: 60 }),
    afterwards: (person) =>
      withFact(person, 'ownRepositories', (repositories) =>
        repositories.map((one) =>
          one.name.endsWith('/notes') ? one : { ...one, pushedAt: one.createdAt + DAY },
        ),
      ),
  },
  {
    login: 'painter-mika',
    story: 'A script painted the contribution graph, always at the same second.',
    observed: ['painted-activity'],
    tell: (p) =>
      coherent(p, 'Mika Ronn', 'Vaasa', 'Europe/Helsinki', '2019-01-01').owns('streak', {
        createdAt: '2024-01-01',
        commits: 60,
      }),
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) =>
        commits.map((commit, index) =>
          commit.repository.endsWith('/streak')
            ? dated(commit, Date.UTC(2024, 1, 1) / 1_000 + index * DAY + 20 * 3_600 + 37, 120)
            : commit,
        ),
      ),
  },
  {
    login: 'revived-hadrian',
    story: 'Published case: an account of 2013, silent for a decade, then original work every day.',
    observed: ['dormant-account-revived'],
    tell: (p) =>
      p
        .named('Hadrian Oakes')
        .claims('Ghent')
        .joined('2013-04-01')
        .contributed({ 2013: 12, 2024: 640, 2025: 820 })
        .worksFrom('Europe/Brussels')
        .owns('compiler', { createdAt: '2024-03-03', commits: 80 })
        .commits({ to: WORK, count: 140, ...YEAR })
        .grant('core', 'WRITE'),
  },
  {
    login: 'one-company-only-vesper',
    story: 'An account that was opened for this organization and does nothing else.',
    observed: ['single-organization-account', 'young-account-at-grant'],
    tell: (p) =>
      p
        .named('Vesper Lund')
        .joined('2025-11-01')
        .worksFrom('Europe/Copenhagen')
        .commits({ to: WORK, count: 120, ...YEAR })
        .opensPullRequests({ in: WORK, count: 40, ...YEAR })
        .grant('core', 'WRITE'),
  },
  {
    login: 'gone-since-ilmar',
    story: 'Was asked a question, and the account is gone.',
    observed: ['account-gone'],
    tell: (p) => p.named('Ilmar Kettu').isDeleted().grant('core', 'READ'),
  },
  {
    login: 'copied-history-penn',
    story: 'Shows a copy of somebody’s project, merges of its first authors included.',
    observed: ['foreign-merges'],
    tell: (p) =>
      coherent(p, 'Penn Aldous', 'Basel', 'Europe/Zurich', '2018-01-01').owns('engine', {
        createdAt: '2025-01-01',
        commits: 20,
        mergesFrom: ['bram-k', 'lin-s', 'ode-b', 'piet-v', 'bram-k', 'lin-s'],
      }),
    // The first owner made the merges, years before.
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) =>
        commits.map((commit) =>
          commit.mergedFrom === undefined
            ? commit
            : { ...dated(commit, commit.author.at - 1_800 * DAY, 60), account: '7001' },
        ),
      ),
  },
  ...(['same-root-ode', 'same-root-fen'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that show one project as their own, README and all.',
      observed: ['shared-root-commit', 'near-identical-readme'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Ode Marchetti' : 'Fen Quarry',
          'Lyon, France',
          'Europe/Paris',
          `201${6 + index}-07-07`,
        ).owns('ferry', {
          createdAt: '2024-04-04',
          commits: 25,
          startsAs: 'the ferry timetable',
          readme:
            'Ferry keeps the timetable of a small island harbour in a folder of text files. It prints tomorrow’s crossings, warns of low tides that the old boat cannot manage, and tells the baker when the flour arrives.',
        }),
    }),
  ),
  ...(['same-words-ivo', 'same-words-kai'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that describe themselves in the same unusual words.',
      observed: ['near-identical-bio'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Ivo Lanz' : 'Kai Brodie',
          'Graz',
          'Europe/Vienna',
          `201${7 + index}-08-08`,
        ).says(
          `I write small tools for community gardens: watering plans, seed swaps, and a diary that ${index === 0 ? 'three' : 'four'} allotments keep together.`,
        ),
    }),
  ),
  {
    login: 'for-show-tam',
    story: 'Six repositories of one week, never touched again, on an old account.',
    observed: ['shell-portfolio'],
    tell: (p) =>
      [1, 2, 3, 4, 5, 6].reduce(
        (person, day) => person.owns(`demo-${day}`, { createdAt: `2026-02-0${day}` }),
        p
          .named('Tam Corrigan')
          .claims('Cork, Ireland')
          .joined('2016-01-01')
          .contributed({ 2022: 100, 2023: 100, 2024: 100 })
          .worksFrom('Europe/Dublin')
          .commits({ to: WORK, count: 90, ...YEAR })
          .grant('core', 'WRITE'),
      ),
    afterwards: (person) =>
      withFact(person, 'portfolio', (repositories) =>
        repositories.map((one) => ({ ...one, pushedAt: one.createdAt + 3_600 })),
      ),
  },
  {
    login: 'began-elsewhere-vigo',
    story: 'Shows as own a project whose first author has it too, as commit search tells.',
    observed: ['history-begun-elsewhere'],
    tell: (p) =>
      coherent(p, 'Vigo Ramsay', 'Odense', 'Europe/Copenhagen', '2016-11-30').owns('sundial', {
        createdAt: '2026-03-03',
        commits: 20,
      }),
    afterwards: (person) => {
      const begun = withFact(person, 'ownCommits', (commits) => {
        const oldest = Math.min(
          ...commits
            .filter(({ repository }) => repository.endsWith('/sundial'))
            .map(({ author }) => author.at),
        );
        return commits.map((commit) =>
          commit.repository.endsWith('/sundial') && commit.author.at === oldest
            ? { ...dated(commit, oldest - 900 * DAY, 0), account: '7003' }
            : commit,
        );
      });
      return withFact(begun, 'portfolio', (repositories) =>
        repositories.map((one) => ({
          ...one,
          elsewhere: {
            total: 2,
            repositories: [
              {
                repository: 'first-author/sundial',
                url: 'https://github.com/first-author/sundial',
                ownerId: '7003',
              },
            ],
          },
        })),
      );
    },
  },
  {
    login: 'took-it-along-roe',
    story: 'Published a folder of the organization’s private code on the own profile.',
    observed: ['organization-code-on-profile'],
    tell: (p) =>
      coherent(p, 'Roe Sandoval', 'Bilbao', 'Europe/Madrid', '2017-01-01').owns('portfolio', {
        createdAt: '2026-05-05',
        commits: 5,
        files: { 'billing/tax.ts': BILLING, 'billing/rounding.ts': BILLING.repeat(2) },
      }),
  },
  ...(['ring-ada', 'ring-bo'] as const).map(
    (login, index): Persona => ({
      login,
      story:
        'One of two accounts that commit to each other’s repositories, to lend each other a history.',
      observed: ['cross-commit-ring'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Ada Ferris' : 'Bo Tanner',
          'Malmö',
          'Europe/Stockholm',
          `201${5 + index}-02-02`,
        )
          .owns('attic', { createdAt: '2022-01-01', commits: 20 })
          .commits({
            to: `${index === 0 ? 'ring-bo' : 'ring-ada'}/attic`,
            count: 12,
            from: '2024-01-01',
            until: '2024-08-01',
          }),
    }),
  ),
  ...(['same-page-lux', 'same-page-nox'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that name one personal page as theirs.',
      observed: ['shared-website'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Lux Amrit' : 'Nox Garrick',
          'Utrecht',
          'Europe/Amsterdam',
          `201${6 + index}-04-04`,
        ).website('https://the-quiet-workshop.example'),
    }),
  ),
  {
    login: 'ahead-of-time-pim',
    story: 'Commits dated days after GitHub already had them.',
    observed: ['future-dated-commits'],
    tell: (p) =>
      settled(p.named('Pim Voss').claims('Arnhem').joined('2017-11-11'))
        .worksFrom('Europe/Amsterdam')
        .owns('ahead', { createdAt: '2026-10-01', commits: 0 })
        .commits({ to: WORK, count: 60, ...YEAR, clockAheadHours: 24 * 30 }),
  },
  {
    login: 'badges-dov',
    story: 'Ten one-line pull requests to famous projects in a month, all turned down.',
    observed: ['badge-farming'],
    tell: (p) => coherent(p, 'Dov Raskin', 'Haifa', 'Asia/Jerusalem', '2018-05-05'),
    afterwards: (person) => ({
      ...person,
      facts: {
        ...person.facts,
        pullRequests: known(TURNED_DOWN),
      },
    }),
  },
  {
    login: 'dead-ends-zev',
    story: 'The portfolio and the profile elsewhere that the account names are gone.',
    observed: ['dead-identity-links'],
    tell: (p) => coherent(p, 'Zev Holloway', 'Bath, England', 'Europe/London', '2019-09-09'),
    afterwards: (person) => ({
      ...person,
      facts: {
        ...person.facts,
        links: known([
          { url: 'https://zev.example', kind: 'website', state: 'gone' },
          { url: 'https://people.example/zev', kind: 'social', state: 'gone' },
        ]),
      },
    }),
  },
  {
    login: 'wrong-name-pushed-wim',
    story: 'Twice pushed a commit of another full name to a pull request and overwrote it at once.',
    observed: ['identity-pushed-away'],
    tell: (p) =>
      ['2026-03-03T10:00:00Z', '2026-07-07T10:00:00Z'].reduce(
        (person, at) =>
          person.forcePushes({
            in: WORK,
            at,
            before: { name: 'Cassian Drew', email: 'cassian@example.org' },
            after: { name: 'Wim Aerts', email: 'wrong-name-pushed-wim@example.com' },
          }),
        coherent(p, 'Wim Aerts', 'Antwerp', 'Europe/Brussels', '2016-03-03').opensPullRequests({
          in: WORK,
          count: 10,
          ...YEAR,
        }),
      ),
  },
  {
    login: 'by-turns-rafi',
    story: 'Three clocks within one afternoon, and back again, several times a year.',
    observed: ['alternating-clocks'],
    tell: (p) =>
      settled(p.named('Rafi Lindholm').joined('2017-03-03'))
        .worksFrom('Europe/Riga')
        .commits({ to: WORK, count: 20, ...YEAR }),
    afterwards: (person) =>
      withFact(person, 'commits', () => byTurns(person.id, [330, 570, 330, -210, 330])),
  },
  {
    login: 'wrong-noon-tove',
    story: 'States no place; the machine says Denver, and the work is done by another daytime.',
    observed: ['rhythm-contradicts-clock'],
    tell: (p) =>
      settled(p.named('Tove Ashby').joined('2016-02-02'))
        .worksFrom('Asia/Karachi')
        .machine('America/Denver')
        .commits({ to: WORK, count: 240, ...YEAR }),
  },
  {
    login: 'never-seen-bertil',
    story: 'Three years of work in the graph, of which the server saw nothing happen.',
    observed: ['backdated-against-server'],
    tell: (p) =>
      p
        .named('Bertil Noor')
        .claims('Tartu')
        .joined('2018-05-05')
        .contributed({ 2019: 40, 2020: 40, 2021: 30, 2026: 160 })
        .worksFrom('Europe/Tallinn')
        .owns('opus', { createdAt: '2026-02-20', importedFrom: '2019-01-01', commits: 45 })
        .commits({ to: DRAFTS, count: 80, from: '2026-03-01', until: '2026-10-30' })
        .grant('drafts', 'WRITE'),
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) =>
        commits.map((commit, index) =>
          dated(commit, Date.UTC(2021, 11, 1, 9) / 1_000 - index * (20 * DAY + 1_277), 120),
        ),
      ),
  },
  {
    login: 'somebody-new-iver',
    story: 'After two years of silence name, address and clock are all others.',
    observed: ['renamed-everything'],
    tell: (p) =>
      settled(p.named('Iver Stenmark').joined('2015-05-25'))
        .worksFrom('Europe/Stockholm')
        .commits({ to: WORK, count: 40, from: '2022-01-10', until: '2022-12-10' })
        .commits({ to: WORK, count: 60, ...YEAR }),
    afterwards: (person) =>
      formerly(person, { name: 'Gladys Okonkwo', email: 'glad@harbor.example', offset: -300 }),
  },
  {
    login: 'called-anew-zita',
    story: 'The third login of one account.',
    observed: ['renamed-login'],
    tell: (p) => coherent(p, 'Zita Moravec', 'Plzeň', 'Europe/Prague', '2015-11-02'),
    afterwards: (person) =>
      withFact(person, 'commits', (commits) =>
        commits.map((commit, index) =>
          signed(
            commit,
            commit.author.name,
            `${person.id}+${['called-anew-zita', 'second-zita', 'first-zita'][index % 3]}@users.noreply.github.com`,
          ),
        ),
      ),
  },
  {
    login: 'minutes-only-hale',
    story: 'Commits from a mailbox that exists for ten minutes.',
    observed: ['disposable-address'],
    tell: (p) =>
      settled(p.named('Hale Winters').joined('2019-02-12'))
        .worksFrom('Europe/Lisbon')
        .commitsAs({ name: 'Hale Winters', email: 'hale.w@mailinator.com' })
        .commits({ to: WORK, count: 60, ...YEAR }),
  },
  {
    login: 'not-by-me-orin',
    story: 'Two own projects without one commit of the account that shows them.',
    observed: ['only-unlinked-addresses'],
    tell: (p) =>
      coherent(p, 'Orin Castle', 'Galway', 'Europe/Dublin', '2016-12-12').owns('kiln', {
        createdAt: '2021-03-03',
        commits: 15,
      }),
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) =>
        commits.map((commit) => ({
          ...signed(commit, 'Orin Castle', 'workshop@kiln.example'),
          account: null,
        })),
      ),
  },
  {
    login: 'among-forty-lev',
    story: 'Brought along a project of forty authors, with two commits put on top.',
    observed: ['owner-among-many-authors'],
    tell: (p) =>
      coherent(p, 'Lev Anders', 'Aarhus', 'Europe/Copenhagen', '2017-10-10').owns('telescope', {
        createdAt: '2026-04-01',
        commits: 42,
      }),
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) => {
        const rest = commits.filter(({ repository }) => !repository.endsWith('/telescope'));
        const shown = commits.filter(({ repository }) => repository.endsWith('/telescope'));
        return [
          ...rest,
          ...shown.map((commit, index) =>
            index < 2
              ? commit
              : {
                  ...signed(
                    dated(commit, Date.UTC(2023, 1, 1) / 1_000 - index * DAY, 60),
                    `Author ${index}`,
                    `author-${index}@telescope.example`,
                  ),
                  account: null,
                },
          ),
        ];
      }),
  },
  {
    ...NOTHING_TO_SEE,
    login: 'met-on-video-marlo',
    story: 'Published case: met on video with their own face, good answers, an address that fits.',
    unseen:
      'Everything GitHub records is coherent; only people who check identity, payee and place of work could tell.',
    tell: (p) => coherent(p, 'Marlo Finch', 'Winnipeg', 'America/Winnipeg', '2015-05-15'),
  },
  ...(['shell-firm-ira', 'shell-firm-oz'] as const).map(
    (login, index): Persona => ({
      ...NOTHING_TO_SEE,
      login,
      story: 'Published case: one of two people of a company that exists for the purpose.',
      unseen:
        'They state one employer, as honest colleagues do; whether the company is real is told by its registration and its clients.',
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Ira Salloway' : 'Oz Pereira',
          'Leeds',
          'Europe/London',
          `201${5 + index}-10-10`,
        ).at('Northgate Forge'),
    }),
  ),
  {
    ...NOTHING_TO_SEE,
    login: 'borrowed-desk-yara',
    story:
      'Works through a remote desktop that stands where the profile says, in its office hours.',
    unseen:
      'Clock, browser and hours are those of the desk; device records and a live call could tell.',
    tell: (p) => coherent(p, 'Yara Penrose', 'Omaha, Nebraska', 'America/Chicago', '2016-06-26'),
  },
];

/** Every second week an afternoon on each of these clocks (minutes), one an hour. */
function byTurns(account: string, clocks: readonly number[]): readonly Commit[] {
  return clocks.flatMap((clock, hour) =>
    exampleCommits({ count: 12, clock, account, repository: WORK }).map((commit, round) =>
      dated(commit, EXAMPLE_NOW - (round * 14 + 3) * DAY + hour * 3_600, clock),
    ),
  );
}
