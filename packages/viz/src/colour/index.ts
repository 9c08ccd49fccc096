export { CATEGORY_COLOURS, categoryColour, type CategoryColour } from './categoryColour.js';
export { divergingColour } from './divergingColour.js';
export { inkOn } from './inkOn.js';
export { mixColours } from './mixColours.js';
export { sequentialColour } from './sequentialColour.js';
export { valueColours, type ValueColours } from './valueColours.js';
