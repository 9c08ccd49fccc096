#!/usr/bin/env python3
"""Butterworth low-pass filters and zero-phase filtering by SciPy, as reference values.

    python3 tools/reference/eeg/butterworth.py     (numpy, scipy)

Writes packages/eeg/src/signal/filter/fixtures/butterworth.json: for every design the second-order sections, sosfilt and sosfiltfilt
(default odd padding) of a signal that is part of the file, all in float64 with 17 digits.
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import signal

DESIGNS = [(1, 20, 256), (2, 20, 256), (3, 20, 256), (4, 20, 256), (5, 20, 256), (4, 45, 200), (8, 1, 128), (5, 100, 256), (6, 0.5, 2.5)]


def main():
    n = np.arange(100)
    random = np.random.default_rng(2019)
    # An offset and a drift, so that the padding and the initial state matter.
    x = 30 + 0.4 * n + 10 * np.sin(n / 3) + random.normal(size=n.size)
    cases = []
    for order, cutoff, rate in DESIGNS:
        sections = signal.butter(order, cutoff, fs=rate, output="sos")
        cases.append(
            {
                "order": order,
                "cutoff": cutoff,
                "rate": rate,
                "sections": sections.tolist(),
                "filtered": signal.sosfilt(sections, x).tolist(),
                "filteredTwice": signal.sosfiltfilt(sections, x).tolist(),
            }
        )
    out = Path(__file__).parents[3] / "packages/eeg/src/signal/filter/fixtures/butterworth.json"
    made = f"tools/reference/eeg/butterworth.py, numpy {np.__version__}, scipy {scipy.__version__}"
    out.write_text(json.dumps({"made": made, "signal": x.tolist(), "cases": cases}, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
