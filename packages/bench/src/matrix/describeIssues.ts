import { unknownName } from '@strnn/core/error';
import { z } from 'zod';
import { describeExpected } from './describeExpected.js';
import { optionPath } from './optionPath.js';
import { showValue } from './showValue.js';

/**
 * Zod's issues as lines for people: the option's path, what was expected, what was found; for an unknown option the
 * nearest allowed name.
 * @param root path of the checked value, `''` for a whole experiment
 */
export function describeIssues(error: z.ZodError, schema: z.ZodType, value: unknown, root: string): string[] {
  return error.issues.flatMap((issue) => {
    const path = optionPath(root, issue.path);
    const at = schemaAt(schema, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const allowed = at instanceof z.ZodObject ? Object.keys(at.shape) : [];
      return issue.keys.map((key) => unknownName(optionPath(path, [key]), 'option', key, allowed).message);
    }
    const where = path === '' ? '' : `${path}: `;
    const expected = at === undefined ? issue.message : `expected ${describeExpected(at)}`;
    return [`${where}${expected}, found ${showValue(valueAt(value, issue.path))}.`];
  });
}

function schemaAt(schema: z.ZodType | undefined, path: readonly PropertyKey[]): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    // The wrapper may carry what is expected; it is unwrapped only on the way to something inside.
    return path.length === 0 && !(schema.unwrap() instanceof z.ZodObject)
      ? schema
      : schemaAt(schema.unwrap() as z.ZodType, path);
  }
  if (path.length === 0) return schema;
  if (schema instanceof z.ZodObject)
    return schemaAt(schema.shape[path[0] as string] as z.ZodType | undefined, path.slice(1));
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType as z.ZodType, path.slice(1));
  if (schema instanceof z.ZodDiscriminatedUnion) {
    // What tells the members apart is explained by the union; another key is looked for in the members.
    const shapes = schema.options.map((option) => (option as z.ZodObject).shape);
    const shape = shapes.find((candidate) => Object.hasOwn(candidate, path[0]));
    return path[0] === schema.def.discriminator || shape === undefined
      ? schema
      : schemaAt(shape[path[0] as string] as z.ZodType, path.slice(1));
  }
  if (schema instanceof z.ZodArray) return schemaAt(schema.element as z.ZodType, path.slice(1));
  return undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}
