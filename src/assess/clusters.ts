import type { CohortMember } from '../evidence/cohort.ts';
import type { Signal } from '../evidence/define-signal.ts';
import { atLeast, STRENGTHS } from '../evidence/family.ts';
import type { Assessment } from './assessment.ts';

/** Two audited accounts and everything that ties them together. */
export interface Edge {
  readonly between: readonly [CohortMember, CohortMember];
  /** What ties them, the strongest first; each is explained with its records on the page of either. */
  readonly signals: readonly Signal[];
}

/** Accounts that hang together, and the edges between them. */
export interface Cluster {
  readonly members: readonly CohortMember[];
  readonly edges: readonly Edge[];
}

/** An audited person who was invited by another one under review: a reason to look there too, and no evidence. */
export interface Referral {
  readonly invitee: CohortMember;
  readonly inviter: CohortMember;
}

/**
 * The accounts that observations tie to each other, as groups. What is weak alone (accounts opened in one week) would
 * chain strangers, so a group grows only along an edge with a moderate tie, or with two weak ones. Near-linear in the
 * number of ties.
 */
export function clustersOf(assessments: readonly Assessment[]): readonly Cluster[] {
  const edges = edgesOf(assessments).filter(holds);
  const groups = unionOf(edges);
  const clusters = new Map<string, Group>();
  for (const edge of edges) {
    const root = groups(edge.between[0].id);
    const cluster: Group = clusters.get(root) ?? { members: new Map(), edges: [] };
    clusters.set(root, cluster);
    cluster.edges.push(edge);
    for (const member of edge.between) cluster.members.set(member.id, member);
  }
  const order = new Map(assessments.map(({ id }, index) => [id, index]));
  const rank = (id: string) => order.get(id) ?? assessments.length;
  return [...clusters.values()]
    .map((cluster) => ({
      members: [...cluster.members.values()].sort((a, b) => rank(a.id) - rank(b.id)),
      edges: cluster.edges.sort(
        (a, b) =>
          rank(a.between[0].id) - rank(b.between[0].id) ||
          rank(a.between[1].id) - rank(b.between[1].id),
      ),
    }))
    .sort((a, b) => firstRank(a, rank) - firstRank(b, rank));
}

interface Group {
  readonly members: Map<string, CohortMember>;
  readonly edges: Edge[];
}

/** Who was invited by somebody for whom a review is due. */
export function referralsOf(assessments: readonly Assessment[]): readonly Referral[] {
  const underReview = new Map(
    assessments
      .filter(({ priority }) => priority === 'soon' || priority === 'routine')
      .map(({ id, login }) => [login.toLowerCase(), { id, login }]),
  );
  return assessments.flatMap(({ id, login, exposure }) =>
    exposure.inviters.flatMap((name) => {
      const inviter = underReview.get(name.toLowerCase());
      return inviter === undefined || inviter.id === id
        ? []
        : [{ invitee: { id, login }, inviter }];
    }),
  );
}

function edgesOf(assessments: readonly Assessment[]): readonly Edge[] {
  const edges = new Map<string, { between: [CohortMember, CohortMember]; signals: Signal[] }>();
  for (const { id, login, observations } of assessments) {
    for (const { signal, others = [], answeredBy } of observations) {
      // What is answered ties nobody.
      if (answeredBy !== undefined) continue;
      for (const other of others) {
        const pair: [CohortMember, CohortMember] =
          id < other.id ? [{ id, login }, other] : [other, { id, login }];
        const key = `${pair[0].id} ${pair[1].id}`;
        const edge = edges.get(key) ?? { between: pair, signals: [] };
        edges.set(key, edge);
        if (!edge.signals.includes(signal)) edge.signals.push(signal);
      }
    }
  }
  return [...edges.values()].map(({ between, signals }) => ({
    between,
    signals: signals.sort((a, b) => STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength)),
  }));
}

function holds({ signals }: Edge): boolean {
  return signals.length > 1 || signals.some(({ strength }) => atLeast(strength, 'moderate'));
}

/** Who belongs together, by a root that all of a group share. */
function unionOf(edges: readonly Edge[]): (id: string) => string {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    let parent = parents.get(at);
    while (parent !== undefined && parent !== at) {
      at = parent;
      parent = parents.get(at);
    }
    // Shorter ways for those who ask later.
    for (let step = id; step !== at; ) {
      const next = parents.get(step) ?? at;
      parents.set(step, at);
      step = next;
    }
    return at;
  };
  for (const { between } of edges) {
    const [a, b] = between.map(({ id }) => root(id));
    if (a !== undefined && b !== undefined && a !== b) parents.set(a, b);
  }
  return root;
}

function firstRank(cluster: Cluster, rank: (id: string) => number): number {
  return Math.min(...cluster.members.map(({ id }) => rank(id)));
}
