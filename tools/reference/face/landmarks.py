#!/usr/bin/env python3
"""Landmark sequences with NumPy's linear interpolation of dropouts, frames and landmarks, as reference values.

    python3 tools/reference/face/landmarks.py     (numpy)

Writes packages/face/src/landmark/fixtures/dropouts.json and packages/face/src/sequence/fixtures/resampled.json.
"""

import json
from pathlib import Path

import numpy as np

source = Path(__file__).resolve().parents[3] / "packages/face/src"
random = np.random.default_rng(20)


def write(path, value):
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")


# Depths in mm of 6 points in 40 frames at uneven times, 0 where the sensor lost them.
times = np.cumsum(random.uniform(0.02, 0.12, 40))
depths = np.round(1200 + np.cumsum(random.normal(0, 3, (6, 40)), axis=1), 1)
depths[random.uniform(size=depths.shape) < 0.25] = 0
depths[1, :5] = 0
depths[2, -4:] = 0
repaired = []
for row in depths:
    measured = row != 0
    repaired.append(np.interp(times, times[measured], row[measured]).tolist())
write(source / "landmark/fixtures/dropouts.json", {
    "times": times.tolist(), "depths": depths.tolist(), "repaired": repaired})

# 7 frames of 3 x 2 pixels and 4 landmarks, resampled to T frames over their times.
times = np.cumsum(random.uniform(0.03, 0.2, 7))
pixels = random.integers(0, 256, (7, 6))
points = np.round(random.uniform(0, 100, (7, 8)), 2)


def resample(values, at, count):
    goal = np.linspace(at[0], at[-1], count)
    return np.stack([np.interp(goal, at, column) for column in values.T], axis=1).tolist()


cases = []
for count in (2, 3, 7, 12):
    for name, at in (("timed", times), ("even", np.arange(7.0))):
        cases.append({"count": count, "timed": name == "timed", "times": np.linspace(at[0], at[-1], count).tolist(),
                      "pixels": resample(pixels / 255, at, count), "points": resample(points, at, count)})
write(source / "sequence/fixtures/resampled.json", {
    "times": times.tolist(), "pixels": pixels.tolist(), "points": points.tolist(), "cases": cases})
