import { DASH, formatFixed, formatInterval, formatP, formatSigned } from '../format/formatNumber.js';
import type { FactorAnalysis } from '../statistics/MatrixStatistics.js';
import { columnsOf, type SectionTable } from './ReportSection.js';

/** The table of an ablation paper (mean per value of each axis), and the tests of main effects and interactions. */
export function factorTables({ effects }: FactorAnalysis): SectionTable[] {
  const { terms, margins, subjects } = effects;
  const mainTest = new Map(terms.filter((term) => term.factors.length === 1).map((term) => [term.factors[0], term]));
  const marginReasons = margins.flatMap(({ estimate }) => ('refused' in estimate ? [estimate.refused] : []));
  const termReasons = terms.flatMap(({ label, test }) => ('refused' in test ? [`${label}: ${test.refused}`] : []));
  const assumed = terms.filter((term) => term.assumesZero.length > 0);
  const isRepeated = effects.model === 'repeated-measures';
  const marginRows = margins.map(({ factor, levelName, estimate }, i) => {
    const isFirst = margins[i - 1]?.factor !== factor;
    const test = mainTest.get(factor)?.test;
    const tested = test === undefined || 'refused' in test ? undefined : test;
    return [
      isFirst ? factor : '',
      levelName,
      'refused' in estimate ? DASH : `${formatFixed(estimate.mean)} \u00b1 ${formatFixed(estimate.standardError)}`,
      'refused' in estimate
        ? DASH
        : `${formatSigned(estimate.effect.value)} \u00b1 ${formatFixed(estimate.effect.standardError)}`,
      'refused' in estimate ? DASH : formatInterval(estimate.effect.interval),
      isFirst ? (tested === undefined ? DASH : formatP(tested.pValue)) : '',
    ];
  });
  const reasonText = (reasons: readonly string[]): string =>
    reasons.length === 0 ? '' : ` ${DASH}: ${[...new Set(reasons)].join('; ')}.`;
  const termRows = terms.map(({ label, test }) =>
    'refused' in test
      ? [label, DASH, DASH, DASH, ...(isRepeated ? [DASH, DASH] : [])]
      : [
          label,
          formatFixed(test.f, 2),
          test.df.map((df) => formatFixed(df, Number.isInteger(df) ? 0 : 1)).join(', '),
          formatP(test.pValue),
          ...(isRepeated ? [optional(test.epsilon), optional(test.partialEtaSquared)] : []),
        ],
  );
  return [
    {
      title: 'Mean accuracy per value of each axis',
      columns: columnsOf('<axis', '<value', 'mean \u00b1 se', 'effect \u00b1 se', '95 % interval of the effect', 'p'),
      rows: marginRows,
      caption: `Mean over the values of all other axes, each weighted alike; \u00b1 standard error over ${subjects} subjects. Effect: the mean minus the mean over the axis\u2019s values; its error is within subjects, so far smaller. p: of the axis, not corrected for the number of axes.${reasonText(marginReasons)}`,
    },
    {
      title: 'Main effects and interactions',
      columns: columnsOf('<term', 'F', 'df', 'p', ...(isRepeated ? ['\u03b5', 'partial \u03b7\u00b2'] : [])),
      rows: termRows,
      caption: `${effects.reason}${isRepeated ? ' \u03b5: Greenhouse and Geisser\u2019s factor, by which p is corrected; partial \u03b7\u00b2: share of the term in the term and its error.' : ''}${reasonText(termReasons)}${assumed.map((term) => ` ${term.label} holds only where there is no interaction ${term.assumesZero.join(', ')}.`).join('')}`,
    },
  ];
}

function optional(value: number | undefined): string {
  return value === undefined ? DASH : formatFixed(value, 3);
}
