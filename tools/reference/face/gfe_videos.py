"""The UCI Grammatical Facial Expressions, as text files and in the compact form of datasets/uci-gfe (numpy)."""

import csv
import gzip
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[3]
BUNDLE = ROOT / "datasets/uci-gfe"
SIGNERS = ["a", "b"]
EXPRESSIONS = [
    "affirmative", "conditional", "doubt_question", "emphasis", "negative", "relative", "topics", "wh_question", "yn_question",
]  # fmt: skip
CONTEXT = 2
POINTS = 100


def read_text(folder, video):
    """Times in ms since the first frame, points (frames x 100 x 3: x and y in 0.001 px, z in mm, int64), targets; the start."""
    folder = Path(folder)
    file = next(f for f in (folder / f"{video}_datapoints.txt.gz", folder / f"{video}_datapoints.txt") if f.exists())
    text = gzip.decompress(file.read_bytes()).decode() if file.suffix == ".gz" else file.read_text()
    rows = [line.split() for line in text.splitlines() if line.strip() and "0x" not in line]
    assert all(len(row) == 1 + 3 * POINTS for row in rows)
    # The digits after the point are whole milliseconds without leading zeros: .47 comes between .0 and .109.
    times = np.array([1000 * int(row[0].split(".")[0]) + int(row[0].split(".")[1]) for row in rows])
    values = np.array([row[1:] for row in rows], float).reshape(-1, POINTS, 3)
    steps = np.rint(values * [1000, 1000, 1]).astype(np.int64)
    assert np.array_equal(steps / [1000, 1000, 1], values), "three decimals, whole mm"
    targets = np.array([int(v) for v in (folder / f"{video}_targets.txt").read_text().split()], np.uint8)
    assert len(targets) == len(values) and (np.diff(times) > 0).all()
    return times - times[0], steps, targets, int(times[0])


def pack(times, steps, targets):
    """What is kept of a video: runs of + frames with CONTEXT frames around them, and sums over the - frames."""
    near = np.convolve(targets, np.ones(2 * CONTEXT + 1), "same") > 0
    index = np.flatnonzero(near)
    kept = steps[index].transpose(2, 1, 0)  # (axis, point, frame)
    residual = np.diff(kept, axis=2, prepend=0)
    residual[:, 1:] -= residual[:, :-1].copy()
    zigzag = ((residual << 1) ^ (residual >> 63)).ravel()
    assert 0 <= zigzag.min() and zigzag.max() < 1 << 24
    rest = steps[targets == 0]
    parts = [
        np.array([len(index)], "<i4"),
        index.astype("<i4"),
        times[index].astype("<i4"),
        targets[index],
        rest.sum(0).astype("<f8"),
        (rest[:, :, 2] != 0).sum(0).astype("<i4"),
        *[((zigzag >> shift) & 255).astype(np.uint8) for shift in (0, 8, 16)],
    ]
    return gzip.compress(b"".join(part.tobytes() for part in parts), 9, mtime=0), index


def unpack(packed):
    """The inverse of `pack`: index, times (ms), targets, points (frames x 100 x 3, in steps), rest sums, rest depths counted."""
    data = gzip.decompress(packed)
    place = 0

    def take(kind, count):
        nonlocal place
        values = np.frombuffer(data, kind, count, place)
        place += values.nbytes
        return values

    F = int(take("<i4", 1)[0])
    index, times, targets = take("<i4", F), take("<i4", F), take("u1", F)
    sums, depths = take("<f8", 3 * POINTS).reshape(POINTS, 3), take("<i4", POINTS)
    zigzag = sum(take("u1", 3 * POINTS * F).astype(np.int64) << shift for shift in (0, 8, 16)).reshape(3, POINTS, F)
    assert place == len(data)
    residual = (zigzag >> 1) ^ -(zigzag & 1)
    return index, times, targets, residual.cumsum(1).cumsum(2).transpose(2, 1, 0), sums, depths


def bundled_videos():
    """Rows of videos.csv."""
    with open(BUNDLE / "videos.csv", newline="") as file:
        return list(csv.DictReader(file))


def runs_of(targets, index):
    """Runs of + frames, [from, to) into the kept frames."""
    runs, start = [], None
    for f in range(len(targets) + 1):
        ends = f == len(targets) or not targets[f] or (start is not None and index[f] != index[f - 1] + 1)
        if start is not None and ends:
            runs.append((start, f))
            start = None
        if start is None and f < len(targets) and targets[f]:
            start = f
    return runs
