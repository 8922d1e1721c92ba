/** Payloads of the events that start the gate, spelled as in GitHub's description of its webhooks. */
export const webhooks = [
  'issues-edited',
  'issues-labeled',
  'issues-opened',
  'merge-group-checks-requested',
  'pull-request-opened',
  'pull-request-synchronize',
  'repository-dispatch-sample.collected',
  'workflow-dispatch',
] as const;

export type Webhook = (typeof webhooks)[number];
