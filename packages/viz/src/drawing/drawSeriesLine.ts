import { coordinate, element, fillByCategory, strokeByCategory } from '../svg/index.js';

/** A second way to tell lines apart, for whom colours do not. */
const DASHES = [undefined, '7 3', '2 2.5', '9 3 2 3', '4 2', '12 3', '1.5 4'] as const;

/** Dash pattern of line `index` (0, 1, ...); undefined = solid. */
export function seriesDashes(index: number): string | undefined {
  return DASHES[index % DASHES.length];
}

/**
 * One line over steps 1, 2, ...; a single value becomes a dot.
 * @param faint a single run behind the line it belongs to: thin, pale, solid
 * @param children markup inside the element, e.g. a `<title>`
 */
export function drawSeriesLine(
  values: readonly number[],
  x: (step: number) => number,
  y: (value: number) => number,
  category: number,
  faint: boolean,
  ...children: readonly string[]
): string {
  const opacity = faint ? 0.3 : undefined;
  if (values.length === 1) {
    const dot = { cx: x(1), cy: y(values[0]), r: faint ? 1.5 : 3 };
    return element('circle', { ...dot, ...fillByCategory(category), opacity }, ...children);
  }
  const d = `M${values.map((value, i) => `${coordinate(x(i + 1))} ${coordinate(y(value))}`).join('L')}`;
  const dashes = faint ? undefined : seriesDashes(category);
  const look = {
    ...strokeByCategory(category, faint ? 0.8 : 2),
    'stroke-linejoin': 'round',
    'stroke-dasharray': dashes,
  };
  return element('path', { d, ...look, opacity }, ...children);
}
