#!/usr/bin/env python3
"""Similarities of seeded point pairs by scikit-image (Umeyama's method) and, with weights, by linear least squares.

    python3 tools/reference/face/similarity.py    (numpy, scikit-image)

Writes packages/face/src/align/fixtures/similarity.json.
"""

import json
from pathlib import Path

import numpy as np
import skimage
from skimage.transform import SimilarityTransform

FIXTURE = Path(__file__).parents[3] / "packages/face/src/align/fixtures/similarity.json"


def weighted(points, targets, weights):
    """a, b, c, f of x' = a x - b y + c, y' = b x + a y + f: a linear problem in another form than the package's."""
    rows, values, roots = [], [], np.sqrt(weights)
    for (x, y), (u, v), root in zip(points, targets, roots):
        rows += [root * np.array([x, -y, 1, 0]), root * np.array([y, x, 0, 1])]
        values += [root * u, root * v]
    (a, b, c, f), *_ = np.linalg.lstsq(np.array(rows), np.array(values), rcond=None)
    return [a, -b, c, b, a, f]


def main():
    random = np.random.default_rng(11)
    cases = []
    for kind, count in [("exact", 2), ("exact", 5), ("noise", 3), ("noise", 68), ("unrelated", 9), ("mirrored", 6), ("weights", 7), ("far", 4)]:
        points = random.normal(size=(count, 2)) * 40 + 100
        angle, scale = random.uniform(-np.pi, np.pi), random.uniform(0.2, 3)
        turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        targets = points @ turn.T + random.normal(size=2) * 50
        if kind == "far":
            points += 1e6
        if kind == "unrelated":
            targets = random.normal(size=(count, 2)) * 10
        if kind == "mirrored":
            targets[:, 0] *= -1
        if kind not in ("exact", "far"):
            targets += random.normal(size=(count, 2)) * 3
        case = {"kind": kind, "from": points.ravel().tolist(), "to": targets.ravel().tolist()}
        if kind == "weights":
            weights = random.uniform(0, 2, size=count)
            weights[2] = 0
            matrix = np.array(weighted(points, targets, weights)).reshape(2, 3)
            case["weights"] = weights.tolist()
        else:
            found = SimilarityTransform.from_estimate(points, targets)
            matrix = found.params[:2]
            case |= {"scale": float(found.scale), "rotation": float(found.rotation)}
            weights = np.ones(count)
        moved = points @ matrix[:, :2].T + matrix[:, 2]
        residual = np.sqrt((weights * ((moved - targets) ** 2).sum(axis=1)).sum() / weights.sum())
        cases.append({**case, "matrix": matrix.ravel().tolist(), "residual": float(residual)})
    made = f"tools/reference/face/similarity.py, numpy {np.__version__}, scikit-image {skimage.__version__}"
    FIXTURE.write_text(json.dumps({"made": made, "cases": cases}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
