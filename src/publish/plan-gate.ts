import type { GateIssue } from '../render/gate/issue.ts';
import { markerText, readMarker } from '../render/issue/markers.ts';
import type { PlannedWrite, TrackingIssue } from './plan.ts';
import { type IndexThread, planIndex } from './plan-index.ts';

export interface GateToPlan {
  /** `owner/name` */
  readonly repository: string;
  /** Given to the issue when it is made. */
  readonly labels: readonly string[];
  readonly page: GateIssue;
  /** The oldest one about the same question; younger ones are twins. */
  readonly kept: IndexThread | undefined;
  readonly twins: readonly TrackingIssue[];
}

/**
 * What has to be written so that one issue shows the answer. Whoever closed it has settled what stood there; it is opened
 * again when there is more.
 */
export function planGate({
  repository,
  labels,
  page,
  kept,
  twins,
}: GateToPlan): readonly PlannedWrite[] {
  const known = evidenceIn(kept?.body ?? '');
  const isNew = page.evidence.some((one) => !known.has(one));
  return planIndex({
    repository,
    labels,
    page: { ...page, peopleHavePages: false, ...(isNew ? { news: {} } : {}) },
    kept,
    twins,
  });
}

/**
 * What has to be written once an issue needs nobody any more: it is closed, and whatever is said next time is new. First
 * the mark of that: a run that is killed in between leaves an open issue, which the next one closes.
 */
export function planGateEnd(
  repository: string,
  kept: TrackingIssue,
  reason: 'completed' | 'not_planned',
  because: string,
): readonly PlannedWrite[] {
  if (kept.state === 'closed') return [];
  const { title, number } = kept;
  const body = withoutEvidence(kept.body);
  return [
    ...(body === kept.body
      ? []
      : [{ kind: 'update-issue', repository, number, title, body, because } as const]),
    { kind: 'close-issue', repository, number, reason, because },
  ];
}

function withoutEvidence(body: string): string {
  const marker = readMarker(body);
  if (marker === undefined) return body;
  const fields = { ...marker.fields, evidence: '' };
  return `${markerText({ ...marker, fields })}${body.slice(body.indexOf('-->') + '-->'.length)}`;
}

function evidenceIn(body: string): ReadonlySet<string> {
  return new Set((readMarker(body)?.fields['evidence'] ?? '').split(','));
}
