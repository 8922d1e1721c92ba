import type { Cluster, Edge, Referral } from '../../assess/clusters.ts';
import type { Priority } from '../../assess/priority.ts';
import type { CohortMember } from '../../evidence/cohort.ts';
import { html, type Markup } from '../escape/html.ts';
import { visible } from '../escape/visible-characters.ts';
import { enumerated } from '../phrases.ts';
import { LINE_HEIGHT, label, paragraph, rounded, svgPicture } from './svg-frame.ts';

/** More accounts would lie on top of each other; the list beside the picture names them all. */
const MOST_DRAWN = 16;
const WIDTH = 720;
const NODE = 15;
const NAME = 22;
const TOP = 60;

export interface GraphLabels {
  /** The priority of a member and their place in the report, if they are in it. */
  readonly standing: (
    id: string,
  ) => { readonly rank: number; readonly priority: Priority } | undefined;
}

interface Placed {
  readonly member: CohortMember;
  readonly x: number;
  readonly y: number;
  /** Direction from the middle, as cosine and sine: where there is room for the name. */
  readonly side: number;
  readonly down: number;
}

/**
 * A group of accounts as points on a circle, with a line for each tie: thick where one alone decides or is strong,
 * dashed where all are weak; an arrow where one invited another.
 *
 * @param id unique on the page, of letters, digits and hyphens
 */
export function clusterGraphSvg(
  title: string,
  { members, edges }: Cluster,
  referrals: readonly Referral[],
  { standing }: GraphLabels,
  id: string,
): string {
  const drawn = members.slice(0, MOST_DRAWN);
  const radius = drawn.length === 2 ? 130 : Math.min(190, 60 + drawn.length * 14);
  const height = drawn.length === 2 ? 60 : radius * 2;
  const middle = { x: WIDTH / 2, y: TOP + NODE + height / 2 };
  const places = new Map(
    drawn.map((member, index) => [member.id, placed(member, index, drawn.length, middle, radius)]),
  );
  const between = (one: string, other: string): readonly [Placed, Placed] | undefined => {
    const [from, to] = [places.get(one), places.get(other)];
    return from === undefined || to === undefined ? undefined : [from, to];
  };
  const ties = edges.map((edge) => {
    const ends = between(edge.between[0].id, edge.between[1].id);
    return ends === undefined
      ? html``
      : html`<path class="p-tie ${strongest(edge)}" d="${line(ends)}"/>`;
  });
  const invitations = referrals.map(({ inviter, invitee }) => {
    const ends = between(inviter.id, invitee.id);
    return ends === undefined ? html`` : html`<path class="p-invited" d="${arrow(ends)}"/>`;
  });
  const notes = [
    'Thick line: a tie that is strong or decides alone. Thin: moderate. Dotted: weak ones that come together.',
    ...(referrals.some((one) => between(one.inviter.id, one.invitee.id) !== undefined)
      ? ['Dashed arrow: invited by, which ties nobody.']
      : []),
    ...(members.length > drawn.length
      ? [`${members.length - drawn.length} more accounts of the group stand in the list below.`]
      : []),
  ];
  const notesAt = TOP + NODE * 2 + height + 46;
  return svgPicture({
    id,
    title,
    description: described(members, edges),
    width: WIDTH,
    height: notesAt + notes.length * LINE_HEIGHT,
    body: html`${label(12, 24, 'p-title', title)}
${invitations}${ties}
${[...places.values()].map((at) => node(at, standing(at.member.id)))}
${paragraph(12, notesAt, notes)}`,
  });
}

function placed(
  member: CohortMember,
  index: number,
  count: number,
  middle: { readonly x: number; readonly y: number },
  radius: number,
): Placed {
  // Two stand side by side, more in a circle from the top.
  const turn = (count === 2 ? Math.PI : -Math.PI / 2) + (2 * Math.PI * index) / count;
  const [side, down] = [Math.cos(turn), Math.sin(turn)];
  const [x, y] = [rounded(middle.x + radius * side), rounded(middle.y + radius * down)];
  return { member, x, y, side, down };
}

function node(
  { member, x, y, side, down }: Placed,
  standing: ReturnType<GraphLabels['standing']>,
): Markup {
  const name = visible(member.login, NAME);
  const named =
    Math.abs(side) < 0.2
      ? label(x, y + (down < 0 ? -NODE - 8 : NODE + 18), 'p-name p-middle', name)
      : side > 0
        ? label(x + NODE + 8, y + 4, 'p-name', name)
        : label(x - NODE - 8, y + 4, 'p-name p-end', name);
  return html`<circle class="p-node ${standing?.priority ?? 'none'}" cx="${x}" cy="${y}" r="${NODE}"/>${label(x, y + 4, 'p-label p-middle', standing?.rank ?? '–')}${named}`;
}

function line([from, to]: readonly [Placed, Placed]): string {
  return `M${from.x} ${from.y}L${to.x} ${to.y}`;
}

/** Beside the line of a tie, and up to the edge of the point, with its head there. */
function arrow([from, to]: readonly [Placed, Placed]): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const at = (along: number, across: number, origin: Placed) =>
    `${rounded(origin.x + along * dx - across * dy)} ${rounded(origin.y + along * dy + across * dx)}`;
  const tip = at(-NODE - 3, 8, to);
  return `M${at(NODE, 8, from)}L${tip}M${at(-NODE - 12, 3, to)}L${tip}L${at(-NODE - 12, 13, to)}`;
}

function strongest({ signals }: Edge): string {
  return signals[0]?.strength ?? 'weak';
}

function described(members: readonly CohortMember[], edges: readonly Edge[]): string {
  const ties = edges.map(
    ({ between: [one, other], signals }) =>
      `${visible(one.login, NAME)} and ${visible(other.login, NAME)}: ${enumerated(signals.map(({ title }) => title))}.`,
  );
  return `${members.length} accounts. ${ties.join(' ')}`;
}
