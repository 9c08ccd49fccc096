#!/usr/bin/env python3
"""Local binary patterns on three orthogonal planes, as reference values.

    python3 tools/reference/face/lbp_top.py LONDON_FACES     (numpy, scikit-image, pillow)

Writes packages/face/src/feature/lbp-top/fixtures/lbp_top.json: a volume of 9 frames, made of the mouth of crops/001_neutral.png
becoming that of crops/001_smiling.png (Face Research Lab London Set, CC BY 4.0) with seeded noise; and codes of its centres,
those whose neighbours all lie inside, as base64 of little-endian integers. The volume is indexed [t, y, x].

scikit  skimage.feature.local_binary_pattern of the slices volume[t] (XY), volume[:, y] (XT), volume[:, :, x] (YT), whose rows are
        y, t, t. scikit-image itself has no LBP-TOP; radii are equal in all planes.
exact   the same points interpolated in int64 without rounding, here for radii of their own along each axis
"""

import json
import sys
from pathlib import Path

import numpy as np
import skimage
from lbp import circle, exact_patterns, text
from PIL import Image
from skimage.feature import local_binary_pattern

OUT = Path(__file__).parents[3] / "packages/face/src/feature/lbp-top/fixtures/lbp_top.json"
FRAMES = 9
SCIKIT = [(8, 1, "nri_uniform"), (8, 1, "default"), (8, 1, "uniform"), (16, 2, "nri_uniform"), (12, 1.5, "ror")]
EXACT = [
    ((8, 8, 8), (1, 1, 1)),
    ((8, 8, 8), (2, 2, 2)),
    ((8, 8, 8), (3, 1, 1)),
    ((4, 6, 12), (1, 2.5, 1.5)),
    ((12, 8, 8), (2, 3, 1)),
]


def volume_of(folder):
    ends = [np.asarray(Image.open(folder / f"crops/001_{name}.png"))[62:88, 28:58].astype(float) for name in ("neutral", "smiling")]
    random = np.random.default_rng(2007)
    frames = [(1 - s) * ends[0] + s * ends[1] + random.normal(0, 2, ends[0].shape) for s in np.linspace(0, 1, FRAMES)]
    return np.clip(np.rint(frames), 0, 255).astype(np.uint8)


def planes(volume, codes_of_slice):
    """codes_of_slice(slice, plane number) for every slice, each plane's codes put back as [t, y, x]."""
    return [
        np.stack([codes_of_slice(s, 0) for s in volume]),
        np.stack([codes_of_slice(volume[:, y], 1) for y in range(volume.shape[1])], axis=1),
        np.stack([codes_of_slice(volume[:, :, x], 2) for x in range(volume.shape[2])], axis=2),
    ]


def inside(codes, radii):
    x, y, t = (int(np.ceil(radius)) for radius in radii)
    return codes[t : codes.shape[0] - t, y : codes.shape[1] - y, x : codes.shape[2] - x]


def necklace_bins(points):
    """The patterns that are the smallest of their rotations, ascending."""
    smallest = [min(((p >> k) | (p << (points - k))) & (2**points - 1) for k in range(points)) for p in range(2**points)]
    return np.unique(smallest)


def main():
    volume = volume_of(Path(sys.argv[1]))
    scikit, exact = [], []
    for points, radius, method in SCIKIT:
        found = planes(volume, lambda s, _: local_binary_pattern(s, points, radius, method).astype(np.int64))
        found = [inside(codes, (radius,) * 3) for codes in found]
        if method == "ror":  # the package counts only patterns that occur
            found = [np.searchsorted(necklace_bins(points), codes) for codes in found]
        scikit.append({"points": points, "radius": radius, "method": method, "codes": [text(codes) for codes in found]})
    for points, (x, y, t) in EXACT:
        offsets = [circle(points[0], y, x), circle(points[1], t, x), circle(points[2], t, y)]
        found = planes(volume, lambda s, plane: exact_patterns(s, *offsets[plane]))
        exact.append(
            {
                "points": dict(zip(("XY", "XT", "YT"), points)),
                "radius": {"x": x, "y": y, "t": t},
                "codes": [text(inside(codes, (x, y, t))) for codes in found],
            }
        )
    content = {
        "made": f"tools/reference/face/lbp_top.py, numpy {np.__version__}, scikit-image {skimage.__version__}",
        "frames": FRAMES,
        "height": volume.shape[1],
        "width": volume.shape[2],
        "levels": text(volume),
        "scikit": scikit,
        "exact": exact,
    }
    OUT.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
