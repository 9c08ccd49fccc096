import { requireFiniteList, requirePositive } from '../check/index.js';
import { mixColours, valueColours, type ValueColours } from '../colour/index.js';
import {
  areaCores,
  drawGray,
  drawOutlines,
  framePicture,
  placeMiddle,
  requirePicture,
  type FacePicture,
} from '../face/index.js';
import { LINE_HEIGHT, svgDocument, textBlock } from '../svg/index.js';
import { wrapText } from '../text/index.js';
import { drawColourBar } from './drawColourBar.js';
import { drawAreaLabels, drawFaceAreas, type FaceLook } from './drawFaceAreas.js';
import { drawFacePoints } from './drawFacePoints.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { placeLabels } from './placeLabels.js';
import { requireWidth } from './requireWidth.js';

/** One value per site on the face (or whatever the sites lie on). */
export interface FaceMapOptions extends DrawingOptions {
  /** N site names. */
  readonly names: readonly string[];
  /** N areas (image blocks, facial regions) or points (landmarks), with outlines and a gray picture to draw them over. */
  readonly picture: FacePicture;
  /** N numbers. */
  readonly values: readonly number[];
  /** What the values are and their unit, written under the colour bar; default none. */
  readonly unit?: string;
  /** Value of the last colour, so that several faces can share a scale; default: the largest magnitude. */
  readonly high?: number;
  /** Draw a site whose value is exactly 0 hollow, "dropped". Default true. */
  readonly zeroIsDropped?: boolean;
  /** Write site names where they fit. Default: with at most 16 sites. */
  readonly labels?: boolean;
}

/** Of the colours over a gray picture. */
const OPACITY = 0.62;
const STEPS = 48;
/** Room for dots at the edge of the picture, pixels. */
const RIM = 7;
const NOTE = 10;

/**
 * A map of values over a face. Areas are translucent rectangles over the gray picture (the colour bar shows the colours as
 * they look on its mean), or opaque ones without it; areas that overlap are drawn less their overlap, so that no colours mix.
 * Points are dots, coloured and sized by value. Without a gray picture the drawing ends where sites and outlines end. Width:
 * 320 pixels by default; a tall picture is drawn narrower.
 * @throws RangeError for lists that do not match, numbers that are not finite, a picture that cannot be drawn
 */
export function faceMap(options: FaceMapOptions): string {
  const { names, picture, values, unit = '', width = 320, zeroIsDropped = true, title = 'Face' } = options;
  const { labels = names.length <= 16 } = options;
  check(options, width);
  const colours = valueColours(values, options.high);
  const { gray, lines = [] } = picture;
  const look: FaceLook = { colours, onGray: gray !== undefined, opacity: OPACITY };
  const sites = areaCores(picture.areas).map((area, n) => {
    return { name: names[n], value: values[n], dropped: zeroIsDropped && values[n] === 0, area };
  });
  const areas = sites.filter(({ area }) => area[2] > 0);
  const points = sites.filter(({ area }) => area[2] === 0);

  const heading = drawHeading(title, width);
  const rim = points.length > 0 ? RIM : 0;
  const frame = framePicture(picture, MARGIN + rim, heading.bottom + rim, width - 2 * (MARGIN + rim));
  const ground = gray && drawGray(gray, frame);
  const body = [heading.markup, ground?.markup ?? ''];
  body.push(drawFaceAreas(areas, frame, look));
  body.push(drawOutlines(lines, frame, gray !== undefined || areas.length > 0));
  body.push(drawFacePoints(points, frame, look));
  if (labels && areas.length > 0) body.push(drawAreaLabels(areas, frame));
  else if (labels) {
    const edge = { left: 2, top: heading.bottom, right: width - 2, bottom: frame.bottom + 2 * rim };
    const dots = points.map(({ area }) => placeMiddle(frame, area));
    body.push(placeLabels(names, dots, edge));
  }

  const barPlace = { x: MARGIN + 12, y: frame.bottom + rim + 12, width: width - 2 * MARGIN - 24 };
  const shown = ground === undefined || areas.length === 0 ? colours : onGround(colours, ground.ground);
  const bar = drawColourBar({ colours: shown, steps: STEPS, unit, ...barPlace });
  const count = sites.filter(({ dropped }) => dropped).length;
  const note =
    count === 0 ? [] : wrapText(`hollow: dropped (0), ${count} of ${names.length}`, width - 2 * MARGIN, NOTE);
  body.push(bar.markup);
  body.push(
    textBlock({ lines: note, x: width / 2, y: bar.bottom + NOTE, size: NOTE, anchor: 'middle', role: 'muted' }),
  );
  const height = bar.bottom + note.length * NOTE * LINE_HEIGHT + MARGIN - 4;
  return svgDocument({ ...options, title, width, height, body });
}

function check(options: FaceMapOptions, width: number): void {
  const where = 'faceMap';
  const { names, values, picture, high } = options;
  requireWidth(where, width);
  if (names.length === 0) throw new RangeError(`${where}: names is empty; at least one site is needed.`);
  requireFiniteList(where, 'values', values, names.length);
  if (high !== undefined) requirePositive(where, 'high', high);
  requirePicture(where, picture, names.length);
}

/** The colours as they look, translucent, on an even ground. */
function onGround(colours: ValueColours, ground: string): ValueColours {
  return { ...colours, colour: (value) => mixColours(colours.colour(value), ground, OPACITY) };
}
