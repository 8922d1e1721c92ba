import type * as z from 'zod';
import { expectation, misfit } from '../../config/schema-words.ts';
import { shown } from '../../config/settings.ts';
import { UserError } from '../../config/user-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command that is written in a way it is not understood in. */
export class UsageError extends UserError {}

/** @throws UsageError naming every flag that does not fit */
export function check<T extends z.ZodType>(schema: T, flags: Flags): z.output<T> {
  const result = schema.safeParse(flags, { error: expectation, reportInput: true });
  if (result.success) return result.data;
  throw new UsageError(
    result.error.issues
      .map((issue) => misfit(`--${issue.path.join('.')}`, issue, shown))
      .join('\n'),
  );
}
