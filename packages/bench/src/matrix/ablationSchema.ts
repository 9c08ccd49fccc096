import type { DataSource, Plugin } from '@strnn/core';
import { z } from 'zod';
import type { Condition, Exclusion } from './condition/Condition.js';
import { designSchema } from './design/designSchema.js';
import type { StrnnSpec } from './strnn.js';
import type { ModelSpec } from './PlannedCell.js';
import { protocolSchema } from './protocolSchema.js';

/** Most seeds of one matrix. */
const MAX_SEEDS = 1000;

/** A name that is a safe folder name on every system. */
export const matrixNameSchema = z
  .string()
  .regex(/^(?!(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9_-])?$/i)
  .meta({ expected: "a folder name of at most 64 letters, digits, '-', '_' and '.', such as 'quickstart'" });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A data set, as `uciEeg({ ... })` makes it. */
export const dataSchema = z
  .custom<DataSource>(
    (value) =>
      isObject(value) &&
      typeof value.name === 'string' &&
      isObject(value.options) &&
      typeof value.fingerprint === 'function' &&
      typeof value.load === 'function',
  )
  .meta({ expected: 'a data set such as uciEeg({ ... })' });

/** A model with options, as `strnn({ ... })` makes it. */
export const modelSchema = z
  .custom<ModelSpec | StrnnSpec>(
    (value) =>
      isObject(value) && typeof value.kind === 'string' && isObject(value.options) && Object.keys(value).length === 2,
  )
  .meta({ expected: 'a model such as strnn({ hidden: 30 })' });

const scalerSchema = z.string().min(1).meta({ expected: 'the name of a scaler' });

const tuneSchema = z
  .record(z.string(), z.unknown())
  .meta({ expected: "options with their values, such as { C: [1e-3, 1e-2], 'training.epochs': [10, 20] }" });

const innerFoldsSchema = z.int().min(2).max(100);

/** A baseline with a protocol, a scaler or tuning of its own. */
export const baselineEntrySchema = z.strictObject({
  model: z.union([z.string().min(1), modelSchema]).meta({
    expected: "a model by name ('logistic-regression') or with options (logisticRegression({ C: 1 }))",
  }),
  protocol: protocolSchema.optional(),
  scaler: scalerSchema.optional(),
  tune: tuneSchema.optional(),
  innerFolds: innerFoldsSchema.optional(),
});

const seedSchema = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

const pluginSchema = z.custom<Plugin>((value) => isObject(value) && value.kind === 'strnn-plugin');

const conditionSchema = z
  .custom<Condition>((value) => typeof value === 'function')
  .meta({ expected: "a condition such as (cell) => cell.projector === 'top-k'" });

/** The outer form of an experiment. Options, axes, baselines and names are checked by the functions that know them. */
export const ablationSchema = z.strictObject({
  name: matrixNameSchema.optional(),
  data: dataSchema,
  protocol: protocolSchema,
  model: modelSchema,
  training: z.record(z.string(), z.unknown()).optional().meta({ expected: 'training options such as { epochs: 20 }' }),
  scaler: scalerSchema.default('channel-z'),
  vary: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ expected: "axes such as { hidden: [16, 32], 'training.learningRate': [1e-3, 1e-2] }" }),
  tune: tuneSchema.optional(),
  innerFolds: innerFoldsSchema.optional(),
  design: designSchema.optional(),
  when: z
    .record(z.string(), conditionSchema)
    .default({})
    .meta({ expected: "conditions of axes such as { keep: (cell) => cell.projector === 'top-k' }" }),
  exclude: z
    .array(
      z
        .custom<Exclusion>((value) => typeof value === 'function' || (isObject(value) && !Array.isArray(value)))
        .meta({ expected: "values such as { traversal: 'none', projector: 'l1' }, or a condition ((cell) => ...)" }),
    )
    .default([])
    .meta({ expected: "a list such as [{ traversal: 'none', projector: 'l1' }]" }),
  baselines: z.array(z.unknown()).default([]).meta({ expected: 'a list of models' }),
  seeds: z
    .union([
      z.int().min(1).max(MAX_SEEDS),
      z
        .array(seedSchema)
        .min(1)
        .max(MAX_SEEDS)
        .refine((seeds) => new Set(seeds).size === seeds.length),
    ])
    .default(1)
    .meta({ expected: `a number of seeds from 1 to ${MAX_SEEDS}, or a list of distinct whole numbers from 0` }),
  plugins: z
    .array(
      z
        .union([z.string().min(1), pluginSchema])
        .meta({ expected: 'a plugin (definePlugin({ ... })) or a glob of plugin files' }),
    )
    .default([])
    .meta({ expected: 'a list of plugins and globs' }),
});

/** An experiment of the right outer form. */
export type CheckedInput = z.output<typeof ablationSchema>;
