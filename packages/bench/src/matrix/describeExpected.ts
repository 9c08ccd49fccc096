import { z } from 'zod';

interface JsonSchema {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  items?: JsonSchema;
}

/** What a schema asks for, in words: `'an integer from 1 to 4096'`, `"'relu' or 'tanh'"`. Its `meta({ expected })` comes first. */
export function describeExpected(schema: z.ZodType): string {
  const written = expectedOf(schema);
  if (written !== undefined) return written;
  return describe(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
}

function expectedOf(schema: z.ZodType): string | undefined {
  const { expected } = schema.meta() ?? {};
  if (typeof expected === 'string') return expected;
  const isWrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return isWrapped ? expectedOf(schema.unwrap() as z.ZodType) : undefined;
}

function describe(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `'${String(value)}'`).join(' or ');
  switch (schema.type) {
    case 'integer':
      return `an integer${describeBounds(schema)}`;
    case 'number':
      return `a number${describeBounds(schema)}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return schema.minLength ? 'a name' : 'a text';
    case 'array':
      return `a list of ${schema.items ? describe(schema.items) : 'values'}`;
    case 'object':
      return 'an object';
    default:
      return 'another value';
  }
}

function describeBounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const low =
    exclusiveMinimum !== undefined ? ` above ${exclusiveMinimum}` : isBound(minimum) ? ` from ${minimum}` : '';
  const high = exclusiveMaximum !== undefined ? ` below ${exclusiveMaximum}` : isBound(maximum) ? ` to ${maximum}` : '';
  return low + (low.startsWith(' above') && high.startsWith(' to') ? `, at most${high.slice(3)}` : high);
}

/** False for the ends of the safe integers, which zod gives to every unbounded integer. */
function isBound(bound: number | undefined): bound is number {
  return bound !== undefined && Math.abs(bound) !== Number.MAX_SAFE_INTEGER;
}
