#!/usr/bin/env python3
"""Local binary patterns by scikit-image, and by NumPy in whole numbers, as reference values.

    python3 tools/reference/face/lbp.py LONDON_FACES     (numpy, scikit-image, pillow)

Writes packages/face/src/feature/lbp/fixtures/lbp.json: images and their codes, all as base64 of little-endian integers.
LONDON_FACES holds crops/001_smiling.png of the Face Research Lab London Set (CC BY 4.0).

scikit  skimage.feature.local_binary_pattern of the integers
exact   the same points (rounded to 5 decimals), interpolated in int64 without rounding: a tie is a tie
square  the 8 pixels around (Ojala, Pietikainen and Harwood 1996), in the same order as the points of the circle
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np
import skimage
from PIL import Image
from skimage.feature import local_binary_pattern

OUT = Path(__file__).parents[3] / "packages/face/src/feature/lbp/fixtures/lbp.json"
METHODS = ["default", "ror", "uniform", "nri_uniform"]
CIRCLES = [(8, 1), (16, 2), (24, 3), (8, 1.5), (12, 2.5)]
UNIT = 100000


def text(values):
    """Base64 of the smallest unsigned type that holds the values."""
    values = np.asarray(values)
    kind = next(k for k in ("<u1", "<u2", "<u4") if values.max() < 256 ** int(k[2]))
    return {"type": kind[1:], "base64": base64.b64encode(values.astype(kind).tobytes()).decode()}


def exact_patterns(image, rows, columns):
    """Bit i: neighbour i, at image[y + rows[i] / UNIT, x + columns[i] / UNIT], >= centre; zeros outside. Offsets: int."""
    height, width = image.shape
    pad = int(max(np.abs(rows).max(), np.abs(columns).max())) // UNIT + 2
    padded = np.pad(image.astype(np.int64), pad)
    pattern = np.zeros(image.shape, np.int64)
    for i, (row, column) in enumerate(zip(rows, columns)):
        (dy, fy), (dx, fx) = divmod(int(row), UNIT), divmod(int(column), UNIT)
        value = np.zeros(image.shape, np.int64)
        for below, share_y in ((0, UNIT - fy), (1, fy)):
            for right, share_x in ((0, UNIT - fx), (1, fx)):
                top, left = pad + dy + below, pad + dx + right
                value += share_y * share_x * padded[top : top + height, left : left + width]
        pattern |= (value >= UNIT * UNIT * image.astype(np.int64)).astype(np.int64) << i
    return pattern


def circle(points, row_radius, column_radius):
    angles = 2 * np.pi * np.arange(points) / points
    return (
        np.rint(-row_radius * np.sin(angles) * UNIT).astype(np.int64),
        np.rint(column_radius * np.cos(angles) * UNIT).astype(np.int64),
    )


def main():
    face = np.asarray(Image.open(Path(sys.argv[1]) / "crops/001_smiling.png"))
    random = np.random.default_rng(1996)
    images = {
        "face": (face, 255),
        "mouth": (face[60:92, 26:70], 255),
        "noise": (random.integers(0, 256, (25, 31)), 255),
        # Nearly all neighbourhoods have ties.
        "flat": (random.integers(7, 10, (25, 31)), 255),
        "deep": (random.integers(0, 65536, (19, 17)), 65535),
    }
    scikit, exact = [], []
    for name, (image, _) in images.items():
        for points, radius in CIRCLES[:1] if name == "face" else CIRCLES:
            for method in METHODS:
                codes = local_binary_pattern(image, points, radius, method)
                scikit.append({"image": name, "points": points, "radius": radius, "method": method, "codes": text(codes)})
            codes = exact_patterns(image, *circle(points, radius, radius))
            differ = int((codes != local_binary_pattern(image, points, radius)).sum())
            exact.append({"image": name, "points": points, "radius": radius, "differ": differ, "codes": text(codes)})
            print(name, points, radius, "of", codes.size, "pixels", differ, "have a tie that scikit-image decides otherwise")
    square = []
    for radius in (1, 2):
        rows, columns = (np.sign(np.round(offsets / UNIT)).astype(np.int64) * radius * UNIT for offsets in circle(8, 1, 1))
        codes = exact_patterns(images["noise"][0], rows, columns)
        square.append({"image": "noise", "radius": radius, "codes": text(codes)})
    content = {
        "made": f"tools/reference/face/lbp.py, numpy {np.__version__}, scikit-image {skimage.__version__}",
        "images": {
            name: {"height": image.shape[0], "width": image.shape[1], "maximum": maximum, "levels": text(image)}
            for name, (image, maximum) in images.items()
        },
        "scikit": scikit,
        "exact": exact,
        "square": square,
    }
    OUT.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
