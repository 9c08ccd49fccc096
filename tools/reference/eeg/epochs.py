#!/usr/bin/env python3
"""Epochs around events, windows and their rejection by MNE, as reference values.

    python3 tools/reference/eeg/epochs.py     (numpy, scipy, mne)

Writes packages/eeg/src/signal/epoch/fixtures/epochs.json from the first 4 trials of co2a0000364 (the bundled UCI EEG recordings), channels FP1, CZ, OZ,
one after the other: mne.Epochs around annotations, mne.make_fixed_length_epochs, and the drop log of reject and flat.
"""

import mne
import numpy as np
import scipy
from uci_trials import joined, rounded, write

EVENTS = [(0.05, "early"), (0.5, "a"), (1.001, "b"), (1.25, "a"), (2.3456, "a"), (2.998046875, "b"), (3.1, "c"), (3.95, "a")]
CASES = [
    {"from": -0.2, "to": 0.3, "labels": ["a", "b"], "baseline": [None, 0]},
    {"from": -0.1, "to": 0.5, "labels": None, "baseline": None},
    {"from": 0, "to": 0.25, "labels": ["a"], "baseline": [0.05, 0.1]},
    {"from": -0.25, "to": -0.05, "labels": ["c", "early"], "baseline": [None, None]},
]
WINDOWS = [(1, 0), (0.5, 0.25), (0.3, 0.1), (1, 0.9), (0.7, 0)]


def main():
    mne.set_log_level("error")
    data, names = joined(4, ["FP1", "CZ", "OZ"])
    raw = mne.io.RawArray(data * 1e-6, mne.create_info(names, 256, "eeg"))
    raw.set_annotations(mne.Annotations([onset for onset, _ in EVENTS], 0, [label for _, label in EVENTS]))
    every, codes = mne.events_from_annotations(raw)
    cases = []
    for case in CASES:
        wanted = codes if case["labels"] is None else {label: codes[label] for label in case["labels"]}
        baseline = None if case["baseline"] is None else tuple(case["baseline"])
        found = mne.Epochs(raw, every, wanted, case["from"], case["to"], baseline=baseline, preload=True)
        values = found.get_data()[:, :, ::9] * 1e6
        dropped = [log[0] for log in found.drop_log if log and log[0] != "IGNORED"]
        cases.append(
            {**case, "shape": list(found.get_data().shape), "starts": (found.events[:, 0] + round(case["from"] * 256)).tolist(), "dropped": dropped, "values": rounded(values, 9)}
        )
    windows = []
    for length, overlap in WINDOWS:
        found = mne.make_fixed_length_epochs(raw, length, overlap=overlap, preload=True)
        windows.append(
            {"length": length, "overlap": overlap, "shape": list(found.get_data().shape), "starts": found.events[:, 0].tolist(), "sums": rounded(found.get_data().sum(axis=2) * 1e6, 9)}
        )
    found = mne.make_fixed_length_epochs(raw, 0.25, preload=True)
    found.drop_bad(reject={"eeg": 35e-6}, flat={"eeg": 12e-6})
    rejection = {"length": 0.25, "peakToPeak": 35, "flat": 12, "log": [list(log) for log in found.drop_log]}
    made = f"tools/reference/eeg/epochs.py, numpy {np.__version__}, scipy {scipy.__version__}, mne {mne.__version__}"
    events = [{"onset": onset, "duration": 0, "label": label} for onset, label in EVENTS]
    write("epoch/fixtures/epochs.json", {"made": made, "channels": names, "events": events, "cases": cases, "windows": windows, "rejection": rejection})
    print(rejection, [case["dropped"] for case in cases], [w["shape"] for w in windows])


if __name__ == "__main__":
    main()
