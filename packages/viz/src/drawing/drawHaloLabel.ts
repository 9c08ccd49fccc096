import { element, escapeXml } from '../svg/index.js';

/** Font size of names written into a picture, pixels. */
export const LABEL_SIZE = 7.5;

/** A name centred at x, black with a white halo, so that it reads on any colour. */
export function drawHaloLabel(name: string, x: number, y: number): string {
  const halo = { stroke: '#ffffff', 'stroke-width': 2, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return element(
    'text',
    { x, y, 'font-size': LABEL_SIZE, 'text-anchor': 'middle', fill: '#000000', ...halo },
    escapeXml(name),
  );
}
