#!/usr/bin/env python3
"""Polyphase resampling by SciPy, as reference values.

    python3 tools/reference/eeg/resample.py     (numpy, scipy)

Writes packages/eeg/src/signal/resample/fixtures/resample.json: scipy.signal.resample_poly of channel CZ of trial 0 of co2a0000364 (the
bundled UCI EEG recordings), whole or its first samples, and one Kaiser design, to 12 digits.
"""

import numpy as np
import scipy
from scipy import signal
from uci_trials import joined, rounded, write

CASES = [(25, 32, 256), (1, 2, 256), (2, 1, 100), (125, 128, 256), (128, 125, 256), (3, 7, 255), (7, 3, 40), (10, 4, 31), (1, 40, 256), (500, 512, 256), (1, 5, 3), (997, 1000, 64)]


def main():
    x, _ = joined(1, ["CZ"])
    cases = []
    for up, down, length in CASES:
        part = x[0, :length]
        cases.append(
            {
                "up": up,
                "down": down,
                "length": length,
                "zero": rounded(signal.resample_poly(part, up, down)),
                "mean": rounded(signal.resample_poly(part, up, down, padtype="mean")),
            }
        )
    made = f"tools/reference/eeg/resample.py, numpy {np.__version__}, scipy {scipy.__version__}"
    taps = signal.firwin(641, 1 / 32, window=("kaiser", 5.0))
    write("resample/fixtures/resample.json", {"made": made, "cases": cases, "taps": {"count": 641, "cutoff": 1 / 32, "values": rounded(taps[:321], 15)}})


if __name__ == "__main__":
    main()
