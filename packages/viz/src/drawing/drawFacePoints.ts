import { medianGap, placeMiddle, type PictureFrame } from '../face/index.js';
import { element, fillBy, strokeBy } from '../svg/index.js';
import { tipOf, type FaceLook, type FaceSite } from './drawFaceAreas.js';

const LARGEST = 7;
const SMALLEST = 2.2;
/** Radius of a value next to 0, as a share of the largest. */
const LEAST = 0.45;

/**
 * Points as dots in the colour of their value, their area growing with its magnitude; dropped ones as small hollow rings.
 * Radii follow the distances between neighbours, so that dense landmarks stay apart; smaller dots lie over larger ones.
 */
export function drawFacePoints(sites: readonly FaceSite[], frame: PictureFrame, look: FaceLook): string {
  const places = sites.map(({ area }) => placeMiddle(frame, area));
  const largest = Math.min(LARGEST, Math.max(SMALLEST, 0.55 * medianGap(places)));
  return sites
    .map((site, n) => {
      const share = Math.sqrt(Math.min(1, Math.abs(site.value) / look.colours.high));
      return {
        site,
        place: places[n],
        radius: site.dropped ? LEAST * largest : largest * (LEAST + (1 - LEAST) * share),
      };
    })
    .sort((a, b) => b.radius - a.radius)
    .map(({ site, place: [cx, cy], radius: r }) => element('circle', { cx, cy, r, ...paint(site, look) }, tipOf(site)))
    .join('');
}

function paint(
  { value, dropped }: FaceSite,
  { colours, onGray }: FaceLook,
): Record<string, string | number | undefined> {
  if (onGray) {
    return dropped
      ? { fill: '#ffffff', stroke: '#000000', 'stroke-width': 1 }
      : { fill: colours.colour(value), stroke: '#ffffff', 'stroke-width': 0.75 };
  }
  const line = strokeBy(dropped ? 'muted' : 'ink', dropped ? 1 : 0.6);
  const card = fillBy('card');
  return dropped
    ? { ...line, ...card, class: `${card['class']} ${line['class']}` }
    : { ...line, fill: colours.colour(value) };
}
