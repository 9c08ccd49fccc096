#!/usr/bin/env python3
"""A file in the form of SEED-V's EEG_DE_features, as NumPy writes it: arrays of bytes that are pickles of dicts.

    python3 tools/reference/eeg/seed_v_form.py     (numpy)

Writes packages/eeg/src/dataset/seed-v/fixtures/1_123.npz. The form is what public loaders read, a dict from the number of
the trial (0 to 44) to windows x 310 values, and the same for the labels: pickle.loads(numpy.load(file)["data"]) (torcheeg,
datasets/module/emotion_recognition/seed_v_feature.py). The values are made up: trial + column / 4096, one window per trial.
"""

import pickle
from pathlib import Path

import numpy as np

SESSIONS = [
    [4, 1, 3, 2, 0, 4, 1, 3, 2, 0, 4, 1, 3, 2, 0],
    [2, 1, 3, 0, 4, 4, 0, 3, 2, 1, 3, 4, 1, 2, 0],
    [2, 1, 3, 0, 4, 4, 0, 3, 2, 1, 3, 4, 1, 2, 0],
]


def main():
    labels = [label for session in SESSIONS for label in session]
    data = {trial: trial + np.arange(310)[None, :] / 4096 for trial in range(45)}
    label = {trial: np.full(1, labels[trial], dtype=np.float64) for trial in range(45)}
    folder = Path(__file__).parents[3] / "packages/eeg/src/dataset/seed-v/fixtures"
    np.savez(folder / "1_123.npz", data=pickle.dumps(data), label=pickle.dumps(label))
    print(f"numpy {np.__version__}")


if __name__ == "__main__":
    main()
