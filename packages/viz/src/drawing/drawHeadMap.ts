import type { ValueColours } from '../colour/index.js';
import { thinPlateSpline, type HeadPlace } from '../head/index.js';
import { isoRegion, type Raster } from '../raster/index.js';
import { element } from '../svg/index.js';

/** Number of colours of a head map. */
export const BANDS = 12;
/** Raster cells across the map: fine enough that the bands' edges look smooth. */
const RASTER = 56;

/** Where a head map goes, pixels. */
export interface HeadMapPlace {
  readonly centreX: number;
  readonly centreY: number;
  /** Of the round map. */
  readonly radius: number;
  /** Pixels per unit of the head's places. */
  readonly scale: number;
}

/** A round map of values between scattered places in `BANDS` bands of colour; interpolated, kept within the values' range. */
export function drawHeadMap(
  places: readonly HeadPlace[],
  values: readonly number[],
  colours: ValueColours,
  { centreX, centreY, radius, scale }: HeadMapPlace,
): string {
  const surface = thinPlateSpline(places, values);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = (2 * radius) / (RASTER - 1);
  const raster: Raster = {
    rows: RASTER,
    columns: RASTER,
    values: new Float64Array(RASTER * RASTER),
    originX: centreX - radius,
    originY: centreY - radius,
    stepX: step,
    stepY: step,
  };
  for (let row = 0; row < RASTER; row++) {
    for (let column = 0; column < RASTER; column++) {
      const value = surface((column * step - radius) / scale, (radius - row * step) / scale);
      raster.values[row * RASTER + column] = Math.min(most, Math.max(least, value));
    }
  }
  const band = (i: number): number => colours.low + (i / BANDS) * (colours.high - colours.low);
  const circle = { cx: centreX, cy: centreY, r: radius };
  const layers = [element('circle', { ...circle, fill: colours.colour(band(0.5)) })];
  for (let i = 1; i < BANDS; i++) {
    const d = isoRegion(raster, band(i));
    if (d !== '') layers.push(element('path', { d, fill: colours.colour(band(i + 0.5)), 'fill-rule': 'evenodd' }));
  }
  // The same clip always has the same id, so copies in one page cannot disagree.
  const id = `viz-clip-${Math.round(centreX * 100)}-${Math.round(centreY * 100)}-${Math.round(radius * 100)}`;
  return (
    element('clipPath', { id }, element('circle', circle)) + element('g', { 'clip-path': `url(#${id})` }, ...layers)
  );
}
