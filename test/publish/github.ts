import { Octokit } from '@octokit/rest';
import type { PublishApi } from '../../src/publish/api.ts';
import { type Applied, type ApplyOptions, applyPlan } from '../../src/publish/apply.ts';
import type { PlannedWrite } from '../../src/publish/plan.ts';
import { planIndex } from '../../src/publish/plan-index.ts';
import { findTrackingIssues, writingAccount } from '../../src/publish/tracking-issue.ts';
import type { GitHub } from '../github/server.ts';
import { organization } from '../github/world/organization.ts';

export const REPOSITORY = 'northwind-labs/security';
export const MARKER = '<!-- outside-collaborator-audit northwind-labs -->';
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** An organization with a private repository for reports, and others that are unfit for one. */
export const world = organization('northwind-labs', (northwind) => {
  northwind.repository('security');
  northwind.repository('website', { visibility: 'public' });
  northwind.repository('handbook', { visibility: 'internal' });
  northwind.repository('attic', { archived: true });
  northwind.repository('reviews-fork', { forkOf: 'upstream-co/reviews' });
  northwind.repository('payments');
  northwind.member('ines-duarte', (person) =>
    person.grant('security', 'WRITE').opensIssues({
      in: REPOSITORY,
      count: 230,
      from: '2026-01-05',
      until: '2026-10-30',
    }),
  );
  northwind.member('leander-voss', (person) => person.grant('security', 'READ'));
  northwind.collaborator('tomas-lindqvist', (person) => person.grant('payments', 'WRITE'));
  northwind.collaborator('amara-okafor', (person) => person.grant('website', 'READ'));
});

export interface Client extends PublishApi {
  readonly rest: Octokit;
}

export function clientOf(github: GitHub, token: string, Kind: typeof Octokit = Octokit): Client {
  const rest = new Kind({ auth: token, baseUrl: github.url, log: silent });
  return {
    rest,
    graphql: async (query, variables) => ({ data: await rest.graphql(query, variables) }),
  };
}

export interface Content {
  readonly text: string;
  readonly date?: string;
  readonly reviewsDue?: boolean;
}

export function bodyOf({ text, date = '2026-11-02' }: Content): string {
  return `${MARKER}\n# Access review\n\n${text}\n\nTaken on ${date}.`;
}

/** One run as a command does it: look, plan, send. */
export async function run(
  api: PublishApi,
  content: Content,
  options: ApplyOptions = { wait: async () => {} },
): Promise<{
  readonly plan: readonly PlannedWrite[];
  readonly applied: Applied;
  readonly warnings: string;
}> {
  const author = await writingAccount(api, REPOSITORY);
  const ours = { repository: REPOSITORY, marker: MARKER, author };
  const found = await findTrackingIssues(api, ours);
  const [first, ...twins] = found.issues;
  const kept = first === undefined ? undefined : { ...first, comments: [] };
  const body = bodyOf(content);
  const undated = (text: string) => text.replace(/Taken on .*$/, '');
  const stands = kept !== undefined && undated(kept.body) === undated(body);
  const plan = planIndex({
    repository: REPOSITORY,
    labels: ['access-review'],
    page: {
      title: 'Outside collaborator access review',
      marker: MARKER,
      body: stands ? kept.body : body,
      continuation: stands ? undefined : [],
      peopleHavePages: true,
      ...((content.reviewsDue ?? true) ? { news: {} } : {}),
    },
    kept,
    twins,
  });
  const applied = await applyPlan(api, plan, ours, options);
  const warnings = [...found.warnings, ...applied.warnings].join('\n');
  return { plan, applied, warnings };
}

/** The requests that change something, as the double logged them. */
export function writesTo(github: GitHub): readonly string[] {
  return github.requests
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ line }) => line);
}
