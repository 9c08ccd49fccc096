#!/usr/bin/env python3
"""Independent components by scikit-learn and MNE, as reference values.

    python3 tools/reference/eeg/ica.py     (numpy, scipy, scikit-learn, mne)

Writes packages/eeg/src/signal/ica/fixtures/ica.json from the first 20 trials of co2a0000364 (the bundled UCI EEG recordings) one after the other, with
blinks added that can be repeated: FastICA of scikit-learn from a given start; extended infomax of MNE with one block for all
samples, so that their order does not matter; and what MNE's ICA.find_bads_eog does with the same sources: its band-pass, Pearson's
correlations with X and FP1, and the outliers among them at several thresholds.
"""

import mne
import numpy as np
import scipy
import sklearn
from mne.preprocessing.bads import _find_outliers
from mne.preprocessing.ica import _band_pass_filter
from mne.preprocessing.infomax_ import infomax
from scipy import stats
from sklearn.decomposition import FastICA
from uci_trials import joined, pseudo_noise, rounded, write

NAMES = "FP1 FP2 F7 F8 FZ F3 F4 FC5 FC6 T7 T8 CZ C3 C4 CP5 CP6 P3 P4 PZ P7 P8 O1 O2 OZ X Y".split()
GAINS = {"X": 1.0, "FP1": 0.9, "FP2": 0.85, "F7": 0.5, "F8": 0.5, "F3": 0.45, "F4": 0.45, "FZ": 0.5, "Y": 0.6, "FC5": 0.2, "FC6": 0.2, "C3": 0.1, "C4": 0.1, "CZ": 0.1}
COMPONENTS = 12


def recording():
    data, names = joined(20, NAMES)
    n = np.arange(data.shape[1])
    blinks = np.zeros(n.size)
    for centre in range(150, n.size, 611):
        blinks += 150 * np.exp(-(((n - centre) / 22) ** 2))
    for name, gain in GAINS.items():
        data[names.index(name)] += gain * blinks
    # An EOG channel that sees little else, so that one component stands out.
    data[names.index("X")] = blinks + 5 * pseudo_noise(n.size, 21)
    return data, names


def main():
    mne.set_log_level("error")
    data, names = recording()
    start = pseudo_noise(COMPONENTS**2, 3).reshape(COMPONENTS, COMPONENTS)
    fast = FastICA(COMPONENTS, algorithm="parallel", whiten="unit-variance", fun="logcosh", max_iter=500, tol=1e-7, w_init=start, whiten_solver="eigh")
    sources = fast.fit_transform(data.T).T

    white = (fast.whitening_ @ (data - fast.mean_[:, None]) * np.sqrt(data.shape[1])).T
    # 20 steps: far enough for signs and annealing to matter, before rounding has grown.
    matrix, steps = infomax(white, block=white.shape[0], extended=True, max_iter=20, l_rate=None, w_change=1e-12, return_n_iter=True, rng=np.random.RandomState(1))

    raw = mne.io.RawArray(data * 1e-6, mne.create_info(names, 256, "eeg"))
    eog = {}
    for name in ("X", "FP1"):
        target = data[names.index(name)][None]
        filtered, filtered_target = _band_pass_filter(raw, sources.copy(), target.copy(), 1, 10)
        scores = np.array([stats.pearsonr(source, filtered_target[0])[0] for source in filtered])
        outliers = {threshold: _find_outliers(scores, threshold=float(threshold)).tolist() for threshold in ("3", "2.5", "2", "1.2")}
        eog[name] = {"scores": rounded(scores, 9), "outliers": outliers, "filtered": rounded(filtered_target[0, ::40], 9)}
        print(name, outliers, np.abs(scores).max())
    short = _band_pass_filter(raw, sources[:, :1500].copy(), data[[names.index("X")], :1500].copy(), 1, 10)[1][0]
    eog["X"]["short"] = rounded(short[::40], 9)
    values = np.r_[pseudo_noise(30, 5), 4.0, -9.0]
    outliers = {"values": rounded(values), "threshold3": _find_outliers(values, 3.0).tolist(), "threshold2": _find_outliers(values, 2.0).tolist()}
    print(fast.n_iter_, steps, outliers["threshold3"], outliers["threshold2"])
    made = f"tools/reference/eeg/ica.py, numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, mne {mne.__version__}"
    write(
        "ica/fixtures/ica.json",
        {
            "made": made,
            "names": names,
            "gains": GAINS,
            "components": COMPONENTS,
            "start": rounded(start.ravel(), 17),
            "fastica": {
                "unmixing": rounded(fast.components_),
                "mixing": rounded(fast.mixing_),
                "means": rounded(fast.mean_),
                "iterations": int(fast.n_iter_),
            },
            "whitening": rounded(fast.whitening_ * np.sqrt(data.shape[1])),
            "infomax": {"matrix": rounded(matrix), "iterations": int(steps)},
            "eog": eog,
            "outliers": outliers,
        },
    )


if __name__ == "__main__":
    main()
