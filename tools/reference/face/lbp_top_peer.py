#!/usr/bin/env python3
"""LBP-TOP histograms of face-sized sequences by scikit-image, as the peer of packages/face/src/perf.

    python3 tools/reference/face/lbp_top_peer.py [CALLS]     (numpy, scikit-image)

18 frames of 128 x 128 pixels, 8 x 8 blocks, 8 neighbours at radius 1, u2 codes: 64 x 177 counts a sequence. scikit-image has no
LBP-TOP; its local_binary_pattern takes the slices volume[t], volume[:, y] and volume[:, :, x], then NumPy's bincount counts blocks
and codes at once. Centres are the pixels whose neighbours lie inside the volume. One thread; prints one line of JSON: the seconds
of each call, the peak resident memory, and the 177 counts of the whole volume.

The volume is drawn in whole numbers, the same wherever it is drawn: with u = |(3 x + 2 y + 5 t) mod 240 - 120|,
g = 374761393 x + 668265263 y + 2246822519 t and h = 1274126177 (g xor (g >> 13)), both modulo 2^32, the gray level is
u + ((h >> 16) mod 32) + 40.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json
import resource
import sys
import time

import numpy as np
import skimage
from skimage.feature import local_binary_pattern

FRAMES, SIDE, BLOCKS, CODES = 18, 128, 8, 59


def draw():
    t, y, x = np.indices((FRAMES, SIDE, SIDE), dtype=np.int64)
    u = np.abs((3 * x + 2 * y + 5 * t) % 240 - 120)
    g = (374761393 * x + 668265263 * y + 2246822519 * t) % 2**32
    h = 1274126177 * (g ^ (g >> 13)) % 2**32
    return (u + (h >> 16) % 32 + 40).astype(np.uint8)


def codes(plane):
    return local_binary_pattern(plane, 8, 1, "nri_uniform").astype(np.intp)


def lbp_top(volume):
    """(FRAMES, SIDE, SIDE) -> (BLOCKS^2, 3, CODES)"""
    planes = np.stack(
        [
            np.stack([codes(volume[t]) for t in range(FRAMES)]),
            np.stack([codes(volume[:, y]) for y in range(SIDE)], axis=1),
            np.stack([codes(volume[:, :, x]) for x in range(SIDE)], axis=2),
        ]
    )[:, 1:-1, 1:-1, 1:-1]
    place = np.arange(1, SIDE - 1) * BLOCKS // SIDE
    block = place[:, None] * BLOCKS + place
    plane = np.arange(3)[:, None, None, None]
    bins = (block * 3 + plane) * CODES + planes
    return np.bincount(bins.ravel(), minlength=BLOCKS * BLOCKS * 3 * CODES).reshape(-1, 3, CODES)


def main():
    volume = draw()
    seconds = []
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 10):
        begin = time.perf_counter()
        found = lbp_top(volume)
        seconds.append(time.perf_counter() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    counts = found.sum(axis=0).ravel().tolist()
    print(json.dumps({"method": f"scikit-image {skimage.__version__}", "seconds": seconds, "peak_mb": peak, "counts": counts}))


if __name__ == "__main__":
    main()
