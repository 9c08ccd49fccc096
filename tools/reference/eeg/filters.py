#!/usr/bin/env python3
"""Butterworth filters of every type, notches and filtered signals by SciPy, as reference values.

    python3 tools/reference/eeg/filters.py     (numpy, scipy)

Writes packages/eeg/src/signal/filter/fixtures/filters.json: second-order sections of scipy.signal.butter and iirnotch, in float64
with 17 digits, and three channels filtered by cascades of them (sosfilt and sosfiltfilt), to 11 digits.
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import signal

BANDS = [(1, 3, 256), (4, 7, 256), (8, 13, 256), (14, 30, 256), (31, 50, 256), (0.5, 70, 200), (1, 50, 1000), (0.1, 120, 250), (48, 52, 128)]
CUTOFFS = [(1, 256), (0.1, 1000), (20, 256), (45, 200), (60, 128)]
NOTCHES = [(50, 30, 256), (60, 30, 1000), (50, 5, 128), (16.7, 100, 200)]
CASCADES = [
    {"highPass": 1, "lowPass": 45, "order": 4},
    {"highPass": 0.5, "order": 2},
    {"highPass": 1, "order": 3},
    {"lowPass": 20, "order": 5},
    {"highPass": 1, "lowPass": 70, "notch": [50, 100], "order": 4},
    {"notch": 60, "notchQuality": 10},
]


def cascade(options, rate):
    order = options.get("order", 4)
    high, low = options.get("highPass"), options.get("lowPass")
    parts = []
    if high and low:
        parts.append(signal.butter(order, [high, low], "bandpass", fs=rate, output="sos"))
    elif high or low:
        parts.append(signal.butter(order, high or low, "highpass" if high else "lowpass", fs=rate, output="sos"))
    for frequency in np.atleast_1d(options.get("notch", [])):
        b, a = signal.iirnotch(frequency, options.get("notchQuality", 30), fs=rate)
        parts.append(np.r_[b, a][None])
    return np.vstack(parts)


def digits(values):
    return [[float(f"{value:.11g}") for value in row] for row in values]


def main():
    designs = []
    for order in (1, 2, 3, 4, 5, 8):
        for kind, name in (("lowpass", "low-pass"), ("highpass", "high-pass")):
            for cutoff, rate in CUTOFFS:
                sections = signal.butter(order, cutoff, kind, fs=rate, output="sos")
                designs.append({"type": name, "order": order, "cutoff": cutoff, "rate": rate, "sections": sections.tolist()})
        for kind, name in (("bandpass", "band-pass"), ("bandstop", "band-stop")):
            for low, high, rate in BANDS:
                if order == 8 and high < 10:
                    continue
                sections = signal.butter(order, [low, high], kind, fs=rate, output="sos")
                designs.append({"type": name, "order": order, "cutoff": [low, high], "rate": rate, "sections": sections.tolist()})
    notches = []
    for frequency, quality, rate in NOTCHES:
        b, a = signal.iirnotch(frequency, quality, fs=rate)
        notches.append({"frequency": frequency, "quality": quality, "rate": rate, "section": np.r_[b, a].tolist()})

    rate = 256
    n = np.arange(240)
    random = np.random.default_rng(11)
    x = random.normal(size=(3, n.size)).cumsum(axis=1) + 5 * np.sin(2 * np.pi * 50 * n / rate) + np.array([[40], [-3], [0]])
    x = np.round(x, 3)
    filtered = []
    for options in CASCADES:
        sections = cascade(options, rate)
        filtered.append(
            {
                "options": options,
                "zero": digits(signal.sosfiltfilt(sections, x)),
                "causal": digits(signal.sosfilt(sections, x)),
            }
        )
    out = Path(__file__).parents[3] / "packages/eeg/src/signal/filter/fixtures/filters.json"
    made = f"tools/reference/eeg/filters.py, numpy {np.__version__}, scipy {scipy.__version__}"
    document = {"made": made, "designs": designs, "notches": notches, "rate": rate, "signals": x.tolist(), "filtered": filtered}
    out.write_text(json.dumps(document, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
