#!/usr/bin/env python3
"""Features of EEG windows by NumPy, SciPy and MNE, as reference values.

    python3 tools/reference/eeg/features.py     (numpy, scipy, mne)

Writes packages/eeg/src/feature/fixtures/features.json. The signal is part of the file: nine channels of the first three trials
of subject co2a0000364 of datasets/uci-eeg, one after the other (256 Hz, 768 samples, in uV to 3 decimals).

Band integrals are written here by their definition, independently of the package: the power within [0, f] is the running sum
of the bins' powers, straight lines between the bins' borders, and a band's power the difference of two such values.
"""

import gzip
import json
import sys
from pathlib import Path

import mne
import numpy as np
import scipy
from scipy import signal

ROOT = Path(__file__).parents[3]
CHANNELS = ["FP1", "FP2", "F3", "FZ", "F4", "P3", "P4", "O1", "O2"]
RATE = 256
INTEGER = {"delta": (1, 3), "theta": (4, 7), "alpha": (8, 13), "beta": (14, 30), "gamma": (31, 50)}
CONTIGUOUS = {"delta": (1, 4), "theta": (4, 8), "alpha": (8, 14), "beta": (14, 31), "gamma": (31, 50)}
ODD = {"low": (0, 2.3), "narrow": (9.7, 10.4), "high": (40.25, 128)}
PAIRS = {"dasm": [("FP1", "FP2"), ("F3", "F4"), ("P3", "P4"), ("O1", "O2")], "dcau": [("FP1", "O1"), ("FP2", "O2"), ("F3", "P3"), ("F4", "P4")]}


def load():
    layout = json.loads((ROOT / "datasets/uci-eeg/layout.json").read_text())
    packed = gzip.decompress((ROOT / "datasets/uci-eeg/trials/co2a0000364.bin.gz").read_bytes())
    size = 64 * 4 + 64 * 512
    trials = []
    for trial in range(3):
        offset = np.frombuffer(packed[trial * size : trial * size + 256], "<f4").astype(float)
        steps = np.frombuffer(packed[trial * size + 256 : (trial + 1) * size], "<i2").reshape(64, 256)
        trials.append(np.round(offset[:, None] + steps * layout["step_uV"], 3))
    return np.concatenate(trials, axis=1)[[layout["channels"].index(name) for name in CHANNELS]]


def windows(x, length, step):
    """windows x channels x samples"""
    return np.stack([x[:, start : start + length] for start in range(0, x.shape[1] - length + 1, step)])


def band_power(density, points, band):
    """Of one-sided densities (..., bins): every bin's power lies evenly between half a spacing below and above it."""
    spacing = RATE / points
    borders = np.clip((np.arange(density.shape[-1] + 1) - 0.5) * spacing, 0, RATE / 2)
    sums = np.concatenate([np.zeros(density.shape[:-1] + (1,)), np.cumsum(density * spacing, axis=-1)], axis=-1)
    flat = sums.reshape(-1, sums.shape[-1])
    within = [np.interp(band[1], borders, row) - np.interp(band[0], borders, row) for row in flat]
    return np.reshape(within, density.shape[:-1])


def entropy(variance):
    return 0.5 * np.log(2 * np.pi * np.e * variance)


def per_band(bands, of):
    return np.stack([of(band) for band in bands.values()], axis=-1)


def by_filter(x, bands, order, direction, length, step):
    def of(band):
        sections = signal.butter(order, band, "band", fs=RATE, output="sos")
        if direction == "zero-phase":
            y = signal.sosfiltfilt(sections, x, axis=1)
        else:
            start = signal.sosfilt_zi(sections)[:, None, :] * x[None, :, :1]
            y, _ = signal.sosfilt(sections, x, axis=1, zi=start)
        return entropy(windows(y, length, step).var(axis=-1))

    return per_band(bands, of)


def by_spectrum(x, bands, taper, detrend, length, step):
    _, density = signal.welch(windows(x, length, step), RATE, window=taper, nperseg=length, noverlap=0, detrend=False if detrend == "none" else detrend)
    return per_band(bands, lambda band: entropy(band_power(density, length, band)))


def seed_energy(x, bands, points, length, step):
    hanning = signal.windows.hann(length + 2)[1:-1]
    power = np.abs(np.fft.fft(windows(x, length, step) * hanning, points)) ** 2

    def of(band):
        # Bins counted from 1, as the public code (from MATLAB) does.
        first, last = int(band[0] / RATE * points), int(band[1] / RATE * points)
        return power[..., first - 1 : last].sum(axis=-1) / (last - first + 1)

    return per_band(bands, of)


def by_welch(x, bands, taper, segment, overlap, measure, length, step):
    _, density = signal.welch(windows(x, length, step), RATE, window=taper, nperseg=segment, noverlap=overlap)
    return per_band(bands, lambda band: band_power(density, segment, band) / (band[1] - band[0] if measure == "mean" else 1))


def by_multitaper(x, bands, bandwidth, adaptive, measure, length, step):
    density, _ = mne.time_frequency.psd_array_multitaper(windows(x, length, step), RATE, bandwidth=bandwidth, adaptive=adaptive, normalization="full", verbose=False)
    return per_band(bands, lambda band: band_power(density, length, band) / (band[1] - band[0] if measure == "mean" else 1))


def hjorth(x, length, step):
    y = windows(x, length, step)
    mobility = lambda z: np.sqrt(np.diff(z).var(axis=-1) / z.var(axis=-1))
    return np.stack([y.var(axis=-1), mobility(y) * RATE, mobility(np.diff(y)) / mobility(y)], axis=-1)


def asymmetry(values, pairs, kind):
    first = values[:, [CHANNELS.index(a) for a, _ in pairs]]
    second = values[:, [CHANNELS.index(b) for _, b in pairs]]
    parts = {"dasm": [first - second], "rasm": [first / second], "asm": [first - second, first / second], "dcau": [first - second]}
    return np.concatenate(parts[kind], axis=-1)


def main():
    x = load()
    one, half, two = (256, 256), (128, 64), (512, 256)
    seconds = lambda pair: {"window": pair[0] / RATE, "step": pair[1] / RATE}
    edges = lambda bands: {name: list(band) for name, band in bands.items()}
    cases = []

    def add(values, **recipe):
        cases.append({"recipe": recipe, "shape": list(values.shape), "values": [float("%.13g" % v) for v in values.ravel()]})

    de = by_spectrum(x, INTEGER, "hann", "constant", *one)
    add(de, feature="de")
    add(by_spectrum(x, CONTIGUOUS, "hamming", "none", *two), feature="de", bands="seed-contiguous", taper="hamming", detrend="none", **seconds(two))
    add(by_spectrum(x, ODD, "boxcar", "none", *two), feature="de", bands=edges(ODD), taper="boxcar", detrend="none", **seconds(two))
    add(by_filter(x, INTEGER, 4, "zero-phase", *one), feature="de", method="filter")
    add(by_filter(x, CONTIGUOUS, 3, "zero-phase", *half), feature="de", method="filter", bands=edges(CONTIGUOUS), order=3, **seconds(half))
    add(by_filter(x, CONTIGUOUS, 5, "causal", *half), feature="de", method="filter", bands=edges(CONTIGUOUS), order=5, direction="causal", **seconds(half))
    add(by_filter(x, INTEGER, 8, "causal", 100, 300), feature="de", method="filter", order=8, direction="causal", **seconds((100, 300)))
    energy = seed_energy(x, INTEGER, 512, *one)
    add(np.log2(100 * energy), feature="de", method="seed-stft")
    add(seed_energy(x, CONTIGUOUS, 300, *half), feature="psd", method="seed-stft", bands="seed-contiguous", points=300, **seconds(half))
    add(by_welch(x, INTEGER, "hann", 256, 128, "mean", *one), feature="psd")
    add(10 * np.log10(by_welch(x, INTEGER, "hamming", 128, 32, "integral", *two)), feature="psd", taper="hamming", segment=0.5, overlap=0.125, measure="integral", scale="decibel", **seconds(two))
    add(by_multitaper(x, INTEGER, None, False, "mean", *one), feature="psd", method="multitaper")
    add(np.log(by_multitaper(x, ODD, 6, True, "integral", *two)), feature="psd", method="multitaper", bands=edges(ODD), bandwidth=6, adaptive=True, measure="integral", scale="log", **seconds(two))
    add(hjorth(x, *half), feature="hjorth", **seconds(half))
    for kind in ("dasm", "rasm", "asm"):
        add(asymmetry(de, PAIRS["dasm"], kind), feature=kind)
    add(asymmetry(de, PAIRS["dcau"], "dcau"), feature="dcau")
    made = f"tools/reference/eeg/features.py, Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, mne {mne.__version__}"
    out = {"made": made, "rate": RATE, "channels": CHANNELS, "signal": np.round(x, 3).tolist(), "pairs": PAIRS, "cases": cases}
    (ROOT / "packages/eeg/src/feature/fixtures/features.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
