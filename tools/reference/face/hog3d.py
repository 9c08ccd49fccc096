#!/usr/bin/env python3
"""HOG3D (Klaeser, Marszalek, Schmid 2008) of blocks of a real face that moves, straight from the definition, as reference.

    python3 tools/reference/face/hog3d.py LONDON_CROPS     (numpy, scipy, opencv-python for reading PNG)

LONDON_CROPS: folder with 001_neutral.png and 001_smiling.png, gray crops of the Face Research Lab London Set (DeBruine & Jones
2017, CC BY 4.0). Writes packages/face/src/feature/hog3d/fixtures/hog3d.json: five frames (the mouth, blended from neutral to
smiling while it moves) and the descriptors of blocks and spans.

Slow on purpose and by another way than the package: directions are the normals of the faces of a convex hull, each mean
gradient is a full weighted sum over all frames, rows and columns, nothing is integrated or shared.
"""

import base64
import json
import sys
from pathlib import Path

import cv2
import numpy as np
from scipy.spatial import ConvexHull

PACKAGE = Path(__file__).parents[3] / "packages/face/src"
GOLDEN = (1 + 5**0.5) / 2
FLOOR = 1e-6


def cyclic(p, q):
    """(0, +-p, +-q) and its cyclic permutations."""
    points = [(0, a * p, b * q) for a in (1, -1) for b in (1, -1)]
    return [tuple(np.roll(point, k)) for point in points for k in range(3)]


def directions(polyhedron, merged):
    """Unit normals of the faces as (x, y, t), from late to early, then from low to high, then from right to left."""
    if polyhedron == "icosahedron":
        corners = cyclic(GOLDEN, 1)
    else:
        corners = cyclic(GOLDEN, 1 / GOLDEN) + [(x, y, t) for x in (1, -1) for y in (1, -1) for t in (1, -1)]
    normals = ConvexHull(np.array(corners, dtype=float)).equations[:, :3]
    different = []
    for normal in normals:
        if not any(np.allclose(normal, other) for other in different):
            different.append(normal)
    different.sort(key=lambda n: tuple(-np.round(n[[2, 1, 0]], 6)))
    axes = np.array(different)
    inner = axes @ axes.T
    threshold = inner[inner < 0.999].max()
    if merged:
        sign = np.where(np.abs(axes[:, 2]) > 1e-6, axes[:, 2], axes[:, 1])
        axes = axes[sign > 0]
    return axes, threshold


def gradients(frames):
    """(F, H, W) -> (F, H, W, 3) along x, y, t; central differences, the last value repeated."""
    p = np.pad(frames, 1, mode="edge")
    x = (p[1:-1, 1:-1, 2:] - p[1:-1, 1:-1, :-2]) / 2
    y = (p[1:-1, 2:, 1:-1] - p[1:-1, :-2, 1:-1]) / 2
    t = (p[2:, 1:-1, 1:-1] - p[:-2, 1:-1, 1:-1]) / 2
    return np.stack([x, y, t], axis=-1)


def overlap(length, start, end):
    """Share of each of `length` unit intervals that lies in [start, end]."""
    i = np.arange(length)
    return np.clip(np.minimum(i + 1, end) - np.maximum(i, start), 0, None)


def descriptor(gradient, block, span, cells, sub_blocks, polyhedron, opposite, clip):
    axes, threshold = directions(polyhedron, opposite == "merged")
    cells_x, cells_y, cells_t = cells
    count_f, count_y, count_x, _ = gradient.shape
    histogram = np.zeros((cells_t, cells_y, cells_x, len(axes)))
    for part_t in range(cells_t * sub_blocks):
        for part_y in range(cells_y * sub_blocks):
            for part_x in range(cells_x * sub_blocks):
                weights = []
                for length, start, size, part, parts in (
                    (count_f, span[0], span[1] - span[0], part_t, cells_t * sub_blocks),
                    (count_y, block["top"], block["height"], part_y, cells_y * sub_blocks),
                    (count_x, block["left"], block["width"], part_x, cells_x * sub_blocks),
                ):
                    weights.append(overlap(length, start + size * part / parts, start + size * (part + 1) / parts))
                w = weights[0][:, None, None] * weights[1][None, :, None] * weights[2][None, None, :]
                mean = (w[..., None] * gradient).sum(axis=(0, 1, 2)) / w.sum()
                norm = np.linalg.norm(mean)
                if norm == 0:
                    continue
                q = axes @ (mean / norm)
                if opposite == "merged":
                    q = np.abs(q)
                q = np.maximum(q - threshold, 0)
                histogram[part_t // sub_blocks, part_y // sub_blocks, part_x // sub_blocks] += norm * q / np.linalg.norm(q)
    h = histogram.ravel()
    limited = np.minimum(h, clip * np.sqrt((h**2).sum() + FLOOR**2))
    return limited / np.sqrt((limited**2).sum() + FLOOR**2)


def main():
    crops = Path(sys.argv[1])
    neutral, smiling = (cv2.imread(str(crops / f"001_{name}.png"), cv2.IMREAD_GRAYSCALE) for name in ("neutral", "smiling"))
    height, width, count = 30, 37, 5
    frames = []
    for k in range(count):
        blend = np.rint(neutral * (1 - k / 4) + smiling * (k / 4)).astype(np.uint8)
        frames.append(blend[60 + k // 2 : 60 + k // 2 + height, 30 - k : 30 - k + width])
    frames = np.stack(frames)
    # The package's pixels are float32.
    gradient = gradients((frames / 255).astype(np.float32).astype(float))

    blocks = [
        {"left": 0, "top": 0, "width": 37, "height": 30},
        {"left": 20, "top": 13, "width": 17, "height": 17},
        {"left": 5, "top": 7, "width": 4, "height": 5},
    ]
    spans = [[0, 5], [1, 3], [4, 5]]
    usual = {"cells": [2, 2, 1], "sub_blocks": 3, "polyhedron": "icosahedron", "opposite": "merged", "clip": 0.25}
    cases = []
    for change in (
        {},
        {"opposite": "separate"},
        {"polyhedron": "dodecahedron", "clip": 1},
        {"polyhedron": "dodecahedron", "opposite": "separate", "cells": [1, 2, 3], "sub_blocks": 2},
        {"cells": [3, 1, 2], "sub_blocks": 1},
    ):
        settings = {**usual, **change}
        values = [descriptor(gradient, block, span, **settings) for span in spans for block in blocks]
        options = {("subBlocks" if key == "sub_blocks" else key): value for key, value in change.items()}
        cases.append({"options": options, "values": np.round(np.concatenate(values), 8).tolist()})

    path = PACKAGE / "feature/hog3d/fixtures/hog3d.json"
    content = {
        "made": f"tools/reference/face/hog3d.py, numpy {np.__version__}",
        "width": width,
        "height": height,
        "frames": [base64.b64encode(frame.tobytes()).decode() for frame in frames],
        "blocks": blocks,
        "spans": [{"from": start, "to": end} for start, end in spans],
        "cases": cases,
    }
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
