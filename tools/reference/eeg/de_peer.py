#!/usr/bin/env python3
"""Differential entropy of a SEED-sized session by SciPy and MNE, as the peer of packages/eeg/src/perf.

    node tools/run-ts.mjs packages/eeg/src/perf/main.ts --peer 'python3 tools/reference/eeg/de_peer.py'     (numpy, scipy, mne)

62 channels, 200 Hz, 3,400 s of white noise in float32, five bands, windows of 1 s, one thread. Each method runs in a process
of its own and prints a line of JSON: the seconds of each call, the peak resident memory, and the mean entropy per band.

filter     scipy.signal.sosfiltfilt (Butterworth, order 4) per channel and band, then the variance of each window
causal     the same with scipy.signal.sosfilt
spectrum   scipy.signal.welch of each window as one segment, then band sums
mne        the same with mne.time_frequency.psd_array_welch
rfft       the same by hand: mean, window, scipy.fft.rfft, squares; the fastest way of these libraries known here

All go channel by channel, which needs the least memory and is the fastest of the ways tried.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json
import resource
import subprocess
import sys
import time

import numpy as np
import scipy.fft
from scipy import signal

RATE, CHANNELS, SECONDS = 200, 62, 3400
BANDS = [(1, 3), (4, 7), (8, 13), (14, 30), (31, 50)]
CALLS = 3


def weights():
    """Bins x bands: how much of each bin of 1 Hz a band covers."""
    low, high = np.arange(RATE // 2 + 1) - 0.5, np.arange(RATE // 2 + 1) + 0.5
    return np.stack([np.clip(np.minimum(high, b) - np.maximum(low, a), 0, None) for a, b in BANDS], axis=1)


def entropy(variance):
    return 0.5 * np.log(2 * np.pi * np.e * variance)


def by_filter(x, zero_phase):
    out = np.empty((SECONDS, CHANNELS, len(BANDS)))
    sections = [signal.butter(4, band, "band", fs=RATE, output="sos") for band in BANDS]
    for channel in range(CHANNELS):
        samples = x[channel].astype(float)
        for band, sos in enumerate(sections):
            filtered = signal.sosfiltfilt(sos, samples) if zero_phase else signal.sosfilt(sos, samples)
            out[:, channel, band] = entropy(filtered.reshape(SECONDS, RATE).var(axis=1))
    return out


def by_density(x, density):
    out = np.empty((SECONDS, CHANNELS, len(BANDS)))
    bands = weights()
    for channel in range(CHANNELS):
        out[:, channel] = entropy(density(x[channel].astype(float).reshape(SECONDS, RATE)) @ bands)
    return out


def welch(windows):
    return signal.welch(windows, RATE, nperseg=RATE, noverlap=0)[1]


def mne_welch(windows):
    import mne

    return mne.time_frequency.psd_array_welch(windows, RATE, n_fft=RATE, n_overlap=0, window="hann", verbose=False)[0]


HANN = signal.get_window("hann", RATE)


def rfft(windows):
    spectrum = scipy.fft.rfft((windows - windows.mean(axis=1, keepdims=True)) * HANN)
    return (spectrum.real**2 + spectrum.imag**2) * (2 / (RATE * np.sum(HANN**2)))


METHODS = {
    "filter": lambda x: by_filter(x, True),
    "causal": lambda x: by_filter(x, False),
    "spectrum": lambda x: by_density(x, welch),
    "mne": lambda x: by_density(x, mne_welch),
    "rfft": lambda x: by_density(x, rfft),
}


def measure(method):
    noise = np.random.default_rng(62).normal(size=RATE * SECONDS).astype("f4")
    x = np.empty((CHANNELS, noise.size), "f4")
    for channel in range(CHANNELS):
        x[channel] = np.roll(noise, -10007 * channel)
    seconds = []
    for _ in range(CALLS):
        begin = time.perf_counter()
        found = METHODS[method](x)
        seconds.append(time.perf_counter() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({"method": method, "seconds": seconds, "peak_mb": peak, "mean": found.mean(axis=(0, 1)).tolist()}), flush=True)


def main():
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return
    for method in METHODS:
        subprocess.run([sys.executable, __file__, method], check=True)


if __name__ == "__main__":
    main()
