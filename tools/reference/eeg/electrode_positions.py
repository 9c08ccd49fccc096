#!/usr/bin/env python3
"""Writes packages/eeg/src/montage/electrodePositions.ts from MNE-Python's fsaverage_1005.tsv.

    python3 tools/reference/eeg/electrode_positions.py PATH/TO/fsaverage_1005.tsv

The table: https://github.com/mne-tools/mne-python, commit 8aa8dec45a522363be02cba78d0856442b208067,
mne/channels/data/montages/fsaverage_1005.tsv, BSD-3-Clause (packages/eeg/NOTICE.md).
Only the 10-10 names and the four midline neighbours of AFz and POz that old caps use are kept, to 0.1 mm.
Needs the Python standard library only.
"""

import csv
import sys
from pathlib import Path

ROWS = [
    "Nz",
    "Fp1 Fpz Fp2",
    "AF9 AF7 AF5 AF3 AF1 AFz AF2 AF4 AF6 AF8 AF10",
    "F9 F7 F5 F3 F1 Fz F2 F4 F6 F8 F10",
    "FT9 FT7 FC5 FC3 FC1 FCz FC2 FC4 FC6 FT8 FT10",
    "T9 T7 C5 C3 C1 Cz C2 C4 C6 T8 T10",
    "TP9 TP7 CP5 CP3 CP1 CPz CP2 CP4 CP6 TP8 TP10",
    "P9 P7 P5 P3 P1 Pz P2 P4 P6 P8 P10",
    "PO9 PO7 PO5 PO3 PO1 POz PO2 PO4 PO6 PO8 PO10",
    "O1 Oz O2",
    "I1 Iz I2",
]
HEADER = '''// Written by tools/reference/eeg/electrode_positions.py; do not edit.
// From MNE-Python, fsaverage_1005.tsv, Copyright MNE-Python authors, BSD-3-Clause: see NOTICE.md of this package.

/**
 * Positions of the 10-10 electrodes on the scalp of FreeSurfer's fsaverage head, in metres, to 0.1 mm:
 * x right, y front, z up, origin near the middle between the ears. Row after row, from the front to the back.
 */
export const electrodePositions: Readonly<Record<string, readonly [x: number, y: number, z: number]>> = {
'''


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        table = {row["label"]: row for row in csv.DictReader(file, delimiter="\t")}
    lines = []
    for row in ROWS:
        for name in row.split():
            xyz = ", ".join(f"{round(float(table[name][axis]), 4) + 0.0:g}" for axis in "xyz")
            lines.append(f"  {name}: [{xyz}],\n")
    out = Path(__file__).parents[3] / "packages/eeg/src/montage/electrodePositions.ts"
    out.write_text(HEADER + "".join(lines) + "};\n", encoding="utf-8")
    print(f"{len(lines)} electrodes written to {out}")


if __name__ == "__main__":
    main()
