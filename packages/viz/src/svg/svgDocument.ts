import { CATEGORY_COLOURS } from '../colour/index.js';
import { element } from './element.js';
import { escapeXml } from './escapeXml.js';
import { fillBy, ROLE_COLOURS } from './paint.js';

/** `'auto'` follows the reader's setting on screens and is light on paper. */
export type Theme = 'auto' | 'light' | 'dark';

/** The whole drawing. */
export interface SvgDocument {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Read out by screen readers, shown as a tooltip. */
  readonly title: string;
  /** Longer text for screen readers. */
  readonly description?: string;
  /** Default `'auto'`. */
  readonly theme?: Theme;
  /** Markup, later over earlier. */
  readonly body: readonly string[];
}

const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * A self-contained SVG: a card with its own background, so that it reads on any page; the light colours are plain attributes,
 * so that it also reads in tools without CSS. Shrinks with its container, never grows beyond its own size.
 */
export function svgDocument(document: SvgDocument): string {
  const { width, height, title, description, theme = 'auto', body } = document;
  const scope = `viz-${theme}`;
  const card = element('rect', { width: Math.ceil(width), height: Math.ceil(height), rx: 6, ...fillBy('card') });
  const markup = body.join('');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: 'img',
      class: scope,
      'font-family': FONTS,
      style: 'max-width:100%;height:auto',
    },
    element('title', {}, escapeXml(title)),
    description === undefined ? '' : element('desc', {}, escapeXml(description)),
    theme === 'light' ? '' : element('style', {}, darkStyle(scope, theme, card + markup)),
    card,
    markup,
  );
}

/** The dark colours of the classes that the body uses. */
function darkStyle(scope: string, theme: Theme, body: string): string {
  const dark = [
    ...Object.entries(ROLE_COLOURS).map(([role, colours]) => [role, colours.dark] as const),
    ...CATEGORY_COLOURS.map((colours, i) => [`c${i}`, colours.dark] as const),
  ].filter(([name]) => body.includes(`-${name}"`));
  const rules = dark.map(
    ([name, colour]) => `.${scope} .viz-fill-${name}{fill:${colour}}.${scope} .viz-line-${name}{stroke:${colour}}`,
  );
  return theme === 'dark' ? rules.join('') : `@media screen and (prefers-color-scheme:dark){${rules.join('')}}`;
}
