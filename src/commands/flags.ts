import type * as z from 'zod';
import { shown } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** @throws UserError naming every flag that does not fit */
export function check<T extends z.ZodType>(schema: T, flags: Flags): z.output<T> {
  const result = schema.safeParse(flags);
  if (result.success) return result.data;
  throw new UserError(
    result.error.issues
      .map((issue) => {
        const allowed =
          issue.code === 'invalid_value'
            ? `must be one of ${issue.values.join(', ')}`
            : issue.message;
        const name = String(issue.path[0]);
        const given = flags[name];
        const value =
          given === undefined
            ? ''
            : ` (${typeof given === 'string' ? shown(given) : JSON.stringify(given)})`;
        return `--${name}${value}: ${flags[name] === undefined && issue.code === 'invalid_type' && !allowed.startsWith('is missing') ? 'is missing' : allowed}.`;
      })
      .join('\n'),
  );
}
