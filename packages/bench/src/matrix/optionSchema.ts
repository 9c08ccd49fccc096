import type { OptionRule, OptionTable } from '@strnn/core';
import { z } from 'zod';

/**
 * The strict zod schema of a table of options, defaults and descriptions included; a model's and the training loop's
 * options are written down once, in `@strnn/core`.
 */
export function optionSchema(table: OptionTable): z.ZodObject<Record<string, z.ZodType>> {
  return z.strictObject(Object.fromEntries(Object.entries(table).map(([key, rule]) => [key, ruleSchema(rule)])));
}

function ruleSchema(rule: OptionRule): z.ZodType {
  switch (rule.kind) {
    case 'integer':
      return z.int().min(rule.min).max(rule.max).default(rule.default).describe(rule.about);
    case 'number':
      return z.number().min(rule.min).max(rule.max).default(rule.default).describe(rule.about);
    case 'boolean':
      return z.boolean().default(rule.default).describe(rule.about);
    case 'choice':
      return z.enum(rule.allowed).default(rule.default).describe(rule.about);
    case 'name':
      return nameSchema.default(rule.default).meta({ description: rule.about, expected: `the name of a ${rule.of}` });
    case 'names':
      return z
        .union([nameSchema, z.array(nameSchema).min(1).refine(isDistinct)])
        .default(typeof rule.default === 'string' ? rule.default : [...rule.default])
        .meta({ description: rule.about, expected: `the name of a ${rule.of}, or a list of distinct names` });
  }
}

const nameSchema = z.string().min(1);

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
