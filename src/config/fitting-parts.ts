import * as z from 'zod';

type Condition = (payload: z.core.ParsePayload) => boolean;

/**
 * When a rule between settings is asked: as soon as these settings fit. Left alone, the validator would keep it back until
 * everything around them does.
 */
export function oncePartsFit(shape: z.ZodRawShape): Condition {
  const parts = z.object(shape);
  return ({ value }) => parts.safeParse(value).success;
}

/** The same of a rule about what is missing: it may stand there under a name that is misspelt. */
export function oncePartsFitAndAreNamed(shape: z.ZodRawShape): Condition {
  const partsFit = oncePartsFit(shape);
  return (payload) =>
    partsFit(payload) && payload.issues.every(({ code }) => code !== 'unrecognized_keys');
}
