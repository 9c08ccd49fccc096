import type { Protocol } from '../../protocol/Protocol.js';

/** How sure a quoted figure is: read in a primary source, read in a secondary source, unknown. */
export type PaperMark = 'V' | 'S' | '?';

/** One result as a paper reports it; nothing here was computed by this program. */
export interface PaperFigure {
  readonly model: string;
  /** Percent, with its mark. */
  readonly accuracy: number;
  readonly accuracyMark: PaperMark;
  /** Standard deviation in percentage points, over what is as unknown as its mark says. */
  readonly deviation?: number;
  readonly deviationMark?: PaperMark;
  /** What is known of how it was evaluated. */
  readonly protocol: string;
  /** Kind of our model that is meant to be the same; absent where there is none. */
  readonly ours?: string;
}

/** The figures known for one data set. */
export interface PaperFigures {
  readonly dataSet: string;
  readonly source: string;
  readonly figures: readonly PaperFigure[];
  /** True for a protocol that splits as far as is known as the paper does. */
  isProtocol(protocol: Protocol): boolean;
  /** What stays unknown of the paper's protocol, for people. */
  readonly unknown: string;
}

const PAPER =
  'Zhang, Zheng, Cui, Zong, Li: Spatial-Temporal Recurrent Neural Network for Emotion Recognition, IEEE Trans. Cybernetics 49(3):839-847, 2019';

const SEED_PROTOCOL = 'subject-dependent, first 9 trials train, last 6 test [S]; sessions used [?]';
const seed = (
  model: string,
  accuracy: number,
  accuracyMark: PaperMark,
  deviation: number,
  deviationMark: PaperMark,
): PaperFigure => ({ model, accuracy, accuracyMark, deviation, deviationMark, protocol: SEED_PROTOCOL });

/** Table III of the paper, read there. */
const ck = (model: string, accuracy: number, protocol = '10-fold'): PaperFigure => ({
  model,
  accuracy,
  accuracyMark: 'V',
  protocol,
});

/** Every figure of the paper that is known, with how sure it is. */
export const paperMarks: readonly PaperFigures[] = [
  {
    dataSet: 'SEED',
    source: PAPER,
    isProtocol: ({ deal, trainGroups, testGroups, lenient }) =>
      deal === 'in-order' && trainGroups === 9 && testGroups === 6 && !lenient,
    unknown: 'which sessions the paper used is unknown [?]',
    figures: [
      { ...seed('STRNN (the paper\u2019s)', 89.5, 'S', 7.63, '?'), ours: 'strnn' },
      seed('DBN', 86.08, 'S', 8.34, 'S'),
      seed('SVM', 83.99, 'S', 9.72, 'S'),
      seed('GSCCA', 82.96, 'S', 9.95, 'S'),
      seed('DBN, delta band', 64.32, 'V', 12.45, 'V'),
      seed('DBN, theta band', 60.77, 'V', 10.42, 'V'),
    ],
  },
  {
    dataSet: 'CK+',
    source: `${PAPER}, Table III`,
    isProtocol: ({ kind }) => kind === 'ck-plus-10-fold',
    unknown: 'whether the paper\u2019s folds kept people apart is unknown [?]',
    figures: [
      { ...ck('STRNN (the paper\u2019s)', 95.4, '10-fold; subject-independent folds [?]'), ours: 'strnn' },
      ck('C_bin', 96.2, '10-fold, static'),
      ck('STM-ExpLet', 94.2),
      ck('F-Bases', 92.6, '10-fold, static'),
      ck('3DCNN-DAP', 92.4),
      ck('Cov3D', 92.3, '5-fold'),
      ck('C_nclass', 92.1, '10-fold, static'),
      ck('TMS', 91.9, '4-fold'),
      ck('3D HOG', 91.4),
      ck('MSR', 91.4),
      ck('DTAN', 91.4),
      ck('DNN', 90.91, '10-fold, static'),
      ck('3DCNN', 85.9),
      ck('3D SIFT', 81.4),
    ],
  },
];

/** The figures for a data set by its name (`'seed'`, `'ck-plus'`, ...); undefined for every other set, SEED-IV included. */
export function findPaperMarks(dataName: string): PaperFigures | undefined {
  const plain = dataName
    .toLowerCase()
    .replace(/\+/gu, 'plus')
    .replace(/[^a-z0-9]/gu, '');
  const dataSet = { seed: 'SEED', ck: 'CK+', ckplus: 'CK+' }[plain];
  return paperMarks.find((one) => one.dataSet === dataSet);
}
