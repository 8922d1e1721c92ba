import type { Assessment } from '../assess/assessment.ts';
import { listed, ours, type Prose, prose } from '../evidence/prose.ts';
import { counted } from '../evidence/wording.ts';

/** Repositories and people named; the page has the others. */
const NAMED = 2;
/** What lets somebody change who else has access, or what a repository demands. */
const WIDE = ['admin', 'maintain'];

/** What to do first about one person: whom to ask, and of what access to ask whether it is needed. */
export function firstSteps(assessment: Assessment): Prose {
  return [...quietly(assessment), ...lowered(assessment)];
}

function quietly({ observations, mayKnow, relations }: Assessment): Prose {
  // Where GitHub shows no account there is nobody to ask but those who list the access.
  if (observations.some(({ signal }) => signal.id === 'account-gone')) {
    return ours(
      'Ask who gave the access whether anybody still needs it, and remove what nobody does.',
    );
  }
  const names = mayKnow.map(({ login }) => login);
  const whom =
    names.length === 0
      ? ours(
          relations.includes('access-requested')
            ? 'whoever asks for the access'
            : 'whoever invited or manages them',
        )
      : listed(names.slice(0, NAMED).map((name) => prose`${name}`));
  return prose`Announce nothing, and save the records linked below. Then ask ${whom}: who knows the person, since when, and who has met them?`;
}

function lowered({ priority, exposure, invitations }: Assessment): Prose {
  if (priority !== 'soon') return [];
  const held = exposure.repositories.filter(({ pending }) => !pending);
  if (held.length === 0 && invitations.length > 0) {
    return ours(' The invitation is not accepted yet: it can be cancelled and sent again later.');
  }
  const wide = held.filter(({ permission }) => WIDE.includes(permission));
  const [most] = wide;
  if (most === undefined) return [];
  const alike = wide.filter(({ permission }) => permission === most.permission);
  const named = alike.slice(0, NAMED).map(({ name }) => prose`${name}`);
  const left = alike.length - named.length;
  const where = listed(left === 0 ? named : [...named, ours(counted(left, 'more', 'more'))]);
  return prose` Meanwhile lower ${ours(most.permission)} on ${where} unless the work needs it.`;
}
