import { describeProtocol } from '../../protocol/index.js';
import { DASH, formatFixed, formatPlural, formatSigned } from '../format/formatNumber.js';
import { isLookalike } from '../notes/isLookalike.js';
import { findPaperMarks, type PaperFigure, type PaperFigures } from '../notes/paperMarks.js';
import { isRanked, type DoneRow, type Summary } from '../summary/Summary.js';
import { columnsOf, type ReportSection } from './ReportSection.js';

/** Most rows of ours beside one reported figure. */
const MOST_OURS = 8;

/** The figures of the paper for the first data set of a summary; none where the recordings are made up. */
export function paperFiguresFor(summary: Pick<Summary, 'data'>): PaperFigures | undefined {
  const [data] = summary.data;
  return data === undefined || summary.data.some(({ notes }) => isLookalike(notes))
    ? undefined
    : findPaperMarks(data.name);
}

/** Reported, ours and the gap, every figure with its mark and the difference in protocol; undefined for data that no paper figure is known of. */
export function paperSection(summary: Summary): ReportSection | undefined {
  const [data] = summary.data;
  if (data === undefined) return undefined;
  const known = findPaperMarks(data.name);
  if (known === undefined) return undefined;
  const title = `Reported for ${known.dataSet}, and ours`;
  if (paperFiguresFor(summary) === undefined) {
    const why = `The recordings are a generated look-alike, not ${known.dataSet}: no reported figure stands beside them.`;
    return { title, paragraphs: [why], tables: [] };
  }
  const rows = summary.rows.filter(isRanked);
  const left = summary.rows.filter((row) => row.result !== undefined).length - rows.length;
  const lines = known.figures.flatMap((figure) => {
    const ours = rows.filter((row) => figure.ours !== undefined && row.model.kind === figure.ours).slice(0, MOST_OURS);
    if (ours.length === 0) return [[figure.model, reported(figure), figure.protocol, DASH, DASH, DASH, DASH]];
    return ours.map((row, i) => [
      i === 0 ? figure.model : '',
      i === 0 ? reported(figure) : '',
      i === 0 ? figure.protocol : '',
      ...besides(row, figure, summary, known),
    ]);
  });
  return {
    title,
    paragraphs: [
      `Quoted, not computed here: ${known.source}. Marks: [V] read in a primary source, [S] in a secondary source, [?] unknown. Ours is STRNN as reconstructed; what the paper\u2019s \u00b1 is over is unknown. A gap means something only where the protocol and the choice of the epoch agree, and the paper does not say how it chose the epoch [?].`,
      ...(left > 0
        ? [
            `${formatPlural(left, 'lenient, transductive or pruned row is', 'lenient, transductive or pruned rows are')} left out.`,
          ]
        : []),
    ],
    tables: [
      {
        title: `${known.dataSet}: accuracy in %`,
        columns: columnsOf('<model', 'reported', '<by', '<ours', 'ours \u00b1 sd', 'gap', '<how ours differs'),
        rows: lines,
        caption: `ours \u00b1 sd: mean \u00b1 standard deviation over subjects. gap: ours minus reported, in percentage points. ${DASH}: no such model in this matrix.`,
      },
    ],
  };
}

function besides(row: DoneRow, figure: PaperFigure, summary: Summary, known: PaperFigures): string[] {
  const { mean, deviation } = row.result.accuracy;
  const spread = deviation === undefined ? '' : ` \u00b1 ${formatFixed(100 * deviation, 2)}`;
  const protocol = known.isProtocol(row.protocol)
    ? `the same split rule; ${known.unknown}`
    : `another protocol: ${describeProtocol(row.protocol)}`;
  const epoch = summary.setups[row.setup].selection.replace(/^none: /u, '');
  return [
    row.label,
    `${formatFixed(100 * mean, 2)}${spread}`,
    formatSigned(100 * mean - figure.accuracy, 2),
    `${protocol}; epoch: ${epoch}`,
  ];
}

/** A quoted accuracy with the marks of its parts: `'86.08 [S] ± 8.34 [S]'`. */
function reported({ accuracy, accuracyMark, deviation, deviationMark }: PaperFigure): string {
  const spread = deviation === undefined ? '' : ` \u00b1 ${deviation.toFixed(2)} [${deviationMark ?? '?'}]`;
  return `${accuracy.toFixed(2)} [${accuracyMark}]${spread}`;
}
