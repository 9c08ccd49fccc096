#!/usr/bin/env python3
"""Copies the London faces to datasets/london-faces: the crops as they are, the neutral landmarks as one table.

    python3 tools/reference/face/london_bundle.py FOLDER     (the folder with crops/, neutral_tem/, labels.csv, LICENSE.md)

Then tools/bundle-manifest.mjs london-faces writes the manifest.
"""

import shutil
import sys
from pathlib import Path

from gfe_videos import ROOT

BUNDLE = ROOT / "datasets/london-faces"


def main(folder):
    folder = Path(folder)
    (BUNDLE / "crops").mkdir(parents=True, exist_ok=True)
    for file in sorted((folder / "crops").glob("*.png")):
        (BUNDLE / "crops" / file.name).write_bytes(file.read_bytes())
    for name in ("labels.csv", "LICENSE.md"):
        shutil.copyfile(folder / name, BUNDLE / name)
        (BUNDLE / name).chmod(0o644)
    lines = ["face_id," + ",".join(f"x{p},y{p}" for p in range(189))]
    for file in sorted((folder / "neutral_tem").glob("*.tem")):
        words = file.read_text().split()
        assert words[0] == "189"
        lines.append(",".join([file.name[:3], *[f"{float(word):g}" for word in words[1:379]]]))
    (BUNDLE / "neutral_landmarks.csv").write_text("\n".join(lines) + "\n")
    print(f"{len(list((BUNDLE / 'crops').iterdir()))} crops, {len(lines) - 1} faces with landmarks")


if __name__ == "__main__":
    main(sys.argv[1])
