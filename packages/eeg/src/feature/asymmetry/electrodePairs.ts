import { StrnnError } from '@strnn/core/error';
import { electrodeCoordinates, type ElectrodeCoordinates } from './electrodeCoordinates.js';

/** Two channels whose features are compared: left and right, or frontal and posterior. */
export type ElectrodePair = readonly [first: string, second: string];

/** Front row -> the row as far behind the centre. */
const mirrorRows: Readonly<Record<string, string>> = {
  FP: 'O',
  AFP: 'POO',
  AF: 'PO',
  AFF: 'PPO',
  F: 'P',
  FFC: 'CPP',
  FFT: 'TPP',
  FC: 'CP',
  FT: 'TP',
  FTT: 'TTP',
  FCC: 'CCP',
};

/**
 * The left-right pairs of a montage, in the montage's order of the left channels: odd column n with even n + 1 of the
 * same row. On SEED's 62 channels the 27 pairs of DASM and RASM (Zheng and Lu 2015).
 *
 * @throws StrnnError `shape` when no channel has its counterpart, or two channels are one electrode.
 */
export function leftRightPairs(names: readonly string[]): ElectrodePair[] {
  return pairs(names, 'left-right', ({ row, column, half }) =>
    column % 2 === 1 ? [key({ row, column: column + 1, half })] : [],
  );
}

/**
 * The frontal-posterior pairs of a montage, in the montage's order of the frontal channels: same column of the rows
 * F and P, FC and CP, FT and TP, FP and O, AF and PO (and of the 10-5 rows between). Where CB1 and CB2 are present they
 * stand behind AF3 and AF4 instead of PO3 and PO4: on SEED's 62 channels these are the 23 pairs of DCAU (Zheng and Lu 2015).
 *
 * @throws StrnnError `shape` when no channel has its counterpart, or two channels are one electrode.
 */
export function frontalPosteriorPairs(names: readonly string[]): ElectrodePair[] {
  return pairs(names, 'frontal-posterior', ({ row, column, half }) => {
    const mirror = Object.hasOwn(mirrorRows, row) ? [key({ row: mirrorRows[row], column, half })] : [];
    const cerebellar = row === 'AF' && half === '' && (column === 3 || column === 4) ? [`CB${column - 2}`] : [];
    return [...cerebellar, ...mirror];
  });
}

/** Pairs each channel with the first of its partners that is there. */
function pairs(
  names: readonly string[],
  kind: string,
  partners: (electrode: ElectrodeCoordinates) => string[],
): ElectrodePair[] {
  const byPlace = new Map<string, string>();
  for (const name of names) {
    const electrode = electrodeCoordinates(name);
    if (electrode === undefined) continue;
    const other = byPlace.get(key(electrode));
    if (other !== undefined) {
      throw new StrnnError('shape', `${kind} pairs: channels '${other}' and '${name}' are the same electrode`);
    }
    byPlace.set(key(electrode), name);
  }
  const found = [...byPlace].flatMap(([, name]): ElectrodePair[] => {
    const partner = partners(electrodeCoordinates(name)!).find((place) => byPlace.has(place));
    return partner === undefined ? [] : [[name, byPlace.get(partner)!]];
  });
  if (found.length === 0) {
    throw new StrnnError(
      'shape',
      `${kind} pairs: none among the ${names.length} channels ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', ...' : ''}; ` +
        "expected names of the 10-20, 10-10 or 10-5 system, such as 'F3' and 'F4'",
    );
  }
  return found;
}

function key({ row, column, half }: ElectrodeCoordinates): string {
  return `${row}${column === 0 ? 'Z' : column}${half}`;
}
