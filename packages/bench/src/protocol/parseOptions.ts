import { StrnnError } from '@strnn/core/error';
import type { z } from 'zod';
import { describeIssues } from '../matrix/describeIssues.js';

/**
 * Checks options against a strict schema and fills in the defaults.
 *
 * @param root option path for errors, e.g. `'groupedKFold'`
 * @throws StrnnError 'option' with one line per mistake; an unknown name gets the nearest allowed one
 */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, given: unknown, root: string): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new StrnnError('option', describeIssues(parsed.error, schema, given, root).join('\n'));
}
