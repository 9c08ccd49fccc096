#!/usr/bin/env python3
"""Histograms of oriented gradients by scikit-image, as reference values.

    python3 tools/reference/face/hog.py LONDON_FACES     (numpy, scikit-image, pillow)

Writes packages/face/src/feature/hog/fixtures/hog.json: images (integers) and their descriptors, skimage.feature.hog of the
integers as float64, as base64 of little-endian numbers. LONDON_FACES holds crops/001_smiling.png of the Face Research Lab London
Set (CC BY 4.0).
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np
import skimage
from lbp import text
from PIL import Image
from skimage.feature import hog

OUT = Path(__file__).parents[3] / "packages/face/src/feature/hog/fixtures/hog.json"
# image, orientations, cell, block, norm, square root
CASES = [
    ("face", 9, 8, 2, "L2-Hys", False),
    ("face", 9, 16, 3, "L1", False),
    ("mouth", 9, 8, 2, "L2", False),
    ("mouth", 9, 8, 2, "L2-Hys", True),
    ("mouth", 9, 5, 3, "L1-sqrt", False),
    ("mouth", 12, 7, 1, "L1", True),
    # Directions of a multiple of 45 degrees lie on the border of two bins.
    ("noise", 8, 4, 2, "L2-Hys", False),
    ("noise", 4, 6, 2, "L2", False),
    ("flat", 12, 5, 2, "L2-Hys", False),
    ("flat", 7, 3, 1, "L1", False),
    ("deep", 9, 6, 2, "L2-Hys", False),
]


def main():
    face = np.asarray(Image.open(Path(sys.argv[1]) / "crops/001_smiling.png"))
    random = np.random.default_rng(2005)
    images = {
        "face": (face, 255),
        "mouth": (face[60:92, 26:70], 255),
        "noise": (random.integers(0, 256, (25, 31)), 255),
        "flat": (random.integers(7, 10, (25, 31)), 255),
        "deep": (random.integers(0, 65536, (19, 17)), 65535),
    }
    cases = []
    for name, orientations, cell, block, norm, root in CASES:
        found = hog(
            images[name][0].astype(np.float64),
            orientations=orientations,
            pixels_per_cell=(cell, cell),
            cells_per_block=(block, block),
            block_norm=norm,
            transform_sqrt=root,
            feature_vector=False,
        )
        cases.append(
            {
                "image": name,
                "options": {"orientations": orientations, "cell": cell, "block": block, "norm": norm, "transformSqrt": root},
                "rows": found.shape[0],
                "columns": found.shape[1],
                "values": base64.b64encode(found.astype("<f4").tobytes()).decode(),
            }
        )
    content = {
        "made": f"tools/reference/face/hog.py, numpy {np.__version__}, scikit-image {skimage.__version__}",
        "images": {
            name: {"height": image.shape[0], "width": image.shape[1], "maximum": maximum, "levels": text(image)}
            for name, (image, maximum) in images.items()
        },
        "cases": cases,
    }
    OUT.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
