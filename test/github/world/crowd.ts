/** Ordinary people in any number, so that an organization of any size can be made in one sentence. */
import type { OrganizationBuilder } from './organization.ts';
import { randomFor } from './random.ts';

interface Home {
  readonly place: string;
  readonly zone: string;
  readonly given: readonly [string, ...string[]];
  readonly family: readonly [string, ...string[]];
}

const homes: readonly [Home, ...Home[]] = [
  {
    place: 'Oslo, Norway',
    zone: 'Europe/Oslo',
    given: ['Ingrid', 'Lars', 'Sunniva'],
    family: ['Halvorsen', 'Dahl', 'Moen'],
  },
  {
    place: 'Lagos, Nigeria',
    zone: 'Africa/Lagos',
    given: ['Chidi', 'Amara', 'Tunde'],
    family: ['Okafor', 'Adeyemi', 'Eze'],
  },
  {
    place: 'Pune, India',
    zone: 'Asia/Kolkata',
    given: ['Asha', 'Rohan', 'Meera'],
    family: ['Kulkarni', 'Iyer', 'Deshmukh'],
  },
  {
    place: 'São Paulo',
    zone: 'America/Sao_Paulo',
    given: ['Bruna', 'Caio', 'Lívia'],
    family: ['Teixeira', 'Barros', 'Nunes'],
  },
  {
    place: 'Denver, CO',
    zone: 'America/Denver',
    given: ['Harper', 'Miles', 'June'],
    family: ['Whitlock', 'Reyes', 'Castellan'],
  },
  {
    place: 'Toronto',
    zone: 'America/Toronto',
    given: ['Noor', 'Ethan', 'Sylvie'],
    family: ['Tremblay', 'Haddad', 'Fraser'],
  },
  {
    place: 'Seoul, South Korea',
    zone: 'Asia/Seoul',
    given: ['Jiwoo', 'Minseo', 'Hyun'],
    family: ['Baek', 'Seo', 'Yoon'],
  },
  {
    place: '上海',
    zone: 'Asia/Shanghai',
    given: ['Wei', 'Lan', 'Jie'],
    family: ['Gao', 'Tang', 'Xu'],
  },
  {
    place: 'Kyiv',
    zone: 'Europe/Kyiv',
    given: ['Oksana', 'Taras', 'Daryna'],
    family: ['Melnyk', 'Bondar', 'Koval'],
  },
  {
    place: 'Auckland, NZ',
    zone: 'Pacific/Auckland',
    given: ['Aroha', 'Liam', 'Mere'],
    family: ['Ngata', 'Parata', 'Sutton'],
  },
  {
    place: 'Lima, Perú',
    zone: 'America/Lima',
    given: ['Rosa', 'Julio', 'Pilar'],
    family: ['Quispe', 'Salazar', 'Rojas'],
  },
  {
    place: 'Tehran',
    zone: 'Asia/Tehran',
    given: ['Parisa', 'Kaveh', 'Shirin'],
    family: ['Moradi', 'Rahimi', 'Sadeghi'],
  },
];

/** `n` people, each with one to three of the organization's repositories; `seed` tells crowds apart. */
export function crowd(
  n: number,
  seed: number,
  repositories: readonly string[] = ['api', 'web', 'docs'],
): (world: OrganizationBuilder) => void {
  return (world) => {
    for (let index = 0; index < n; index += 1)
      oneOfMany(world, `${seed}/${index}`, index, repositories);
  };
}

function oneOfMany(
  world: OrganizationBuilder,
  name: string,
  index: number,
  repositories: readonly string[],
): void {
  const random = randomFor(`crowd/${name}`);
  const home = random.pick(homes);
  const given = random.pick(home.given);
  const family = random.pick(home.family);
  const year = 2010 + random.below(14);
  const start = random.pick([8, 9, 9, 10]);
  const login = `${plain(given)}-${plain(family)}-${name.replace('/', '-')}`;
  world.collaborator(login, (person) => {
    person
      .named(`${given} ${family}`)
      .joined(`${year}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`)
      .worksFrom(home.zone, { hours: [start, start + 9] })
      .followed(random.below(120), random.below(80));
    if (random.next() < 0.7) person.claims(home.place);
    if (random.next() < 0.4) person.at('Example Cooperative');
    if (random.next() < 0.5)
      person.sshKey(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${plain(login)}${index}`, {
        createdAt: `${year + 1}-02-03`,
      });
    const first = random.below(repositories.length);
    for (let taken = 0; taken <= random.below(3) && taken < repositories.length; taken += 1) {
      const repository = repositories[(first + taken) % repositories.length] ?? 'api';
      person.grant(repository, random.pick(['READ', 'WRITE', 'WRITE', 'TRIAGE']));
      if (taken > 0) continue;
      const active = { from: '2025-11-01', until: '2026-10-31' };
      person.commits({
        to: `${world.login}/${repository}`,
        count: 20 + random.below(120),
        squashed: 0.25,
        webEdits: 0.05,
        ...active,
      });
      person.opensPullRequests({
        in: `${world.login}/${repository}`,
        count: 5 + random.below(20),
        ...active,
      });
      person.comments({
        in: `${world.login}/${repository}`,
        count: 5 + random.below(30),
        ...active,
      });
      person.reviews({ in: `${world.login}/${repository}`, count: random.below(15), ...active });
    }
    if (random.next() < 0.6)
      person.owns('notes', { commits: random.below(40), createdAt: `${year + 1}-05-06` });
    if (random.next() < 0.3) person.owns('dotfiles', { createdAt: `${year + 2}-01-12` });
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
