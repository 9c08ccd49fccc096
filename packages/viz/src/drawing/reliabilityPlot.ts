import { requireFiniteList } from '../check/index.js';
import { linearScale, niceTicks } from '../scale/index.js';
import {
  coordinate,
  element,
  escapeXml,
  fillByCategory,
  LINE_HEIGHT,
  strokeBy,
  strokeByCategory,
  svgDocument,
  textBlock,
} from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { requireWidth } from './requireWidth.js';

/** Predictions of one model, binned by how sure it was. */
export interface ReliabilityBins {
  /** Per bin: predictions, the sum of their largest probability, and how many were right. */
  readonly tested: readonly number[];
  readonly confidence: readonly number[];
  readonly correct: readonly number[];
}

/** How often a model is right when it says how sure it is. */
export interface ReliabilityPlotOptions extends DrawingOptions {
  readonly bins: ReliabilityBins;
  /** Axis titles. Default `'probability of the predicted class'` and `'share that is right'`. */
  readonly across?: string;
  readonly up?: string;
}

const SIZE = 10.5;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/**
 * Reliability diagram: one dot per bin, at its mean probability and its share of right predictions, its area by the number
 * of predictions; on the dashed diagonal a model is as often right as it says. Width: 340 pixels by default.
 * @throws RangeError without a prediction, or for counts that do not fit each other
 */
export function reliabilityPlot(options: ReliabilityPlotOptions): string {
  const { bins, width = 340, title = 'Calibration' } = options;
  const { across = 'probability of the predicted class', up = 'share that is right' } = options;
  check(bins, width);
  const heading = drawHeading(title, width);
  const upLines = wrapText(up, width - 2 * MARGIN, SIZE);
  const top = heading.bottom + upLines.length * SIZE * LINE_HEIGHT + 8;
  const left = MARGIN + textWidth('0.0', SIZE) + 6;
  const side = width - MARGIN - 10 - left;
  const x = linearScale(0, 1, left, left + side);
  const y = linearScale(0, 1, top + side, top);
  const body = [
    heading.markup,
    textBlock({ lines: upLines, x: MARGIN, y: heading.bottom + 8, size: SIZE, role: 'muted' }),
  ];
  for (const tick of side < 170 ? niceTicks(0, 1, 2).values : TICKS) {
    const label = { lines: [tick.toFixed(1)], size: SIZE, role: 'muted' } as const;
    const d = `M${coordinate(left)} ${coordinate(y(tick))}h${coordinate(side)}M${coordinate(x(tick))} ${coordinate(top)}v${coordinate(side)}`;
    body.push(element('path', { d, ...strokeBy('faint') }));
    body.push(textBlock({ ...label, x: left - 6, y: y(tick) + SIZE * 0.36, anchor: 'end' }));
    body.push(textBlock({ ...label, x: x(tick), y: top + side + 15, anchor: 'middle' }));
  }
  const diagonal = `M${coordinate(x(0))} ${coordinate(y(0))}L${coordinate(x(1))} ${coordinate(y(1))}`;
  body.push(element('path', { d: diagonal, ...strokeBy('muted', 1.25), 'stroke-dasharray': '6 4' }));
  const total = bins.tested.reduce((sum, count) => sum + count, 0);
  const dots = bins.tested.flatMap((count, b) =>
    count === 0 ? [] : [{ count, p: bins.confidence[b] / count, share: bins.correct[b] / count }],
  );
  const path = dots.map(({ p, share }, i) => `${i === 0 ? 'M' : 'L'}${coordinate(x(p))} ${coordinate(y(share))}`);
  body.push(element('path', { d: path.join(''), ...strokeByCategory(0, 1.5) }));
  for (const { count, p, share } of dots) {
    const tip = element('title', {}, escapeXml(`${count} predictions of ${p.toFixed(2)}: ${share.toFixed(2)} right`));
    const r = Math.max(2.2, 14 * Math.sqrt(count / total));
    body.push(element('circle', { cx: x(p), cy: y(share), r, ...fillByCategory(0), 'fill-opacity': 0.65 }, tip));
  }
  const below = [
    ...wrapText(across, width - 2 * MARGIN, SIZE),
    ...wrapText('dashed: as often right as it says; area of a dot: predictions', width - 2 * MARGIN, SIZE),
  ];
  const bottom = top + side + 32;
  body.push(textBlock({ lines: below, x: MARGIN, y: bottom, size: SIZE, role: 'muted' }));
  return svgDocument({ ...options, title, width, height: bottom + below.length * SIZE * LINE_HEIGHT, body });
}

function check({ tested, confidence, correct }: ReliabilityBins, width: number): void {
  const where = 'reliabilityPlot';
  requireWidth(where, width);
  requireFiniteList(where, 'bins.tested', tested, tested.length);
  requireFiniteList(where, 'bins.confidence', confidence, tested.length);
  requireFiniteList(where, 'bins.correct', correct, tested.length);
  if (!tested.some((count) => count > 0)) throw new RangeError(`${where}: bins.tested holds no prediction.`);
  tested.forEach((count, b) => {
    // Sums of rounded probabilities may be above their count by rounding.
    if (count < 0 || correct[b] < 0 || correct[b] > count || confidence[b] < 0 || confidence[b] > count * (1 + 1e-6))
      throw new RangeError(
        `${where}: bin ${b} must have 0 to ${count} for correct and confidence, but has ${correct[b]} and ${confidence[b]}.`,
      );
  });
}
