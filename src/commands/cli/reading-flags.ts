import * as z from 'zod';
import { auditLogSchema, type OperatorPaths, type ReadingSettings } from '../../config/settings.ts';

/** Flags of what is read only on request. */
export const reading = {
  'audit-log': auditLogSchema.optional(),
  'check-links': z.boolean().default(false),
  'compare-avatars': z.boolean().default(false),
  'search-copies': z.boolean().default(false),
};
/** Flags of the organization's own files. */
export const operatorFiles = {
  roster: z.string().optional(),
  indicators: z.string().optional(),
  networks: z.string().optional(),
  earlier: z.array(z.string()).default([]),
};

export function readingOf(flags: z.output<z.ZodObject<typeof reading>>): ReadingSettings {
  const auditLog = flags['audit-log'];
  return {
    ...(auditLog === undefined ? {} : { auditLog }),
    checkLinks: flags['check-links'],
    compareAvatars: flags['compare-avatars'],
    searchCopies: flags['search-copies'],
  };
}

export function operatorPathsOf(flags: z.output<z.ZodObject<typeof operatorFiles>>): OperatorPaths {
  const { roster, indicators, networks, earlier } = flags;
  return {
    ...(roster === undefined ? {} : { roster }),
    ...(indicators === undefined ? {} : { indicators }),
    ...(networks === undefined ? {} : { networks }),
    earlier,
  };
}
