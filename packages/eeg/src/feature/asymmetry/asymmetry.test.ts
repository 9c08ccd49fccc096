import { describe, expect, it } from 'vitest';
import { seriesOf } from '../features.test.support.js';
import { asymmetry, type AsymmetryKind } from './asymmetry.js';
import { frontalPosteriorPairs, leftRightPairs } from './electrodePairs.js';

/** The 62 channels of SEED, in file order. */
const seed62 = (
  'FP1 FPZ FP2 AF3 AF4 F7 F5 F3 F1 FZ F2 F4 F6 F8 FT7 FC5 FC3 FC1 FCZ FC2 FC4 FC6 FT8 T7 C5 C3 C1 CZ C2 C4 C6 T8 ' +
  'TP7 CP5 CP3 CP1 CPZ CP2 CP4 CP6 TP8 P7 P5 P3 P1 PZ P2 P4 P6 P8 PO7 PO5 PO3 POZ PO4 PO6 PO8 CB1 O1 OZ O2 CB2'
).split(' ');

/** As Zheng and Lu (2015) list them for DCAU. */
const dcau23 = (
  'FT7-TP7 FC5-CP5 FC3-CP3 FC1-CP1 FCZ-CPZ FC2-CP2 FC4-CP4 FC6-CP6 FT8-TP8 F7-P7 F5-P5 F3-P3 F1-P1 FZ-PZ F2-P2 F4-P4 F6-P6 F8-P8 ' +
  'FP1-O1 FP2-O2 FPZ-OZ AF3-CB1 AF4-CB2'
).split(' ');

const shown = (pairs: readonly (readonly [string, string])[]): string[] => pairs.map((pair) => pair.join('-'));

describe('leftRightPairs', () => {
  it('finds the 27 pairs of SEED, in the order of the left channels', () => {
    const pairs = shown(leftRightPairs(seed62));
    expect(pairs).toEqual(
      ('FP1-FP2 AF3-AF4 F7-F8 F5-F6 F3-F4 F1-F2 FT7-FT8 FC5-FC6 FC3-FC4 FC1-FC2 T7-T8 C5-C6 C3-C4 C1-C2 TP7-TP8 CP5-CP6 ' +
        'CP3-CP4 CP1-CP2 P7-P8 P5-P6 P3-P4 P1-P2 PO7-PO8 PO5-PO6 PO3-PO4 CB1-CB2 O1-O2').split(' '),
    ); // prettier-ignore
    expect(pairs).toHaveLength(27);
  });

  it('reads any case, the old names, 10-5 names; leaves out ears and what has no partner', () => {
    expect(shown(leftRightPairs(['T3', 'fp1', 'T4', 'Fp2', 'A1', 'A2', 'M1', 'M2', 'Cz', 'P9', 'P10', 'AFF1h', 'AFF2h', 'F3']))).toEqual([
      'T3-T4', 'fp1-Fp2', 'P9-P10', 'AFF1h-AFF2h',
    ]); // prettier-ignore
  });

  it('refuses names without pairs, and one electrode under two names', () => {
    expect(() => leftRightPairs(['E1', 'E2', 'Cz'])).toThrow('left-right pairs: none among the 3 channels E1, E2, Cz');
    expect(() => leftRightPairs(['T3', 'T7', 'T8'])).toThrow("channels 'T3' and 'T7' are the same electrode");
  });
});

describe('frontalPosteriorPairs', () => {
  it('finds the 23 pairs of SEED', () => {
    const pairs = shown(frontalPosteriorPairs(seed62));
    expect([...pairs].sort()).toEqual([...dcau23].sort());
    expect(pairs.slice(0, 4)).toEqual(['FP1-O1', 'FPZ-OZ', 'FP2-O2', 'AF3-CB1']);
  });

  it('mirrors AF to PO where there are no cerebellar electrodes, old names included', () => {
    expect(shown(frontalPosteriorPairs(['AF3', 'AF7', 'F7', 'PO3', 'PO7', 'T5', 'C3']))).toEqual([
      'AF3-PO3',
      'AF7-PO7',
      'F7-T5',
    ]);
    expect(shown(frontalPosteriorPairs(['AF3', 'AF4', 'PO3', 'PO4', 'CB1']))).toEqual(['AF3-CB1', 'AF4-PO4']);
  });

  it('refuses names without pairs', () => {
    expect(() => frontalPosteriorPairs(['F3', 'F4'])).toThrow(
      'frontal-posterior pairs: none among the 2 channels F3, F4',
    );
  });
});

describe('asymmetry', () => {
  const series = seriesOf([1, 2, 4, 8, 3, 6, 5, 7], ['F3', 'F4'], ['de delta (nats)', 'de theta (nats)']);

  it.each([
    ['dasm', [-3, -6, -2, -1], ['dasm delta (nats)', 'dasm theta (nats)']],
    ['rasm', [0.25, 0.25, 0.6, 6 / 7], ['rasm delta', 'rasm theta']],
    [
      'asm',
      [-3, -6, 0.25, 0.25, -2, -1, 0.6, 6 / 7],
      ['dasm delta (nats)', 'dasm theta (nats)', 'rasm delta', 'rasm theta'],
    ],
  ] as const)('%s', (kind, values, features) => {
    const found = asymmetry(series, { kind });
    expect([...found.data]).toEqual(values);
    expect(found.shape).toEqual({ W: 2, N: 1, D: features.length });
    expect(found.features).toEqual(features);
    expect(found.sites).toEqual(['F3-F4']);
  });

  it('takes given pairs, and frontal minus posterior for dcau', () => {
    expect([...asymmetry(series, { kind: 'dcau', pairs: [['F4', 'F3']] }).data]).toEqual([3, 6, 2, 1]);
    expect(asymmetry(seriesOf([1, 5], ['P3', 'F3'], ['de a']), { kind: 'dcau' }).data[0]).toBe(4);
  });

  it('divides negative values as they are, but not by 0', () => {
    expect(asymmetry(seriesOf([1, -0.5], ['F3', 'F4'], ['a']), { kind: 'rasm' }).data[0]).toBe(-2);
    expect(() => asymmetry(seriesOf([1, 0], ['F3', 'F4'], ['de alpha (nats)']), { kind: 'rasm' })).toThrow(
      "the ratio F3/F4 has the denominator 0 in window 0, feature 'de alpha (nats)'",
    );
  });

  it('refuses unknown sites and kinds', () => {
    expect(() => asymmetry(series, { kind: 'dasm', pairs: [['F3', 'F8']] })).toThrow(
      "no site 'F8' in the series. Sites: F3, F4.",
    );
    expect(() => asymmetry(series, { kind: 'dcaa' as AsymmetryKind, pairs: [] })).toThrow("Did you mean 'dcau'?");
  });
});
