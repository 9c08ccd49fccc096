import type { AblationDefinition } from './AblationDefinition.js';

/** Values of one option with which others change nothing. Built-in items only; what a plugin reads is not known. */
interface Idle {
  /** Paths of the options without effect. */
  readonly options: readonly string[];
  /** The option that decides, and its values. */
  readonly by: 'projector' | 'traversal';
  readonly values: readonly string[];
  readonly why: string;
  /** The condition that spares the cells. */
  readonly when: string;
}

const idles: readonly Idle[] = [
  {
    options: ['model.keep'],
    by: 'projector',
    values: ['dense', 'l1', 'l21'],
    why: "with the projectors 'dense', 'l1' and 'l21', which do not read it",
    when: "cell.projector === 'top-k'",
  },
  {
    options: ['model.spatialLambda', 'model.temporalLambda', 'model.sparsity'],
    by: 'projector',
    values: ['dense', 'top-k'],
    why: "with the projectors 'dense' and 'top-k', which have no penalty",
    when: "cell.projector !== 'dense' && cell.projector !== 'top-k'",
  },
  {
    options: ['hidden', 'cell', 'spatialProjection', 'spatialLambda', 'recurrentGain'].map((name) => `model.${name}`),
    by: 'traversal',
    values: ['temporal-only'],
    why: "with traversal 'temporal-only', which has no spatial layer",
    when: "cell.traversal !== 'temporal-only'",
  },
  {
    options: ['model.recurrentGain'],
    by: 'traversal',
    values: ['none'],
    why: "with traversal 'none', which has no spatial recurrence",
    when: "cell.traversal !== 'none'",
  },
];

/**
 * Axes that change nothing in some of the cells: a sentence for each, with the number of configurations that differ from
 * another on paper only, and the condition that would spare them.
 */
export function effectNotes(definition: AblationDefinition, rows: readonly (readonly number[])[]): string[] {
  const { axes, model, tuning } = definition;
  if (model.kind !== 'strnn') return [];
  return axes.flatMap(({ name, path, values }, place) =>
    idles.flatMap(({ options, by, values: deciding, why, when }) => {
      if (!options.includes(path) || values.length === 1) return [];
      const decider = axes.findIndex((axis) => axis.path === `model.${by}`);
      const isIdle = (row: readonly number[]): boolean => {
        const index = decider === -1 ? -1 : row[decider];
        const { values: own = [], settings = own } = axes[decider] ?? {};
        const chosen = index < 0 ? (tuning?.grid[`model.${by}`] ?? [model.options[by]]) : [settings[index]];
        return chosen.every((value) => deciding.includes(String(value)));
      };
      const seen = new Set<string>();
      let alike = 0;
      for (const row of rows) {
        if (row[place] < 0 || !isIdle(row)) continue;
        const others = row.map((value, axis) => (axis === place ? '' : value)).join();
        if (seen.has(others)) alike++;
        else seen.add(others);
      }
      if (alike === 0) return [];
      // Without an axis that decides there is no condition on one.
      const how =
        decider === -1
          ? 'Take the axis out.'
          : `when: { ${/^\w+$/.test(name) ? name : `'${name}'`}: (cell) => ${when.replaceAll(`cell.${by}`, axes[decider].name === by ? `cell.${by}` : `cell['${axes[decider].name}']`)} } plans each once.`;
      return [
        `${name} has no effect ${why}: ${alike} of ${rows.length} configurations differ from another on paper only. ${how}`,
      ];
    }),
  );
}
