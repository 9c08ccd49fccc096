import type { Attributes } from './element.js';

/** What a mark is for; the document gives each role a light and a dark colour. */
export type Role = 'ink' | 'muted' | 'faint' | 'card';

/** Colours by role. `ink` and `muted` have a WCAG contrast above 4.5 on `card` in both. */
export const ROLE_COLOURS: Readonly<Record<Role, { readonly light: string; readonly dark: string }>> = {
  ink: { light: '#1b1f24', dark: '#eceff3' },
  muted: { light: '#59636e', dark: '#a7b0bb' },
  faint: { light: '#d9dee3', dark: '#3a424c' },
  card: { light: '#ffffff', dark: '#1b1f24' },
};

/** Attributes of a mark filled by its role: the light colour, and the class by which the document turns it dark. */
export function fillBy(role: Role): Attributes {
  return { fill: ROLE_COLOURS[role].light, class: `viz-fill-${role}` };
}

/** Attributes of a mark drawn as a line by its role; `fill` is none. */
export function strokeBy(role: Role, width = 1): Attributes {
  return { fill: 'none', stroke: ROLE_COLOURS[role].light, 'stroke-width': width, class: `viz-line-${role}` };
}
