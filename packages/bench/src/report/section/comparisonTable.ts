import { DASH, formatFixed, formatInterval, formatP, formatSigned } from '../format/formatNumber.js';
import type { Summary, SummaryRow } from '../summary/Summary.js';
import { columnsOf, type SectionTable } from './ReportSection.js';

/** Most comparisons that are listed; results.json has all. */
const MOST_LISTED = 100;

/** Every row against its reference, with the sizes of the effects; undefined where nothing is compared. */
export function comparisonTable({ rows }: Summary): SectionTable | undefined {
  const compared = rows.filter((row) => row.result?.comparison.kind === 'difference');
  if (compared.length === 0) return undefined;
  const shown = compared.slice(0, MOST_LISTED);
  const reasons = [
    ...new Set(
      shown.flatMap(({ result }) => (result?.comparison.kind === 'difference' ? refusals(result.comparison) : [])),
    ),
  ];
  const more = compared.length - shown.length;
  const caption = [
    'Differences of the subjects\u2019 accuracies, \u00b1 standard error over subjects; 95 % bootstrap interval of the mean. r: matched-pairs rank-biserial correlation, 1 = every subject gains, \u22121 = every subject loses. g: Hedges\u2019 g (difference / mean standard deviation over subjects), with its 95 % interval.',
    reasons.length > 0 && `${DASH}: ${reasons.join('; ')}.`,
    shown.some(({ result }) => result?.comparison.kind === 'difference' && result.comparison.otherSamples) &&
      '*: the data settings differ, so the numbers of test samples differ; the subjects are the same.',
    more > 0 && `The first ${shown.length} of ${compared.length}; results.json has all.`,
  ].filter((text) => text !== false);
  return {
    title: 'Rows against their references',
    columns: columnsOf(
      '<row',
      '<reference',
      'difference \u00b1 se',
      '95 % interval',
      'subjects',
      'p',
      'p (Holm)',
      'r',
      'g',
    ),
    rows: shown.map(comparisonCells),
    caption: caption.join(' '),
  };
}

type Difference = Extract<NonNullable<SummaryRow['result']>['comparison'], { kind: 'difference' }>;

function comparisonCells({ label, result }: SummaryRow): string[] {
  const one = result!.comparison as Difference;
  const { test, holm, interval, rankBiserial, hedgesG } = one;
  return [
    label,
    one.reference,
    `${formatSigned(one.mean)} \u00b1 ${formatFixed(one.standardError)}${one.otherSamples ? ' *' : ''}`,
    'refused' in interval ? DASH : formatInterval(interval),
    String(one.count),
    'refused' in test ? DASH : formatP(test.pValue),
    holm === undefined ? DASH : formatP(holm),
    typeof rankBiserial === 'number' ? formatSigned(rankBiserial, 2) : DASH,
    'refused' in hedgesG ? DASH : `${formatSigned(hedgesG.value, 2)} [${formatInterval(hedgesG.interval, 2)}]`,
  ];
}

function refusals({ interval, test, rankBiserial, hedgesG }: Difference): string[] {
  const name = (what: string, value: number | object): string[] =>
    typeof value === 'object' && 'refused' in value ? [`${what}: ${String(value.refused)}`] : [];
  return [
    ...name('no interval', interval),
    ...name('no test', test),
    ...name('no r', rankBiserial),
    ...name('no g', hedgesG),
  ];
}
