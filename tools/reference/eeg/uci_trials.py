"""Reads the bundled UCI EEG recordings for the reference scripts (numpy)."""

import gzip
import json
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[3]


def layout():
    return json.loads((ROOT / "datasets/uci-eeg/layout.json").read_text())


def read_trials(subject="co2a0000364"):
    """Trials x 64 channels x 256 samples in uV, three decimals, float64; and the 64 names."""
    form = layout()
    data = gzip.decompress((ROOT / f"datasets/uci-eeg/trials/{subject}.bin.gz").read_bytes())
    size = 64 * 4 + 64 * 256 * 2
    trials = []
    for start in range(0, len(data), size):
        offset = np.frombuffer(data[start : start + 256], "<f4").astype(float)
        steps = np.frombuffer(data[start + 256 : start + size], "<i2").reshape(64, 256)
        trials.append(np.round(offset[:, None] + steps * form["step_uV"], 3))
    return np.array(trials), form["channels"]


def joined(count, names=None):
    """The first trials one after the other, channels x (256 count), of the named channels (the 61 on the scalp)."""
    trials, channels = read_trials()
    names = names or layout()["scalp"]
    return np.concatenate(trials[:count], axis=1)[[channels.index(name) for name in names]], list(names)


def pseudo_noise(count, seed):
    """Uniform in [-1, 1), the same in every language: x -> (1103515245 x + 12345) mod 2^31."""
    values, state = np.zeros(count), seed
    for n in range(count):
        state = (1103515245 * state + 12345) % 2**31
        values[n] = state / 2**30 - 1
    return values


def rounded(values, digits=12):
    array = np.asarray(values, float)
    return json.loads("[" + ",".join(f"{value:.{digits}g}" for value in array.ravel()) + "]")


def write(name, document):
    """Writes a fixture below packages/eeg/src/signal."""
    out = ROOT / "packages/eeg/src/signal" / name
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(out.name, out.stat().st_size, "bytes")
