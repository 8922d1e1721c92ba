import { runAction } from '../../test/action/run-action.ts';
import { startGitHub } from '../../test/github/server.ts';
import { organization } from '../../test/github/world/organization.ts';

const ORGANIZATION = 'amber-harbour';
const REPORT = `${ORGANIZATION}/security`;
/** Of Safe settings, for the repository `site`. */
const ACCESS = '.github/repos/site.yml';
const POLICY = '.github/collaborator-audit.yml';
const MOST = 25;
const LATENCY_MS = 150;
const ROUNDS = 3;
const REPOSITORIES = 12;
const year = { from: '2025-11-10', until: '2026-10-30' };
const loginOf = (index: number) => `newcomer-${index}`;

/**
 * How long the packaged Action takes, from its start to its end, to answer about one login and about 25, when every
 * answer of the double takes 150 ms: the median of three rounds, after one that warms the double up. Everybody has
 * a dozen repositories, keys, pull requests and people they follow. Of a pull request that gives one of them access every
 * request counts, the change, the policy and the check run included.
 */
export async function benchGate(): Promise<Record<string, unknown>> {
  const github = await startGitHub(world(), { reportRepository: REPORT, latencyMs: LATENCY_MS });
  try {
    const ask = async (count: number) => {
      const logins = Array.from({ length: count }, (_, index) => loginOf(index)).join(' ');
      const before = github.requests.length;
      const started = performance.now();
      const run = await runAction(github, {
        repository: REPORT,
        inputs: { command: 'gate', logins },
      });
      const seconds = (performance.now() - started) / 1_000;
      if (run.outputs['logins'] !== String(count)) throw new Error(run.log);
      const reading = github.requests.slice(before).filter(({ token }) => token !== 'job');
      return { seconds, requests: reading.length };
    };
    const change = async () => {
      const policy = { [POLICY]: 'version: 1\ngate:\n  fail-on: routine\n' };
      const before = { ...policy, [ACCESS]: 'collaborators: []\n' };
      const after = { ...policy, [ACCESS]: `collaborators:\n  - username: ${loginOf(0)}\n` };
      const base = github.push(REPORT, { files: before });
      const head = github.push(REPORT, { files: after, parents: [base] });
      const asked = github.requests.length;
      const started = performance.now();
      const run = await runAction(github, {
        repository: REPORT,
        event: {
          name: 'pull_request_target',
          payload: github.events.pullRequest({ repository: REPORT, number: 1, base, head }),
        },
        environment: { GITHUB_SHA: base },
        inputs: { command: 'gate', 'check-run': 'true', policy: POLICY },
      });
      const seconds = (performance.now() - started) / 1_000;
      if (github.checkRuns(REPORT).at(-1)?.headSha !== head) throw new Error(run.log);
      return { seconds, requests: github.requests.length - asked };
    };
    const measure = async (count: number, round: () => ReturnType<typeof ask>) => {
      const rounds: Awaited<ReturnType<typeof ask>>[] = [];
      for (let left = ROUNDS; left > 0; left -= 1) rounds.push(await round());
      const seconds = rounds.map((one) => one.seconds).sort((a, b) => a - b);
      const requests = Math.max(...rounds.map((one) => one.requests));
      return {
        logins: count,
        requests,
        requestsPerLogin: requests / count,
        seconds: Number((seconds[Math.floor(ROUNDS / 2)] ?? Number.NaN).toFixed(2)),
        slowestSeconds: Number((seconds.at(-1) ?? Number.NaN).toFixed(2)),
      };
    };
    await ask(MOST);
    return {
      latencyMs: LATENCY_MS,
      one: await measure(1, () => ask(1)),
      many: await measure(MOST, () => ask(MOST)),
      pullRequest: await measure(1, change),
    };
  } finally {
    await github.close();
  }
}

function world() {
  return organization(ORGANIZATION, (it) => {
    it.repository('security', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('site', { visibility: 'public', createdAt: '2020-01-01' });
    it.member('ulla-berg', (person) => person.joined('2014-01-01'), 'admin');
    for (let index = 0; index < MOST; index += 1) {
      it.bystander(loginOf(index), (person) => {
        person
          .named(`Newcomer Number ${index}`)
          .claims('Porto, Portugal')
          .joined('2016-01-01')
          .worksFrom('Europe/Lisbon')
          .followed(120, 90)
          .sshKey(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINewcomer${index}`)
          .opensPullRequests({ in: `${ORGANIZATION}/site`, count: 6, ...year })
          .commits({ to: `${loginOf(index)}/tool-0`, count: 120, ...year });
        for (let own = 0; own < REPOSITORIES; own += 1) {
          person.owns(`tool-${own}`, { createdAt: '2019-01-01', commits: 40 });
        }
      });
    }
  });
}
