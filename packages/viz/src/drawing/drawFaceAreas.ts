import type { ValueColours } from '../colour/index.js';
import { placePoint, type PictureArea, type PictureFrame } from '../face/index.js';
import { formatValue } from '../scale/index.js';
import { element, escapeXml, strokeBy } from '../svg/index.js';
import { textWidth } from '../text/index.js';
import { drawHaloLabel, LABEL_SIZE } from './drawHaloLabel.js';

/** What is drawn at a site. */
export interface FaceSite {
  readonly name: string;
  readonly value: number;
  readonly dropped: boolean;
  readonly area: PictureArea;
}

/** How sites are coloured. */
export interface FaceLook {
  readonly colours: ValueColours;
  /** Whether a gray picture lies below. */
  readonly onGray: boolean;
  /** Of the colours over the gray picture, 0 to 1. */
  readonly opacity: number;
}

const GAP = 1;

/** Areas as rectangles in the colour of their value, dropped ones as dashed outlines. */
export function drawFaceAreas(sites: readonly FaceSite[], frame: PictureFrame, look: FaceLook): string {
  return sites
    .map((site) => {
      const box = boxOf(site, frame);
      const tip = tipOf(site);
      if (!site.dropped) {
        const opacity = look.onGray ? { 'fill-opacity': look.opacity } : {};
        return element('rect', { ...box, fill: look.colours.colour(site.value), ...opacity }, tip);
      }
      const line = look.onGray
        ? { fill: 'none', stroke: '#000000', 'stroke-opacity': 0.55, 'stroke-width': 0.75 }
        : strokeBy('muted', 1);
      return element('rect', { ...box, ...line, 'stroke-dasharray': '3 2', 'pointer-events': 'all' }, tip);
    })
    .join('');
}

/** The names of areas, in the middle of those that have room for it. */
export function drawAreaLabels(sites: readonly FaceSite[], frame: PictureFrame): string {
  return sites
    .map((site) => {
      const { x, y, width, height } = boxOf(site, frame);
      const fits = textWidth(site.name, LABEL_SIZE) <= width - 2 && LABEL_SIZE <= height - 2;
      return fits ? drawHaloLabel(site.name, x + width / 2, y + height / 2 + LABEL_SIZE * 0.36) : '';
    })
    .join('');
}

/** The tooltip of a site. */
export function tipOf({ name, value, dropped }: FaceSite): string {
  return element('title', {}, escapeXml(`${name}: ${dropped ? 'dropped' : formatValue(value)}`));
}

/** Neighbours are a gap apart; an area that is narrower than the gap is drawn all the same. */
function boxOf(
  { area: [left, top, width, height] }: FaceSite,
  frame: PictureFrame,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const [x, y] = placePoint(frame, [left, top]);
  const [w, h] = [width * frame.scale, height * frame.scale];
  const gap = Math.min(GAP, w / 4, h / 4);
  return { x: x + gap / 2, y: y + gap / 2, width: w - gap, height: h - gap };
}
