import { element } from './element.js';
import { escapeXml } from './escapeXml.js';
import { fillBy, type Role } from './paint.js';

/** One or more lines of text. */
export interface TextBlock {
  readonly lines: readonly string[];
  /** Pixels: the anchor, and the baseline of the first line. */
  readonly x: number;
  readonly y: number;
  /** Font size in pixels, default 12. */
  readonly size?: number;
  /** Which end of each line is at x, default `'start'`. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Default `'ink'`; ignored when `fill` is given. */
  readonly role?: Role;
  readonly fill?: string;
  readonly bold?: boolean;
}

/** Line distance in font sizes. */
export const LINE_HEIGHT = 1.25;

/** The lines, one `<text>` each, `LINE_HEIGHT` apart. */
export function textBlock(block: TextBlock): string {
  const { lines, x, y, size = 12, anchor = 'start', role = 'ink', fill, bold = false } = block;
  return lines
    .map((line, i) =>
      element(
        'text',
        {
          x,
          y: y + i * size * LINE_HEIGHT,
          'font-size': size,
          'text-anchor': anchor === 'start' ? undefined : anchor,
          'font-weight': bold ? 600 : undefined,
          ...(fill === undefined ? fillBy(role) : { fill }),
        },
        escapeXml(line),
      ),
    )
    .join('');
}
