/** Check runs: only an App's token (a job's included) may write them. */
import { findRepository, holds } from '../access.ts';
import { ApiError, type Call, type Handler, ok, parameter } from '../http.ts';
import { linkHeader, pageOf } from '../paging.ts';
import type { CheckRun } from '../store.ts';
import type { Repository } from '../world/model.ts';
import { utc } from '../world/zones.ts';
import { integration } from './apps.ts';

const mostAnnotations = 50;

export const createCheckRun: Handler = (call) => {
  const repository = writableChecks(call);
  const { store, clock } = call.double;
  const run: CheckRun = {
    id: store.nextId(),
    repository: repository.fullName,
    name: text(call.body['name']) ?? '',
    headSha: text(call.body['head_sha']) ?? '',
    appSlug: call.token?.kind === 'job' ? 'github-actions' : call.double.app.slug,
    status: 'queued',
    conclusion: null,
    startedAt: clock(),
    completedAt: undefined,
    detailsUrl: null,
    externalId: null,
    output: { title: null, summary: null, text: null, annotations: [] },
  };
  change(call, run);
  store.checkRuns(repository.fullName).push(run);
  return { status: 201, body: shape(call, repository, run) };
};

export const updateCheckRun: Handler = (call) => {
  const repository = writableChecks(call);
  const id = Number(parameter(call, 'check_run_id'));
  const run = call.double.store.checkRuns(repository.fullName).find((one) => one.id === id);
  if (run === undefined) throw new ApiError(404, 'Not Found');
  change(call, run);
  return ok(shape(call, repository, run));
};

export const listCheckRuns: Handler = (call) => {
  const repository = findRepository(call);
  const name = call.query.get('check_name');
  const runs = call.double.store
    .checkRuns(repository.fullName)
    .filter(
      (run) => run.headSha === parameter(call, 'ref') && (name === null || run.name === name),
    );
  const { number, size } = pageOf(call.query);
  const page = runs
    .slice((number - 1) * size, number * size)
    .map((run) => shape(call, repository, run));
  return ok({ total_count: runs.length, check_runs: page }, linkHeader(call, runs.length));
};

function writableChecks(call: Call): Repository {
  const repository = findRepository(call);
  if (call.token?.kind === 'installation' || call.token?.kind === 'job') {
    if (holds(call.token, 'checks', 'write')) return repository;
    throw new ApiError(403, 'Resource not accessible by integration', {
      'x-accepted-github-permissions': 'checks=write',
    });
  }
  throw new ApiError(403, 'You must authenticate via a GitHub App.');
}

function change(call: Call, run: CheckRun): void {
  run.status = text(call.body['status']) ?? run.status;
  run.conclusion = text(call.body['conclusion']) ?? run.conclusion;
  run.detailsUrl = text(call.body['details_url']) ?? run.detailsUrl;
  run.externalId = text(call.body['external_id']) ?? run.externalId;
  if (run.conclusion !== null) {
    run.status = 'completed';
    run.completedAt ??= call.double.clock();
  }
  const given = call.body['output'];
  if (typeof given !== 'object' || given === null) return;
  const output: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(given));
  const annotations = Array.isArray(output['annotations']) ? output['annotations'] : [];
  for (const field of ['summary', 'text']) {
    // The documentation says characters; GitHub counts bytes.
    if (Buffer.byteLength(text(output[field]) ?? '') > 65_535)
      throw new ApiError(422, `Validation Failed: ${field} exceeds a maximum bytesize of 65535`);
  }
  if (annotations.length > mostAnnotations) {
    throw new ApiError(
      422,
      `Invalid request.\n\nNo more than ${mostAnnotations} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  run.output.title = text(output['title']) ?? run.output.title;
  run.output.summary = text(output['summary']) ?? run.output.summary;
  run.output.text = text(output['text']) ?? run.output.text;
  // Annotations of an update are added to those already there.
  run.output.annotations.push(...annotations);
}

function shape(call: Call, repository: Repository, run: CheckRun): Record<string, unknown> {
  const url = `${call.base}/repos/${repository.fullName}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: `CR_kwDO${run.id}`,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `https://github.com/${repository.fullName}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: utc(run.startedAt),
    completed_at: run.completedAt === undefined ? null : utc(run.completedAt),
    name: run.name,
    check_suite: { id: 90_000_000 },
    output: {
      title: run.output.title,
      summary: run.output.summary,
      text: run.output.text,
      annotations_count: run.output.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    app: integration(call, run.appSlug),
    pull_requests: [],
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
