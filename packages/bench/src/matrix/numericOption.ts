import { z } from 'zod';

/** For an option that is a number: its base unit, if it has one (`meta({ unit: 's' })`). Undefined for every other option. */
export function numericOption(schema: z.ZodType): { readonly unit?: string } | undefined {
  const unit = schema.meta()?.unit;
  if (schema instanceof z.ZodNumber) return typeof unit === 'string' ? { unit } : {};
  if (!(schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)) return undefined;
  const inner = numericOption(schema.unwrap() as z.ZodType);
  return inner !== undefined && typeof unit === 'string' ? { unit } : inner;
}
