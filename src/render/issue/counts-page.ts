import { digest } from '../../assess/fingerprint.ts';
import type { Report } from '../../assess/report.ts';
import { text } from '../escape/markdown.ts';
import { visible } from '../escape/visible-characters.ts';
import { utcMinute } from '../phrases.ts';
import { renderSummary } from '../summary.ts';
import { readMarker } from './markers.ts';
import { markerBeginning, type PageOptions } from './person-page.ts';
import { sealed, stands, type WrittenPage } from './seal.ts';

/** A page of numbers, for a repository whose readers must not see more. */
export interface CountsIssue {
  readonly title: string;
  /** What the body begins with, whatever the numbers. */
  readonly marker: string;
  readonly body: string;
}

/**
 * The numbers of a report, and nothing that tells who: no name, no account number, no repository, not even in the marker.
 *
 * @param before the body that stands there now; it is handed back while the numbers are the same
 */
export function renderCountsIssue(
  report: Report,
  before: string | undefined,
  { serverUrl, version }: PageOptions,
): CountsIssue {
  const { organization } = report;
  const numbers = renderSummary(report, { serverUrl, version, detail: 'counts' }).trim();
  const face = digest(numbers);
  const title = `Outside collaborator access review in numbers: ${visible(organization, 60)}`;
  const marker = markerBeginning('counts', organization);
  const old: WrittenPage = { body: before ?? '', parts: [] };
  if (before !== undefined && readMarker(before)?.kind === 'counts' && stands(old, face)) {
    return { title, marker, body: before };
  }
  const content = [
    numbers,
    text(
      `Audited: ${utcMinute(report.takenAt)}; later audits with the same numbers changed nothing here. Written by outside-collaborator-audit ${version}.`,
    ),
  ].join('\n\n');
  return {
    title,
    marker,
    body: sealed({ kind: 'counts', fields: { organization, face, parts: '1' } }, content),
  };
}
