/** What each kind of fault does to an answer. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Incoming, limitError } from './answer.ts';
import type { Double } from './double.ts';
import type { Fault } from './faults.ts';
import { ApiError, type Reply, refusal } from './http.ts';
import type { Refusal } from './limits.ts';
import type { Outcome } from './server.ts';
import type { Token } from './tokens.ts';

export interface Situation {
  readonly fault: Fault | undefined;
  /** Too many requests at once. */
  readonly busy: Refusal | undefined;
  readonly double: Double;
  readonly incoming: Incoming;
  readonly token: Token | undefined;
  readonly graphql: boolean;
}

const html = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
const nothing: ReadonlySet<string> = new Set();

/** The answer as the client gets it; `respond` makes the undisturbed one. */
export async function applyFault(
  situation: Situation,
  respond: (gaveUp: ReadonlySet<string>) => Promise<Answer>,
): Promise<Outcome> {
  const { fault, busy, double, incoming, token, graphql } = situation;
  const bucket = graphql ? 'graphql' : incoming.path.startsWith('/search/') ? 'search' : 'core';
  const instead = (reply: Reply, more: Partial<Outcome> = {}): Outcome => ({
    reply,
    bucket,
    note: '',
    ...more,
  });
  const page = (status: number, title: string): Outcome =>
    instead({ status }, { raw: html(title), type: 'text/html' });
  const refuse = (error: ApiError): Outcome => instead(refusal(error));
  const who = token?.login ?? token?.name ?? 'your address';
  if (busy !== undefined) return refuse(limitError(busy, bucket, who));
  switch (fault?.answer) {
    case undefined:
      return respond(nothing);
    case 'slow':
      await wait(fault.ms ?? 200);
      return respond(nothing);
    case 'bad-gateway':
      return page(502, '502 Bad Gateway');
    case 'gateway-timeout':
      return page(504, '504 Gateway Time-out');
    case 'server-error':
      return instead({ status: 500, body: { message: 'Server Error' } });
    case 'connection-reset':
      return instead({ status: 0 }, { reset: true });
    case 'not-json':
      return instead({ status: 200 }, { raw: html('Unicorn!'), type: 'text/html; charset=utf-8' });
    case 'empty-body':
      return instead({ status: 200 }, { raw: '' });
    case 'truncated-json': {
      const answer = await respond(nothing);
      const whole = JSON.stringify(answer.reply.body ?? {});
      return { ...answer, raw: whole.slice(0, Math.max(1, Math.floor(whole.length * 0.6))) };
    }
    case 'primary-limit':
      double.limiter.exhaust(token, bucket, fault.ms);
      return graphql
        ? instead({
            status: 200,
            body: {
              errors: [
                {
                  type: 'RATE_LIMITED',
                  message: `API rate limit already exceeded for user ID ${who}.`,
                },
              ],
            },
          })
        : refuse(limitError({ limit: 'primary', retryAfter: undefined }, bucket, who));
    case 'secondary-limit':
      return refuse(
        limitError(
          { limit: 'secondary', retryAfter: Math.ceil((fault.ms ?? 60_000) / 1000) },
          bucket,
          who,
        ),
      );
    case 'unauthorized':
      return refuse(new ApiError(401, 'Bad credentials'));
    case 'forbidden':
    case 'issue-write-denied':
      return refuse(new ApiError(403, 'Resource not accessible by integration'));
    case 'not-found':
      return refuse(new ApiError(404, 'Not Found'));
    case 'page-loop': {
      const answer = await respond(nothing);
      const again = new URLSearchParams(incoming.query);
      const link = `<${incoming.base}${incoming.path}?${again}>; rel="next"`;
      return { ...answer, reply: { ...answer.reply, headers: { ...answer.reply.headers, link } } };
    }
    case 'no-links': {
      // As a proxy answers that lets only headers through that it knows.
      const answer = await respond(nothing);
      const { link: _, ...headers } = answer.reply.headers ?? {};
      return { ...answer, reply: { ...answer.reply, headers } };
    }
    case 'made-public': {
      const answer = await respond(nothing);
      const { body } = answer.reply;
      const isOne = typeof body === 'object' && body !== null && 'visibility' in body;
      const shown = isOne ? { ...body, private: false, visibility: 'public' } : body;
      return { ...answer, reply: { ...answer.reply, body: shown } };
    }
    case 'resource-limits':
      return respond(new Set([fault.field ?? 'contributionsCollection']));
    case 'graphql-null': {
      const message = `Something went wrong while executing your query. Please include \`DBLE:0000:0000\` when reporting this issue.`;
      return instead({ status: 200, body: { data: null, errors: [{ message }] } });
    }
  }
}
