import { CATEGORY_COLOURS, categoryColour } from '../colour/index.js';
import type { Attributes } from './element.js';

/** Attributes of a mark filled by its category (0, 1, ...). */
export function fillByCategory(index: number): Attributes {
  return { fill: categoryColour(index).light, class: `viz-fill-c${index % CATEGORY_COLOURS.length}` };
}

/** Attributes of a mark drawn as a line by its category; `fill` is none. */
export function strokeByCategory(index: number, width: number): Attributes {
  const colour = categoryColour(index).light;
  return { fill: 'none', stroke: colour, 'stroke-width': width, class: `viz-line-c${index % CATEGORY_COLOURS.length}` };
}
