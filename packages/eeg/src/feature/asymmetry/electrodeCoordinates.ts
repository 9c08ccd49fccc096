import { electrodeName } from '../../montage/electrodeName.js';

/** Where an electrode of the 10-5 system is, by its name: `'FC5'` is row FC, column 5, left. */
export interface ElectrodeCoordinates {
  /** In capitals: `'FP'`, `'AF'`, ..., `'O'`; `'CB'` for the cerebellar electrodes of Neuroscan caps. */
  readonly row: string;
  /** 0 on the midline, odd on the left, even on the right. */
  readonly column: number;
  /** `'H'` for the half steps of the 10-5 system, else empty. */
  readonly half: '' | 'H';
}

const rows = 'N|FP|AFP|AF|AFF|F|FFC|FFT|FC|FT|FTT|FCC|C|T|TTP|CCP|CP|TP|CPP|TPP|P|PPO|PO|POO|O|OI|I|CB';
const pattern = new RegExp(`^(${rows})(Z|[1-9][0-9]?)(H?)$`);
const none: ReadonlyMap<string, string> = new Map();

/**
 * Reads a channel's name as `montageSites` does: in any case, T3 to T6 of the old system as T7, T8, P7 and P8. Undefined for what has
 * no place on the scalp's grid: ears and mastoids (`'A1'`, `'M2'`), EOG, numbered sensors.
 */
export function electrodeCoordinates(name: string): ElectrodeCoordinates | undefined {
  const [, row, column, half] = pattern.exec((electrodeName(name, none)?.electrode ?? name.trim()).toUpperCase()) ?? [];
  if (row === undefined) return undefined;
  return { row, column: column === 'Z' ? 0 : Number(column), half: half as '' | 'H' };
}
