/** A colour for light and one for dark backgrounds. */
export interface CategoryColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * Seven colours that stay apart with every common colour blindness (Okabe and Ito, "Color Universal Design", 2008), without
 * the yellow, which is lost on white, and with a lighter form of each for dark backgrounds. Neighbours are far apart.
 */
export const CATEGORY_COLOURS: readonly CategoryColour[] = [
  { light: '#0072b2', dark: '#4bb0ee' },
  { light: '#d55e00', dark: '#ff8f47' },
  { light: '#009e73', dark: '#2fcf9f' },
  { light: '#cc79a7', dark: '#e8a8ca' },
  { light: '#e69f00', dark: '#f5bd45' },
  { light: '#56b4e9', dark: '#a2d9f7' },
  { light: '#7a7a7a', dark: '#b8b8b8' },
];

/** Colour of category `index` (0, 1, ...); starts again after seven, so a drawing must also tell categories apart by text or dashes. */
export function categoryColour(index: number): CategoryColour {
  return CATEGORY_COLOURS[index % CATEGORY_COLOURS.length];
}
