import { escapeXml, faceMap, siteGrid, topography } from '@strnn/viz';
import { sameNames } from '../summary/meanOverSeeds.js';
import { formatFixed, formatPlural } from '../format/formatNumber.js';
import type { ReportInput } from '../Report.js';
import type { DataDescription } from '../../run/describeData.js';
import { longResults } from '../summary/longResults.js';
import type { RowResult, RowSparsity, Summary, SummaryRow } from '../summary/Summary.js';

/** Most maps of rows; fewer in a report of many rows, where they are a sample anyway. */
const [MOST_ROWS, MOST_OF_MANY, MANY] = [12, 3, 200] as const;

type SparseRow = SummaryRow & { readonly result: RowResult & { readonly sparsity: RowSparsity } };
type Weights = Readonly<Record<string, readonly number[]>>;

/** Which sites the sparse projections keep, one map per row whose projector is not dense; empty without such a row. */
export function saliencyFigure(summary: Summary, input: ReportInput): string {
  const all = summary.rows.filter((row): row is SparseRow => isSparse(row));
  if (all.length === 0) return '';
  const data = input.data[all[0].fingerprint];
  // Sites of another data setting lie elsewhere; one picture shows one layout.
  const sparse = all.filter((row) => sameNames(input.data[row.fingerprint].siteNames, data.siteNames));
  const rows = sparse.filter((row) => row.result.sparsity.droppedSites < data.siteNames.length);
  const empty = sparse.filter((row) => !rows.includes(row)).map((row) => row.label);
  const longOf = longResults(input);
  const isLong = summary.rows.length > MANY;
  const shown = rows.slice(0, isLong ? MOST_OF_MANY : MOST_ROWS).flatMap((row) => {
    const weights = longOf(row).siteWeight ?? {};
    return Object.keys(weights).length === 0 ? [] : [{ ...row, weights }];
  });
  if (shown.length === 0 && empty.length === 0) return '';
  const captions = [
    `Mean over folds and seeds of the Euclidean norm of each site's row of G, summed over the directions; every map has a scale of its own. A hollow site has weight 0 in every direction, fold and seed.`,
    haveOverlap(data.picture?.areas ?? [])
      ? 'Areas that overlap are drawn less half of each overlap, so those at the edge look larger.'
      : '',
    shown
      .map(
        ({ label, result: { sparsity } }) =>
          `${label}: on average ${formatFixed(sparsity.droppedSites, 1)} of ${data.siteNames.length} sites dropped per direction and fold`,
      )
      .join('; '),
    rows.length > shown.length ? `${formatPlural(rows.length - shown.length, 'more row')} not shown.` : '',
    all.length > sparse.length ? `${formatPlural(all.length - sparse.length, 'row')} with other sites not shown.` : '',
    empty.length > 0
      ? `No site survives in: ${empty.slice(0, MOST_ROWS).join('; ')}${empty.length > MOST_ROWS ? ` and ${empty.length - MOST_ROWS} more` : ''}.`
      : '',
  ];
  const best = shown.reduce<(typeof shown)[number] | undefined>(
    (top, row) => (top === undefined || row.result.accuracy.mean > top.result.accuracy.mean ? row : top),
    undefined,
  );
  return [
    '<h2>Sites that the sparse projections keep</h2>',
    '<figure>',
    `<div class="pictures">${shown.map((row) => drawMap(row.label, sumWeights(row.weights), data)).join('\n')}</div>`,
    `<figcaption>${captions
      .filter((text) => text !== '')
      .map(escapeXml)
      .join('<br>')}</figcaption>`,
    '</figure>',
    best === undefined || isLong ? '' : perDirection(best, data),
  ].join('\n');
}

type Areas = NonNullable<DataDescription['picture']>['areas'];

/** Whether two areas share more than rounding leaves. */
function haveOverlap(areas: Areas): boolean {
  const share = (a: number, size: number, b: number, other: number): number =>
    Math.min(a + size, b + other) - Math.max(a, b);
  return areas.some(([left, top, width, height], n) =>
    areas.slice(n + 1).some(([otherLeft, otherTop, otherWidth, otherHeight]) => {
      const across = share(left, width, otherLeft, otherWidth);
      return across > 1e-6 * width && share(top, height, otherTop, otherHeight) > 1e-6 * height;
    }),
  );
}

function isSparse({ model, result }: SummaryRow): boolean {
  return result?.sparsity !== undefined && model.options['projector'] !== 'dense';
}

function sumWeights(siteWeight: Weights): number[] {
  const lists = Object.values(siteWeight);
  return lists[0].map((_, n) => lists.reduce((sum, weights) => sum + weights[n], 0));
}

function perDirection({ label, weights: all }: { label: string; weights: Weights }, data: DataDescription): string {
  const directions = Object.entries(all).filter(([, weights]) => weights.some((weight) => weight > 0));
  if (directions.length < 2) return '';
  const high = Math.max(...directions.flatMap(([, weights]) => weights));
  const maps = directions.map(([direction, weights]) => drawMap(direction, weights, data, high));
  return [
    `<details><summary>${escapeXml(label)}: each direction by itself, on one scale</summary>`,
    `<div class="pictures">${maps.join('\n')}</div></details>`,
  ].join('\n');
}

function drawMap(title: string, values: readonly number[], data: DataDescription, high?: number): string {
  const shared = {
    title,
    names: data.siteNames,
    values,
    unit: 'norm of the row of G',
    ...(high !== undefined && { high }),
  };
  if (data.picture !== undefined) return faceMap({ ...shared, picture: data.picture, width: 340 });
  if (!isHead(data.siteNames)) return siteGrid({ ...shared, grid: data.siteGrid, width: 360 });
  const places = data.positions === undefined ? { grid: data.siteGrid } : { positions: data.positions };
  return topography({ ...shared, ...places, width: 350 });
}

/** True when most names are those of electrodes of the 10-5 system: only then is a head the right picture. */
function isHead(names: readonly string[]): boolean {
  const electrode =
    /^(N|FP|AFP|AF|AFF|F|FFT|FFC|FT|FC|FTT|FCC|T|C|TTP|CCP|TP|CP|TPP|CPP|P|PPO|PO|POO|O|OI|I|CB|A|M)(Z|\d{1,2}H?)$/iu;
  return names.filter((name) => electrode.test(name)).length > names.length / 2;
}
