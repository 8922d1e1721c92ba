import type { Octokit } from '@octokit/rest';
import * as z from 'zod';

const refusal = z.object({ status: z.literal(401) });

/**
 * Renews the token of an App's installation when GitHub does not accept it any more, and tries the request once again.
 * Octokit renews by its own clock, an hour after it asked; a token can end earlier than that.
 */
export function renewRefusedTokens(rest: Octokit): void {
  let renewal: Promise<unknown> | undefined;
  let renewals = 0;
  rest.hook.wrap('request', async (send, options) => {
    const before = renewals;
    try {
      return await send(options);
    } catch (error) {
      if (!refusal.safeParse(error).success) throw error;
      // Many requests are refused at a time; one of them renews for all.
      if (before === renewals) {
        renewal ??= rest.auth({ type: 'installation', refresh: true }).finally(() => {
          renewals += 1;
          renewal = undefined;
        });
        await renewal;
      }
      return await send(options);
    }
  });
}
