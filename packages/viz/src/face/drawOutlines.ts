import { coordinate, element, strokeBy } from '../svg/index.js';
import type { PicturePoint } from './FacePicture.js';
import { placePoint, type PictureFrame } from './PictureFrame.js';

/**
 * The polylines of a picture. On the card they take the theme's colour; over colours (`onColour`) they are black with a
 * white halo, which reads on any.
 */
export function drawOutlines(
  lines: readonly (readonly PicturePoint[])[],
  frame: PictureFrame,
  onColour: boolean,
): string {
  if (lines.length === 0) return '';
  const d = lines
    .map((line) => `M${line.map((point) => placePoint(frame, point).map(coordinate).join(' ')).join('L')}`)
    .join('');
  const round = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  if (!onColour) return element('path', { d, ...strokeBy('muted', 1), ...round });
  const stroke = (colour: string, width: number): string =>
    element('path', { d, fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-opacity': 0.75, ...round });
  return stroke('#ffffff', 2.25) + stroke('#000000', 0.9);
}
