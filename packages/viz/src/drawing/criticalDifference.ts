import { requireFinite, requirePositive } from '../check/index.js';
import { linearScale } from '../scale/index.js';
import {
  coordinate,
  element,
  escapeXml,
  fillBy,
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

/** Mean ranks and which of them do not differ. */
export interface CriticalDifferenceOptions extends DrawingOptions {
  /** Two or more; the best has the rank next to 1. */
  readonly entries: readonly { readonly label: string; readonly rank: number }[];
  /** Ranks that differ by less do not differ. */
  readonly criticalDifference: number;
  /** Sets of indices into `entries` whose ranks do not differ: one bar each. */
  readonly groups: readonly (readonly number[])[];
  /** Of the critical difference. Default 0.05. */
  readonly level?: number;
  /** What a rank is, for the axis. Default `'mean rank (1 = best)'`. */
  readonly quantity?: string;
}

const SIZE = 12;
const SMALL = 10;
const BAR_STEP = 8;

/**
 * Critical-difference diagram (J. Demšar, 2006): mean ranks on an axis, the best at the right; thick bars join entries that
 * do not differ. Labels are listed beside the axis, best first, and wrap. Width: 760 pixels by default.
 * @throws RangeError for fewer than two entries, a rank out of 1 to their number, or a group of unknown entries
 */
export function criticalDifference(options: CriticalDifferenceOptions): string {
  const { entries, criticalDifference: critical, groups, level = 0.05, width = 760 } = options;
  const { title = 'Mean ranks', quantity = 'mean rank (1 = best)' } = options;
  check(options, width);
  const widest = Math.max(...entries.map(({ label }) => textWidth(label, SIZE)));
  const labelWidth = Math.min(widest + 1, (width - 2 * MARGIN) * 0.5);
  const left = MARGIN + 10;
  const right = width - MARGIN - labelWidth - 24;
  const x = linearScale(entries.length, 1, left, right);

  const heading = drawHeading(title, width);
  const body = [heading.markup];
  const fits = critical <= entries.length - 1;
  const ruler = `critical difference ${critical.toFixed(2)} (p < ${level})${fits ? '' : ': wider than the axis, so nothing can differ'}`;
  const rulerLines = wrapText(ruler, width - 2 * MARGIN, SMALL);
  body.push(textBlock({ lines: rulerLines, x: MARGIN, y: heading.bottom + SMALL, size: SMALL, role: 'muted' }));
  let y = heading.bottom + rulerLines.length * SMALL * LINE_HEIGHT + 8;
  if (fits) {
    const end = coordinate(x(entries.length - critical));
    const d = `M${coordinate(left)} ${coordinate(y)}H${end}M${coordinate(left)} ${coordinate(y - 4)}v8M${end} ${coordinate(y - 4)}v8`;
    body.push(element('path', { d, ...strokeBy('muted', 1.25) }));
    y += 12;
  }
  const quantityLines = wrapText(quantity, width - 2 * MARGIN, SMALL);
  body.push(textBlock({ lines: quantityLines, x: MARGIN, y: y + SMALL, size: SMALL, role: 'muted' }));
  y += quantityLines.length * SMALL * LINE_HEIGHT + 20;

  const axis = y;
  body.push(
    element('path', { d: `M${coordinate(left)} ${coordinate(axis)}H${coordinate(right)}`, ...strokeBy('ink') }),
  );
  for (const rank of wholeRanks(entries.length, right - left)) {
    body.push(element('path', { d: `M${coordinate(x(rank))} ${coordinate(axis)}v-5`, ...strokeBy('ink') }));
    body.push(
      textBlock({ lines: [String(rank)], x: x(rank), y: axis - 8, size: SMALL, anchor: 'middle', role: 'muted' }),
    );
  }
  groups.forEach((group, i) => {
    const ranks = group.map((entry) => entries[entry].rank);
    const at = coordinate(axis + 10 + i * BAR_STEP);
    const [from, to] = [x(Math.max(...ranks)) - 4, x(Math.min(...ranks)) + 4];
    const tip = element(
      'title',
      {},
      escapeXml(`not shown to differ: ${group.map((entry) => entries[entry].label).join('; ')}`),
    );
    body.push(element('path', { d: `M${coordinate(from)} ${at}H${coordinate(to)}`, ...strokeByCategory(0, 4) }, tip));
  });

  y = axis + 16 + groups.length * BAR_STEP;
  // Best first: lines of worse entries pass below those of better ones, so no two cross.
  for (const { label, rank } of [...entries].sort((a, b) => a.rank - b.rank)) {
    const lines = wrapText(label, labelWidth, SIZE);
    const middle = y + SIZE * 0.65;
    const start = width - MARGIN - labelWidth;
    const d = `M${coordinate(x(rank))} ${coordinate(axis)}V${coordinate(middle)}H${coordinate(start - 6)}`;
    body.push(element('path', { d, ...strokeBy('muted') }));
    body.push(
      element(
        'circle',
        { cx: x(rank), cy: axis, r: 3.2, ...fillBy('ink') },
        element('title', {}, escapeXml(`${label}: ${rank.toFixed(2)}`)),
      ),
    );
    body.push(textBlock({ lines, x: start, y: y + SIZE, size: SIZE }));
    y += lines.length * SIZE * LINE_HEIGHT;
    body.push(textBlock({ lines: [rank.toFixed(2)], x: start, y: y + SMALL, size: SMALL, role: 'muted' }));
    y += SMALL * LINE_HEIGHT + 6;
  }
  return svgDocument({ ...options, title, width, height: y + MARGIN - 4, body });
}

/** Whole ranks for the axis, as many as keep apart; the first and the last always. */
function wholeRanks(count: number, room: number): number[] {
  const step = Math.ceil(count / Math.max(2, Math.floor(room / 24)));
  const ranks = [1];
  for (let rank = 1 + step; rank <= count - step; rank += step) ranks.push(rank);
  return [...ranks, count];
}

function check(
  { entries, criticalDifference: critical, groups, level }: CriticalDifferenceOptions,
  width: number,
): void {
  const where = 'criticalDifference';
  requireWidth(where, width);
  if (entries.length < 2) throw new RangeError(`${where}: entries must have at least 2, but has ${entries.length}.`);
  entries.forEach(({ rank }, i) => {
    requireFinite(where, `entries[${i}].rank`, rank);
    if (rank < 1 || rank > entries.length)
      throw new RangeError(`${where}: entries[${i}].rank must be 1 to ${entries.length}, but is ${rank}.`);
  });
  requirePositive(where, 'criticalDifference', critical);
  if (level !== undefined) requirePositive(where, 'level', level);
  groups.forEach((group, i) => {
    const bad = group.find((entry) => entries[entry] === undefined);
    if (group.length === 0 || bad !== undefined)
      throw new RangeError(
        `${where}: groups[${i}] must hold indices 0 to ${entries.length - 1}, but ${bad === undefined ? 'is empty' : `holds ${bad}`}.`,
      );
  });
}
