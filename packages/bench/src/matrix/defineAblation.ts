import { StrnnError } from '@strnn/core/error';
import { ablationBrand, type AblationDefinition, type Axis } from './AblationDefinition.js';
import type { AblationInput } from './AblationInput.js';
import { ablationSchema, type CheckedInput } from './ablationSchema.js';
import { completeParts } from './completeParts.js';
import { describeIssues } from './describeIssues.js';
import { freezeDeep } from './freezeDeep.js';
import type { ModelSpec } from './PlannedCell.js';
import type { StrnnSpec } from './strnn.js';

/**
 * An experiment: one model, the options to vary, the models to compare with. An experiment file exports it by default:
 * `export default defineAblation({ data: uciEeg(), protocol: leaveOneSubjectOut(), model: strnn(), vary: { ... } })`.
 * Everything is checked here but what only a registry knows (names of directions, cells, scalers, models): `planMatrix`
 * does that, also before anything runs.
 * @throws StrnnError 'option': a line for everything that is wrong, with the option's path
 */
export function defineAblation<Model extends ModelSpec | StrnnSpec>(
  definition: AblationInput<Model>,
): AblationDefinition {
  const parsed = ablationSchema.safeParse(definition);
  const issues = parsed.success ? [] : describeIssues(parsed.error, ablationSchema, definition, '');
  const input = parsed.success ? parsed.data : wellFormedParts(definition);
  const { model, training, axes, design, when, exclude, tuning, baselines, written } = completeParts(input, issues);
  if (!parsed.success || issues.length > 0) {
    const prefix = input.name === undefined ? 'experiment' : `experiment ${input.name}`;
    throw new StrnnError('option', issues.map((issue) => `${prefix}: ${issue}`).join('\n'));
  }
  const { name, data, protocol, scaler, seeds, plugins } = parsed.data;
  const alsoWritten = (['scaler', 'seeds'] as const).filter((key) => definition[key] !== undefined);
  return Object.freeze({
    [ablationBrand]: true as const,
    name,
    data,
    protocol: freezeDeep(protocol),
    model: freezeDeep(model),
    training: freezeDeep(training),
    scaler,
    axes: Object.freeze(axes.map(freezeAxis)),
    design: design && freezeDeep(design),
    when: Object.freeze({ ...when }),
    exclude: Object.freeze([...exclude]),
    ...(tuning && { tuning: freezeDeep(tuning) }),
    baselines: freezeDeep(baselines),
    seeds: Object.freeze(
      typeof seeds === 'number' ? Array.from({ length: seeds }, (_, index) => index + 1) : [...seeds],
    ),
    plugins: Object.freeze([...plugins]),
    written: Object.freeze([...written, ...alsoWritten]),
  });
}

/** Data sets among its settings are not ours to freeze. */
function freezeAxis(axis: Axis): Axis {
  return Object.freeze({
    ...axis,
    values: freezeDeep(axis.values),
    ...(axis.settings && { settings: Object.freeze([...axis.settings]) }),
  });
}

/** The parts that can be checked further although another part is wrong, so that everything is reported at once. */
function wellFormedParts(definition: unknown): Partial<CheckedInput> {
  if (typeof definition !== 'object' || definition === null) return {};
  const parts = Object.entries(ablationSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse((definition as Record<string, unknown>)[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(parts) as Partial<CheckedInput>;
}
