import type { Sites } from './Sites.js';

/**
 * The montage as a picture: one line per grid row, front of the head first, `-` where the grid has no electrode.
 * Read line by line it is the channel order of the SEED files.
 *
 * Names in file order: torcheeg, constants/emotion_recognition/seed.py (MIT licence, copyright 2022-present TorchEEG
 * Team). Cells: the 9 x 9 layout that public code uses for this montage.
 */
const picture = `
  -    -    -    FP1  FPZ  FP2  -    -    -
  -    -    -    AF3  -    AF4  -    -    -
  F7   F5   F3   F1   FZ   F2   F4   F6   F8
  FT7  FC5  FC3  FC1  FCZ  FC2  FC4  FC6  FT8
  T7   C5   C3   C1   CZ   C2   C4   C6   T8
  TP7  CP5  CP3  CP1  CPZ  CP2  CP4  CP6  TP8
  P7   P5   P3   P1   PZ   P2   P4   P6   P8
  -    PO7  PO5  PO3  POZ  PO4  PO6  PO8  -
  -    -    CB1  O1   OZ   O2   CB2  -    -`;

/**
 * The 62 electrodes of the SEED data set in the channel order of its files, on their 9 x 9 grid (row 0 at the front of
 * the head, column 0 on its left). No positions: take them from a montage where a direction asks for them.
 * A new object at every call.
 */
export function seed62Sites(): Sites {
  const cells = picture
    .trim()
    .split('\n')
    .flatMap((line, row) =>
      line
        .trim()
        .split(/\s+/)
        .map((name, column) => ({ name, row, column })),
    )
    .filter(({ name }) => name !== '-');
  return { names: cells.map(({ name }) => name), grid: cells.map(({ row, column }) => [row, column] as const) };
}
