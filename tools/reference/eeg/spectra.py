#!/usr/bin/env python3
"""Transforms, windows, tapers and spectral densities by NumPy, SciPy and MNE, as reference values.

    python3 tools/reference/eeg/spectra.py     (numpy, scipy, mne)

Writes packages/eeg/src/feature/fixtures/spectra.json. Signals are not in the file: x[n] = ((7919 n + 12345) mod 1009) / 1009
- 0.5 + n / 400 + 3 is the same in every language (a sawtooth that looks like noise, an offset and a drift). Of long results
every `every`-th value is kept.
"""

import json
import sys
from pathlib import Path

import mne
import numpy as np
import scipy
from scipy import signal

LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 18, 20, 25, 27, 30, 31, 36, 49, 60, 64, 97, 100, 121, 125, 128, 200, 210, 211, 250]
LONG_LENGTHS = [256, 500, 509, 512, 600, 1000, 1018, 1021, 1024, 4096, 5000, 10007, 20014]
WINDOWS = [(name, length, symmetric) for name in ("hann", "hamming", "boxcar") for length in (1, 2, 7, 32) for symmetric in (False, True)]
# length, rate, segment, overlap, points, window, detrend
WELCH = [
    (600, 200, 200, 100, 200, "hann", "constant"),
    (600, 200, 200, 0, 256, "hamming", "constant"),
    (601, 128, 101, 37, 101, "boxcar", "none"),
    (601, 128, 64, 63, 75, "hann", "none"),
    (300, 256, 256, 128, 256, "hann", "constant"),
    (200, 200, 200, 0, 200, "hann", "constant"),
    (127, 250, 127, 0, 127, "hann", "constant"),
    (300, 256, 127, 20, 256, "hamming", "constant"),
]
# length, NW, count, symmetric
TAPERS = [(64, 2.5, 4, True), (64, 4, 8, False), (101, 4, 8, True), (200, 4, 8, False), (200, 1.5, 3, False), (1000, 8, 16, True), (5000, 3, 6, False)]
# length, rate, bandwidth, low_bias, adaptive
MULTITAPER = [
    (200, 200, None, True, False),
    (200, 200, 4, True, False),
    (200, 200, None, False, False),
    (201, 128, 3, True, False),
    (600, 200, None, True, True),
    (601, 250, 5, True, True),
]


def sawtooth(length):
    n = np.arange(length)
    return ((7919 * n + 12345) % 1009) / 1009 - 0.5 + n / 400 + 3


def digits(values, count=15):
    return [float(f"%.{count}g" % v) for v in np.ravel(values)]


def main():
    fft = []
    for length in LENGTHS + LONG_LENGTHS:
        spectrum = np.fft.rfft(sawtooth(length))
        every = 1 if length <= 250 else spectrum.size // 40 | 1
        kept = spectrum[::every]
        # The largest bin is that of the offset; the rest is far smaller and gets its own scale.
        fft.append({"length": length, "every": every, "real": digits(kept.real, 17), "imaginary": digits(kept.imag, 17)})
    windows = [
        {"name": name, "length": length, "symmetric": symmetric, "weights": digits(signal.get_window(name, length, fftbins=not symmetric))}
        for name, length, symmetric in WINDOWS
    ]
    welch = []
    for length, rate, segment, overlap, points, window, detrend in WELCH:
        f, density = signal.welch(sawtooth(length), rate, window=window, nperseg=segment, noverlap=overlap, nfft=points, detrend=False if detrend == "none" else detrend)
        welch.append({"length": length, "rate": rate, "segment": segment, "overlap": overlap, "points": points, "taper": window, "detrend": detrend, "last": float(f[-1]), "density": digits(density)})
    tapers = []
    for length, half, count, symmetric in TAPERS:
        found, ratios = signal.windows.dpss(length, half, count, sym=symmetric, norm=2, return_ratios=True)
        every = max(1, length // 50)
        tapers.append({"length": length, "halfBandwidth": half, "count": count, "symmetric": symmetric, "every": every, "tapers": [digits(taper[::every], 13) for taper in found], "concentrations": digits(ratios)})
    multitaper = []
    for length, rate, bandwidth, low_bias, adaptive in MULTITAPER:
        density, f = mne.time_frequency.psd_array_multitaper(sawtooth(length), rate, bandwidth=bandwidth, low_bias=low_bias, adaptive=adaptive, normalization="full", verbose=False)
        multitaper.append({"length": length, "rate": rate, "bandwidth": bandwidth, "lowBias": low_bias, "adaptive": adaptive, "last": float(f[-1]), "density": digits(density)})
    made = f"tools/reference/eeg/spectra.py, Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, mne {mne.__version__}"
    out = Path(__file__).parents[3] / "packages/eeg/src/feature/fixtures/spectra.json"
    out.write_text(json.dumps({"made": made, "fft": fft, "windows": windows, "welch": welch, "tapers": tapers, "multitaper": multitaper}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
