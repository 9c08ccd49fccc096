import { DASH, formatFixed, formatPEquals, formatPlural } from '../format/formatNumber.js';
import type { LeftOut, Ranking, SeedOrders } from '../statistics/MatrixStatistics.js';
import type { Summary } from '../summary/Summary.js';
import { comparisonTable } from './comparisonTable.js';
import { factorTables } from './factorTables.js';
import { columnsOf, type ReportSection, type SectionTable } from './ReportSection.js';
import { testPlan } from './testPlan.js';

/** Most rows of the table of ranks' omissions that are named. */
const NAMED = 5;

/** Every test of the report, each with its result or the reason why there is none; undefined before any result. */
export function statisticsSection(summary: Summary): ReportSection | undefined {
  if (!summary.rows.some((row) => row.result !== undefined)) return undefined;
  const { ranking, factors, seedOrders } = summary.statistics;
  const paragraphs = testPlan(summary);
  const tables: SectionTable[] = [];
  if ('refused' in factors) paragraphs.push(`No effects of the axes: ${factors.refused}.`);
  else {
    tables.push(...factorTables(factors));
    if (factors.leftOut.length > 0)
      paragraphs.push(`Not part of the effects of the axes: ${nameSome(factors.leftOut)}.`);
  }
  const comparisons = comparisonTable(summary);
  if (comparisons !== undefined) tables.push(comparisons);
  if ('refused' in ranking) paragraphs.push(`No ranking: ${ranking.refused}.`);
  else {
    paragraphs.push(describeFriedman(ranking));
    tables.push(rankTable(ranking));
  }
  if ('refused' in seedOrders) paragraphs.push(`No almost-stochastic order over seeds: ${seedOrders.refused}.`);
  else tables.push(orderTable(seedOrders));
  return { title: 'Statistics', paragraphs, tables };
}

function describeFriedman({ friedman, labels, leftOut }: Ranking): string {
  const { chiSquared, chiSquaredP, f, pValue, method, configurations, blocks } = friedman;
  const corrected =
    method === 'exact' ? `exact p ${formatPEquals(pValue)}` : `p ${formatPEquals(pValue)} (Iman and Davenport)`;
  const fText = Number.isFinite(f) ? `F = ${formatFixed(f, 2)}` : 'F is infinite (all subjects agree)';
  const found =
    pValue < 0.05 ? 'the rows differ' : 'no difference among the rows is shown, so neither is one between two';
  const rest = leftOut.length === 0 ? '' : ` Not ranked: ${nameSome(leftOut)}.`;
  return `Friedman\u2019s test over ${formatPlural(labels.length, 'row')} and ${formatPlural(blocks, 'subject')}: \u03c7\u00b2(${configurations - 1}) = ${formatFixed(chiSquared, 2)}, p ${formatPEquals(chiSquaredP)}; ${fText}, ${corrected}: ${found}.${rest}`;
}

function rankTable({ labels, friedman, nemenyi }: Ranking): SectionTable {
  const order = labels.map((_, i) => i).sort((a, b) => friedman.averageRanks[a] - friedman.averageRanks[b]);
  const letters = new Map<number, string>();
  nemenyi.groups.forEach((group, g) => {
    for (const i of group) letters.set(i, (letters.get(i) ?? '') + String.fromCharCode(97 + (g % 26)));
  });
  return {
    title: 'Mean ranks',
    columns: columnsOf('<row', 'mean rank', '<group'),
    rows: order.map((i) => [labels[i], formatFixed(friedman.averageRanks[i], 2), letters.get(i) ?? '']),
    caption: `1 = best in every subject. Nemenyi\u2019s critical difference at ${nemenyi.level}: ${formatFixed(nemenyi.criticalDifference, 2)}; rows that share a letter are not shown to differ.`,
  };
}

function orderTable({ orders, confidence }: SeedOrders): SectionTable {
  const reasons = [...new Set(orders.flatMap(({ order }) => ('refused' in order ? [order.refused] : [])))];
  return {
    title: 'Almost-stochastic order over seeds',
    columns: columnsOf('<row', '<over its reference', 'seeds', '\u03b5', '\u03b5 min'),
    rows: orders.map(({ label, reference, order }) =>
      'refused' in order
        ? [label, reference, DASH, DASH, DASH]
        : [label, reference, order.counts.join(' / '), formatFixed(order.epsilon), formatFixed(order.epsilonMin)],
    ),
    caption: `The unit is the seed: mean accuracy over subjects of each run. \u03b5: how much of the order is violated (0 = the row is above its reference everywhere); \u03b5 min: its upper bound at a confidence of ${formatFixed(confidence, 4)} (0.95 shared out over ${formatPlural(orders.length, 'comparison')}); below 0.5 the row is almost stochastically larger. It says whether another run would do better on these subjects, not whether other people would.${reasons.length === 0 ? '' : ` ${DASH}: ${reasons.join('; ')}.`}`,
  };
}

function nameSome(rows: readonly LeftOut[]): string {
  const named = rows.slice(0, NAMED).map(({ label, reason }) => `${label} (${reason})`);
  return [...named, ...(rows.length > NAMED ? [`and ${rows.length - NAMED} more`] : [])].join('; ');
}
