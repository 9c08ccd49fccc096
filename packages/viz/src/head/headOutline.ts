import { element, strokeBy } from '../svg/index.js';

/** Head seen from above, nose up: a circle with nose and ears, as line work. Pixels. */
export function headOutline(centreX: number, centreY: number, radius: number): string {
  const line = { ...strokeBy('ink', 1.75), 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const at = (x: number, y: number): string =>
    `${(centreX + x * radius).toFixed(2)} ${(centreY + y * radius).toFixed(2)}`;
  const ear = (side: 1 | -1): string =>
    `M${at(side * 0.985, -0.17)}C${at(side * 1.08, -0.26)} ${at(side * 1.11, -0.05)} ${at(side * 1.08, 0.05)}` +
    `C${at(side * 1.13, 0.2)} ${at(side * 1.04, 0.28)} ${at(side * 0.985, 0.17)}`;
  return (
    element('path', { d: `M${at(-0.14, -0.99)}L${at(0, -1.14)}L${at(0.14, -0.99)}`, ...line }) +
    element('path', { d: ear(-1), ...line }) +
    element('path', { d: ear(1), ...line }) +
    element('circle', { cx: centreX, cy: centreY, r: radius, ...line })
  );
}
