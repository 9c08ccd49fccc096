#!/usr/bin/env python3
"""Writes packages/eeg/src/montage/electrodePositions.ts from MNE-Python's fsaverage_1005.tsv.

    python3 tools/reference/eeg/electrode_positions.py PATH/TO/fsaverage_1005.tsv

The table: https://github.com/mne-tools/mne-python, commit 8aa8dec45a522363be02cba78d0856442b208067,
mne/channels/data/montages/fsaverage_1005.tsv, BSD-3-Clause (packages/eeg/NOTICE.md).
Every electrode of the 10-05 system is kept, to 0.1 mm; the fiducials LPA, RPA, NAS and INI are not.
Needs the Python standard library only.
"""

import csv
import re
import sys
import textwrap
from pathlib import Path

FIDUCIALS = {"LPA", "RPA", "NAS", "INI"}
# Letters of one arc of the head each, from the front to the back.
ARCS = "N Fp AFp AF AFF F FFT,FFC FT,FC FTT,FCC T,C TTP,CCP TP,CP TPP,CPP P PPO PO POO O OI I".split()
HEADER = """// Written by tools/reference/eeg/electrode_positions.py; do not edit.
// From MNE-Python, fsaverage_1005.tsv, Copyright MNE-Python authors, BSD-3-Clause: see NOTICE.md of this package.

/** Name, x, y, z in tenths of a millimetre; arc after arc from the front to the back, each from left to right. */
const table = `
"""
FOOTER = """`;

/**
 * Positions of the 10-05 electrodes on the scalp of FreeSurfer's fsaverage head, in metres, to 0.1 mm:
 * x right, y front, z up, origin near the middle between the ears. Arc after arc, from the front to the back.
 */
export const electrodePositions: Readonly<Record<string, readonly [x: number, y: number, z: number]>> =
  Object.fromEntries(
    table
      .trim()
      .split(/[;\\n]+/)
      .map((entry) => {
        const [name, ...tenths] = entry.trim().split(' ');
        return [name, tenths.map((value) => Number(value) / 10_000) as unknown as readonly [number, number, number]];
      }),
  );
"""


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    arc_of = {letters: place for place, arc in enumerate(ARCS) for letters in arc.split(",")}

    def place(name: str) -> tuple[int, float]:
        letters, number, half = re.fullmatch(r"([A-Za-z]+?)(z|\d+)(h?)", name).groups()
        if number == "z":
            return arc_of[letters], 0
        across = (int(number) + 1) // 2 - (0.5 if half else 0)
        return arc_of[letters], -across if int(number) % 2 else across

    with open(sys.argv[1], encoding="utf-8") as file:
        rows = {row["label"]: row for row in csv.DictReader(file, delimiter="\t") if row["label"] not in FIDUCIALS}
    lines = []
    for arc in range(len(ARCS)):
        names = sorted((name for name in rows if place(name)[0] == arc), key=place)
        entries = [f"{name} " + " ".join(str(round(float(rows[name][axis]) * 10000)) for axis in "xyz") for name in names]
        # Entries must not be broken at their blanks.
        text = "; ".join(entry.replace(" ", "\0") for entry in entries)
        lines += textwrap.wrap(text, 118, break_long_words=False, break_on_hyphens=False)
    table = "\n".join(line.rstrip(";").replace("\0", " ") for line in lines)
    out = Path(__file__).parents[3] / "packages/eeg/src/montage/electrodePositions.ts"
    out.write_text(HEADER + table + FOOTER, encoding="utf-8")
    print(f"{len(rows)} electrodes written to {out}")


if __name__ == "__main__":
    main()
