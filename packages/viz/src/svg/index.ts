export { coordinate, element, type Attributes } from './element.js';
export { escapeXml } from './escapeXml.js';
export { fillBy, strokeBy, type Role } from './paint.js';
export { fillByCategory, strokeByCategory } from './paintCategory.js';
export { svgDocument, type Theme } from './svgDocument.js';
export { LINE_HEIGHT, textBlock } from './textBlock.js';
