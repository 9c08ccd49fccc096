#!/usr/bin/env python3
"""Optical flow between two photographs of a face by OpenCV, and statistics of it by NumPy, as reference values.

    python3 tools/reference/face/flow.py LONDON_CROPS     (numpy, opencv-python)

LONDON_CROPS: folder with 001_neutral.png and 001_smiling.png, gray crops of the Face Research Lab London Set (DeBruine & Jones
2017, CC BY 4.0). Writes packages/face/src/feature/flow/fixtures/
- farneback.json: both pictures, and cv2.calcOpticalFlowFarneback between them (or as much of their upper left as `width` and
  `height` say) with several settings, float32, base64: with the usual settings at every pixel, else at every third pixel of
  every third row; `initial`: from (3 sin(x / 20), 2 cos(y / 15 + x / 40));
- block_flow.json: means, magnitudes and histograms of the flow in blocks, by numpy.histogram in degrees, for three frames
  (neutral, half way, smiling: the middle one is blended).
"""

import base64
import json
import sys
from pathlib import Path

import cv2
import numpy as np

PACKAGE = Path(__file__).parents[3] / "packages/face/src/feature/flow/fixtures"
USUAL = {"pyramidScale": 0.5, "levels": 3, "window": 15, "iterations": 3, "polyN": 5, "polySigma": 1.1, "gaussian": False}
BLOCKS = [
    {"left": 0, "top": 0, "width": 96, "height": 102},
    {"left": 30, "top": 60, "width": 36, "height": 30},
    {"left": 60, "top": 70, "width": 36, "height": 32},
    {"left": 95, "top": 0, "width": 1, "height": 5},
]
SPANS = [[0, 3], [1, 2], [1, 3], [0, 1]]


def farneback(before, after, settings, initial=None):
    s = {**USUAL, **settings}
    flags = (cv2.OPTFLOW_FARNEBACK_GAUSSIAN if s["gaussian"] else 0) | (0 if initial is None else cv2.OPTFLOW_USE_INITIAL_FLOW)
    start = None if initial is None else initial.copy()
    return cv2.calcOpticalFlowFarneback(
        before, after, start, s["pyramidScale"], s["levels"], s["window"], s["iterations"], s["polyN"], s["polySigma"], flags
    )


def encoded(values, kind="<f4"):
    return base64.b64encode(np.ascontiguousarray(values).astype(kind).tobytes()).decode()


def statistics(flows, block, span, bins, mirrored):
    """flows: one per frame, (H, W, 2), the first one 0 -> mean u, mean v, mean magnitude, shares of the directions."""
    part = np.stack(flows[span[0] : span[1]])
    part = part[:, block["top"] : block["top"] + block["height"], block["left"] : block["left"] + block["width"]]
    u, v = part[..., 0].ravel().astype(float), part[..., 1].ravel().astype(float)
    magnitude = np.hypot(u, v)
    if mirrored:
        angles, edges = np.degrees(np.arctan2(v, np.abs(u))), np.linspace(-90, 90, bins + 1)
    else:
        half = 180 / bins
        angles = (np.degrees(np.arctan2(v, u)) + half) % 360
        edges = np.linspace(0, 360, bins + 1)
    counts, _ = np.histogram(angles, edges, weights=magnitude)
    shares = counts / counts.sum() if counts.sum() > 0 else counts
    return [u.mean(), v.mean(), magnitude.mean(), *shares]


def write(name, content):
    made = f"tools/reference/face/flow.py, opencv {cv2.__version__}, numpy {np.__version__}"
    (PACKAGE / name).write_text(json.dumps({"made": made, **content}, separators=(",", ":")) + "\n")


def main():
    cv2.setNumThreads(1)
    crops = Path(sys.argv[1])
    neutral, smiling = (cv2.imread(str(crops / f"001_{name}.png"), cv2.IMREAD_GRAYSCALE) for name in ("neutral", "smiling"))
    height, width = neutral.shape
    y, x = np.mgrid[0:height, 0:width]
    initial = np.stack([3 * np.sin(x / 20), 2 * np.cos(y / 15 + x / 40)], axis=-1).astype(np.float32)
    cases = []
    for options, start, (rows, columns) in (
        ({}, None, (102, 96)),
        # Half of it is rounded: 46.5 to 46, 50.5 to 50.
        ({}, None, (101, 93)),
        ({"levels": 0}, None, (102, 96)),
        ({"polyN": 7, "polySigma": 1.5}, None, (102, 96)),
        ({"gaussian": True}, None, (102, 96)),
        ({"pyramidScale": 0.7, "levels": 5, "window": 9, "iterations": 2}, None, (102, 96)),
        ({"levels": 1}, initial, (102, 96)),
        ({"pyramidScale": 0.7, "levels": 2}, initial, (102, 96)),
        ({"levels": 0}, initial, (102, 96)),
    ):
        flow = farneback(neutral[:rows, :columns].copy(), smiling[:rows, :columns].copy(), options, start)
        step = 1 if not cases else 3
        part = flow[::step, ::step]
        u, v = (encoded(part[..., axis]) for axis in (0, 1))
        size = {"width": columns, "height": rows}
        cases.append({"options": options, "initial": start is not None, **size, "step": step, "u": u, "v": v})
    pictures = {"neutral": encoded(neutral, "u1"), "smiling": encoded(smiling, "u1")}
    write("farneback.json", {"width": width, "height": height, **pictures, "cases": cases})

    frames = [neutral, ((neutral.astype(int) + smiling + 1) // 2).astype(np.uint8), smiling]
    still = np.zeros((height, width, 2), np.float32)
    flows = {
        "previous": [still, farneback(frames[0], frames[1], {}), farneback(frames[1], frames[2], {})],
        "first": [still, farneback(frames[0], frames[1], {}), farneback(frames[0], frames[2], {})],
    }
    cases = []
    for options in ({}, {"from": "first", "bins": 6}, {"from": "previous", "bins": 5, "mirrored": True}):
        full = {"from": "previous", "bins": 8, "mirrored": False, **options}
        values = [
            statistics(flows[full["from"]], block, span, full["bins"], full["mirrored"]) for span in SPANS for block in BLOCKS
        ]
        cases.append({"options": options, "values": np.round(np.concatenate(values), 7).tolist()})
    spans = [{"from": start, "to": end} for start, end in SPANS]
    write("block_flow.json", {"blocks": BLOCKS, "spans": spans, "cases": cases})


if __name__ == "__main__":
    main()
