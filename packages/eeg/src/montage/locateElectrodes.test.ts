import { describe, expect, it } from 'vitest';
import { electrodePositions } from './electrodePositions.js';
import { locateElectrodes } from './locateElectrodes.js';

function electrodes(names: readonly string[]): string[] {
  return locateElectrodes(names).located.map(({ electrode }) => electrode);
}

describe('locateElectrodes', () => {
  it('finds names in any case, the old ones, and those that EDF files write', () => {
    expect(electrodes(['FPZ', 'fp1', ' Cz ', 'aff1H', 'Cb1', 'cb2'])).toEqual([
      'Fpz',
      'Fp1',
      'Cz',
      'AFF1h',
      'CB1',
      'CB2',
    ]);
    expect(electrodes(['T3', 't4', 'T5', 'T6', 'O9', 'O10'])).toEqual(['T7', 'T8', 'P7', 'P8', 'I1', 'I2']);
    const { located } = locateElectrodes([
      'EEG Fp1-REF',
      'EEG T3-LE',
      'Fp1-A2',
      'C4-M1',
      'Fc5.',
      'EEG Cz',
      'O1-A1+A2',
      'Pz',
    ]);
    expect(located.map(({ electrode, stripped }) => [electrode, ...stripped])).toEqual([
      ['Fp1', 'EEG ', '-REF'],
      ['T7', 'EEG ', '-LE'],
      ['Fp1', '-A2'],
      ['C4', '-M1'],
      ['FC5', '.'],
      ['Cz', 'EEG '],
      ['O1', '-A1+A2'],
      ['Pz'],
    ]);
    expect(located[0]).toMatchObject({ channel: 'EEG Fp1-REF', position: [-0.0293, 0.084, 0.0027] });
  });

  it('gives the positions of the table: x right, y front, z up', () => {
    const { located } = locateElectrodes(['AFF1h', 'CB1', 'T3']);
    // fsaverage_1005.tsv: AFF1h -0.0114, 0.0680, 0.0588.
    expect(located.map(({ position }) => position)).toEqual([
      [-0.0114, 0.068, 0.0588],
      electrodePositions.PO9,
      electrodePositions.T7,
    ]);
  });

  it('reports what has no place and does not guess', () => {
    const { located, missing } = locateElectrodes([
      'A1',
      'M2',
      'EEG A1-REF',
      'Fpz-Cz',
      'T3-A3',
      'EOG',
      'Fq1',
      'LPA',
      'EEG',
    ]);
    expect(located).toEqual([]);
    expect(missing.map(({ channel, reason }) => `${channel}: ${reason}`)).toEqual([
      'A1: reference',
      'M2: reference',
      'EEG A1-REF: reference',
      'Fpz-Cz: bipolar',
      'T3-A3: unknown',
      'EOG: unknown',
      'Fq1: unknown',
      'LPA: unknown',
      'EEG: unknown',
    ]);
    expect(missing[6].nearest).toMatch(/^(Fp1|F1|FC1)$/i);
  });

  it('is done at once with long names', () => {
    const start = performance.now();
    const { missing } = locateElectrodes(['EEG' + ' '.repeat(200_000) + 'x', '-'.repeat(200_000)]);
    expect(missing).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('takes aliases before the standard meaning, and inside what is stripped', () => {
    const aliases = { e1: 'Fp1', AF1: 'AF3' };
    const { located } = locateElectrodes(['E1', 'EEG AF1-REF'], { aliases });
    expect(located.map(({ electrode }) => electrode)).toEqual(['Fp1', 'AF3']);
    expect(() => locateElectrodes(['E1'], { aliases: { E1: 'nowhere' } })).toThrow(
      "locateElectrodes.aliases.E1: unknown electrode 'nowhere'",
    );
    expect(() => locateElectrodes(['E1'], { alias: {} } as never)).toThrow("unknown option 'alias'");
  });
});
