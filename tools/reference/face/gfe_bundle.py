#!/usr/bin/env python3
"""Writes datasets/uci-gfe/videos, videos.csv and layout.json from the text files of the UCI, and reads them back.

    python3 tools/reference/face/gfe_bundle.py FOLDER_WITH_THE_TXT_FILES     (numpy)

Every kept value is compared with the originals; then tools/bundle-manifest.mjs uci-gfe writes the manifest.
"""

import json
import sys

import numpy as np

from gfe_videos import BUNDLE, CONTEXT, EXPRESSIONS, SIGNERS, pack, read_text, runs_of, unpack


def main(folder):
    (BUNDLE / "videos").mkdir(parents=True, exist_ok=True)
    lines = ["video,signer,expression,frames,positive,rest,runs,kept,start"]
    total = 0
    for signer in SIGNERS:
        for expression in EXPRESSIONS:
            video = f"{signer}_{expression}"
            try:
                times, steps, targets, start = read_text(folder, video)
            except StopIteration:
                print(f"{video}: no datapoints")
                continue
            packed, index = pack(times, steps, targets)
            got_index, got_times, got_targets, got_steps, sums, depths = unpack(packed)
            assert np.array_equal(got_index, index) and np.array_equal(got_times, times[index])
            assert np.array_equal(got_targets, targets[index]) and np.array_equal(got_steps, steps[index])
            assert targets.sum() == got_targets.sum()
            rest = steps[targets == 0]
            assert np.array_equal(sums, rest.sum(0)) and np.array_equal(depths, (rest[:, :, 2] != 0).sum(0))
            (BUNDLE / "videos" / f"{video}.bin.gz").write_bytes(packed)
            total += len(packed)
            runs = len(runs_of(got_targets, index))
            start = f"{start // 1000}.{start % 1000:03d}"
            lines.append(f"{video},{signer},{expression},{len(targets)},{targets.sum()},{len(rest)},{runs},{len(index)},{start}")
    (BUNDLE / "videos.csv").write_text("\n".join(lines) + "\n")
    layout = {
        "points": 100,
        "step_px": 0.001,
        "step_mm": 1,
        "context": CONTEXT,
        "planes": 3,
        "layout": "videos/<video>.bin.gz, unpacked, all little endian: int32 F (frames kept); F x int32 index of the frame in the "
        "original file; F x int32 time in ms after the first frame of that file; F x uint8 target; 100 x 3 float64 sums of x, y "
        "(steps) and z (mm) over all frames with target 0; 100 x int32, how many of those have z other than 0; then 3 planes (low, "
        "middle, high byte) of 3 x 100 x F (axis, point, frame) numbers: zig-zag coded second differences, over frames and over "
        "points. value = step * sum over points up to its own and frames up to its own",
    }
    (BUNDLE / "layout.json").write_text(json.dumps(layout, indent=1) + "\n")
    print(f"{len(lines) - 1} videos, {total} bytes, equal to the originals in every kept value")


if __name__ == "__main__":
    main(sys.argv[1])
