#!/usr/bin/env python3
"""From a folder in the form of CK+ to LBP-TOP samples by OpenCV and scikit-image, as the peer of packages/face/src/perf.

    node tools/run-ts.mjs packages/face/src/perf/main.ts --peer 'python3 tools/reference/face/face_peer.py'

(numpy, opencv-python-headless, scikit-image). Started by that command with one of these, one thread each:

load FOLDER               every labelled sequence, one after the other: cv2.imread, landmarks by numpy.loadtxt of the first frame
                          alone, the similarity of skimage.transform by eyes and mouth, cv2.warpAffine of float32 with the mean
                          of 2 x 2 (or as many as the face shrinks) samples by cv2.resize INTER_AREA, and LBP-TOP shares per
                          slice and block. Sequences have to have 18 frames: they are not resampled.
operations FOLDER CALLS   single operations on the first frame of the folder and on a drawn volume

Each task prints a line of JSON: who does it, the seconds of each call, the peak resident memory and numbers of the result.

scikit-image has no LBP-TOP: its local_binary_pattern takes the slices volume[t], volume[:, y] and volume[:, :, x], then NumPy's
bincount counts slices, blocks and codes at once. Centres are the pixels whose neighbours lie inside the volume.

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
from pathlib import Path

import cv2
import numpy as np
import skimage
from skimage import transform
from skimage.feature import hog, local_binary_pattern

cv2.setNumThreads(1)
OPENCV, SKIMAGE = f"OpenCV {cv2.__version__}", f"scikit-image {skimage.__version__}"
FRAMES, SIDE, SLICES, BLOCKS, CODES = 18, 128, 6, 8, 59
EYES, MOUTH_BELOW = 0.3, 1.1
TRANSFORM = np.array([[0.4528, -0.0396, -70], [0.0396, 0.4528, -50]])


def report(task, by, seconds, check, cpu=None):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    line = {"task": task, "by": by, "seconds": seconds, "peak_mb": peak, "check": check}
    print(json.dumps(line if cpu is None else {**line, "cpu": cpu}), flush=True)


def warp(image, matrix, samples, side=SIDE):
    """The image moved by a 2 x 3 matrix, each pixel the mean of samples x samples."""
    matrix = np.asarray(matrix, dtype=np.float64)[:2] * samples
    matrix[:, 2] += (samples - 1) / 2
    size = (samples * side, samples * side)
    moved = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return moved if samples == 1 else cv2.resize(moved, (side, side), interpolation=cv2.INTER_AREA)


def alignment(points):
    """Eyes and mouth (corners) to their places in the box."""
    anchors = [points[[36, 39]].mean(axis=0), points[[42, 45]].mean(axis=0), points[[48, 54]].mean(axis=0)]
    left, right, level = EYES * SIDE - 0.5, (1 - EYES) * SIDE - 0.5, EYES * SIDE - 0.5
    places = [(left, level), (right, level), (SIDE / 2 - 0.5, level + MOUTH_BELOW * (right - left))]
    return transform.SimilarityTransform.from_estimate(np.array(anchors), np.array(places)).params[:2]


def draw():
    t, y, x = np.indices((FRAMES, SIDE, SIDE), dtype=np.int64)
    u = np.abs((3 * x + 2 * y + 5 * t) % 240 - 120)
    g = (374761393 * x + 668265263 * y + 2246822519 * t) % 2**32
    h = 1274126177 * (g ^ (g >> 13)) % 2**32
    return (u + (h >> 16) % 32 + 40).astype(np.uint8)


def codes(plane):
    return local_binary_pattern(plane, 8, 1, "nri_uniform").astype(np.intp)


def lbp_top(volume):
    """(FRAMES, SIDE, SIDE) -> (SLICES, BLOCKS^2, 3, CODES) counts; the first and the last frame are no centres"""
    planes = np.stack(
        [
            np.stack([codes(volume[t]) for t in range(FRAMES)]),
            np.stack([codes(volume[:, y]) for y in range(SIDE)], axis=1),
            np.stack([codes(volume[:, :, x]) for x in range(SIDE)], axis=2),
        ]
    )[:, 1:-1, 1:-1, 1:-1]
    place = np.arange(1, SIDE - 1) * BLOCKS // SIDE
    block = place[:, None] * BLOCKS + place
    piece = (np.arange(1, FRAMES - 1) * SLICES // FRAMES)[:, None, None]
    plane = np.arange(3)[:, None, None, None]
    bins = (((piece * BLOCKS**2 + block) * 3) + plane) * CODES + planes
    return np.bincount(bins.ravel(), minlength=SLICES * BLOCKS**2 * 3 * CODES).reshape(SLICES, -1, 3, CODES)


def describe(frames, landmarks):
    matrix = alignment(np.loadtxt(landmarks))
    samples = max(1, round(1 / np.hypot(*matrix[:, 0])))
    aligned = [warp(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE).astype(np.float32), matrix, samples) for file in frames]
    counts = lbp_top(np.floor(np.clip(aligned, 0, 255) + 0.5).astype(np.uint8))
    return (counts / counts.sum(axis=3, keepdims=True)).astype(np.float32).reshape(SLICES, -1, 3 * CODES)


def load(folder):
    begin, cpu = time.perf_counter(), time.process_time()
    samples = []
    for emotion in sorted(folder.glob("Emotion/*/*/*_emotion.txt")):
        subject, sequence = emotion.parts[-3:-1]
        frames = sorted((folder / "cohn-kanade-images" / subject / sequence).glob("*.png"))
        landmarks = folder / "Landmarks" / subject / sequence / f"{frames[0].stem}_landmarks.txt"
        samples.append(describe(frames, landmarks))
    samples = np.stack(samples)
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
    means = samples.mean(axis=(0, 1, 2), dtype=np.float64).tolist()
    report(f"load {len(samples)} sequences", f"{OPENCV}, {SKIMAGE}", [seconds], means, cpu)


def operations(folder, calls):
    png = np.fromfile(folder / "cohn-kanade-images/S001/001/S001_001_00000001.png", dtype=np.uint8)
    jpeg = np.fromfile(folder / "frame.jpg", dtype=np.uint8)
    frame = cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)
    single = frame.astype(np.float32) / 255
    volume = draw()
    first, second = volume[:2]
    size = f"{frame.shape[1]} x {frame.shape[0]}"
    box = f"{SIDE} x {SIDE}"
    whole = np.vstack([TRANSFORM, [0, 0, 1]])
    back = transform.AffineTransform(matrix=np.linalg.inv(whole))
    to_float = lambda image: image.astype(np.float32) / 255
    hog_of = lambda: hog(first.astype(np.float64), 9, (8, 8), (2, 2), "L2-Hys")
    farneback = lambda: cv2.calcOpticalFlowFarneback(first, second, None, 0.5, 3, 15, 3, 5, 1.1, 0)
    tasks = [
        (f"read PNG, {size} gray", OPENCV, lambda: to_float(cv2.imdecode(png, cv2.IMREAD_GRAYSCALE))),
        (f"read JPEG, {size} colour", OPENCV, lambda: to_float(cv2.imdecode(jpeg, cv2.IMREAD_COLOR))),
        (f"warp to {box}, 1 sample", OPENCV, lambda: warp(single, TRANSFORM, 1)),
        (f"warp to {box}, 1 sample", SKIMAGE, lambda: transform.warp(single, back, output_shape=(SIDE, SIDE), mode="edge")),
        (f"warp to {box}, 2 x 2 samples", OPENCV, lambda: warp(single, TRANSFORM, 2)),
        (f"equalise, {size}", OPENCV, lambda: to_float(cv2.equalizeHist(frame))),
        (f"LBP u2 codes, {box}", SKIMAGE, lambda: local_binary_pattern(first, 8, 1, "nri_uniform")),
        (f"LBP-TOP, {FRAMES} x {box}, {SLICES} x {BLOCKS**2} histograms", SKIMAGE, lambda: lbp_top(volume)),
        (f"HOG, {box}", SKIMAGE, hog_of),
        (f"Farneback, {box}", OPENCV, lambda: farneback()[..., 0]),
    ]
    for task, by, run in tasks:
        found = np.asarray(run(), dtype=np.float64)
        check = [float(found.mean()), float(np.sqrt((found**2).mean()))]
        size = max(1, round(0.02 / seconds_of(run, 3)))
        report(task, by, [seconds_of(run, size) for _ in range(calls)], check)


def seconds_of(run, calls):
    """Of one call, the mean of so many."""
    begin = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - begin) / calls


if __name__ == "__main__":
    kind, folder = sys.argv[1], Path(sys.argv[2])
    if kind == "load":
        load(folder)
    else:
        operations(folder, int(sys.argv[3]))
