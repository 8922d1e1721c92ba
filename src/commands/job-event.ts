/** What started the job. The payload may hold text of anybody. */
export interface JobEvent {
  /** Such as `workflow_dispatch`; empty outside of a job. */
  readonly name: string;
  /** As JSON; `undefined` where there is none that can be read. */
  readonly payload: unknown;
}

/** Reads what started the job. The toolkit reads it when it is loaded, and fails on a file that holds no event. */
export async function readJobEvent(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<JobEvent> {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  try {
    // Eager, so that the bundle stays one file.
    const { context } = await import(/* webpackMode: "eager" */ '@actions/github');
    return { name, payload: context.payload };
  } catch {
    return { name, payload: undefined };
  }
}
