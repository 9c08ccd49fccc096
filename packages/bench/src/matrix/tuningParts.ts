import { StrnnError } from '@strnn/core/error';
import type { AxisValue, TuningEntry } from './AblationDefinition.js';
import type { ModelKind } from './ModelKind.js';
import type { ModelSpec, TuningSpec } from './PlannedCell.js';

/** What tuning adds to a cell: to its configuration (nothing where nothing is tuned, so that its id stays), and to its provenance. */
export function tuningParts(entry: TuningEntry | undefined): {
  readonly config: { readonly tuning?: TuningSpec };
  readonly provenance: Readonly<Record<string, string>>;
} {
  if (entry === undefined) return { config: {}, provenance: {} };
  const { grid, folds, sources } = entry;
  const provenance: Record<string, string> = {
    'tuning.folds': sources.folds === 'default' ? 'default' : `experiment: ${sources.folds}`,
  };
  for (const path of Object.keys(grid)) provenance[path] = `chosen in every fold, experiment: ${sources[path]}`;
  return { config: { tuning: { grid, folds } }, provenance };
}

/** `'C tuned over 3 values'`, for labels; empty where nothing is tuned. */
export function tuningLabels(tuning: TuningSpec | undefined): string[] {
  return Object.entries(tuning?.grid ?? {}).map(
    ([path, values]) => `${path.slice(path.indexOf('.') + 1)} tuned over ${values.length} values`,
  );
}

/**
 * Lets a kind of model that checks its own options check every value that is to be tried.
 * @throws StrnnError 'option' naming the value's place in `tune`
 */
export function checkTunedOptions(
  entry: TuningEntry | undefined,
  kind: ModelKind,
  options: ModelSpec['options'],
): void {
  for (const [path, values] of Object.entries(entry?.grid ?? {})) {
    if (kind.kind === 'strnn' || !path.startsWith('model.')) continue;
    const option = path.slice('model.'.length);
    values.forEach((value, index) => checkOne(kind, options, option, value, `${entry!.sources[path]}[${index}]`));
  }
}

function checkOne(
  kind: ModelKind,
  options: ModelSpec['options'],
  option: string,
  value: AxisValue,
  where: string,
): void {
  try {
    kind.resolve({ ...options, [option]: value }, where);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    // The kind names the option below the place it was told; here the place is the option's value.
    throw new StrnnError('option', error.message.replaceAll(`${where}.${option}`, where), { cause: error });
  }
}
