"""Reference values for packages/bench/src/statistics, from SciPy and numpy (1.17 and 2.4 were used).

Run from the repository's root, with numpy and scipy installed:
    python tools/reference/bench/statistics_reference.py
Writes packages/bench/src/statistics/fixtures/statistics.json.
"""
import json
import pathlib

import numpy as np
from scipy import stats

random = np.random.default_rng(2)


def wilcoxon(name, differences):
    result = stats.wilcoxon(differences)
    return {'name': name, 'differences': list(map(float, differences)), 'statistic': float(result.statistic), 'pValue': float(result.pvalue)}


def plain(size, shift):
    return np.round(random.normal(shift, 1, size), 3)


def tied(size):
    return random.integers(-3, 5, size).astype(float)


def tied_without_zeros(size):
    values = random.integers(1, 5, size) * random.choice([-1, 1, 1], size)
    return values.astype(float)


values = np.round(random.normal(0.63, 0.1, 16), 4)
differences = np.round(random.normal(0.02, 0.05, 16), 4)
bootstrap = stats.bootstrap((differences,), np.mean, n_resamples=200_000, method='percentile', random_state=3).confidence_interval
points = [0, 0.1, 0.5, 1, 1.959963984540054, 2.9, 3, 3.1, 5, 8, -1, -4]
out = {
    'meanAndDeviation': {
        'values': values.tolist(),
        'mean': float(values.mean()),
        'population': float(values.std()),
        'sample': float(values.std(ddof=1)),
    },
    'pairedDifference': {
        'differences': differences.tolist(),
        'mean': float(differences.mean()),
        'standardError': float(stats.sem(differences)),
        'low': float(bootstrap.low),
        'high': float(bootstrap.high),
    },
    'normalTail': [{'z': z, 'tail': float(stats.norm.sf(z))} for z in points],
    'wilcoxon': [
        wilcoxon('6, all positive', np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])),
        wilcoxon('7, plain', plain(7, 0.5)),
        wilcoxon('16, plain', plain(16, 0.4)),
        wilcoxon('25, plain', plain(25, 0.3)),
        wilcoxon('40, plain', plain(40, -0.3)),
        wilcoxon('50, plain', plain(50, 0.1)),
        wilcoxon('51, plain', plain(51, 0.2)),
        wilcoxon('300, plain', plain(300, 0.1)),
        wilcoxon('12, ties and zeros', tied(12)),
        wilcoxon('13, ties', tied_without_zeros(13)),
        wilcoxon('14, ties', tied_without_zeros(14)),
        wilcoxon('16, ties and zeros', tied(16)),
        wilcoxon('60, ties and zeros', tied(60)),
        wilcoxon('8, balanced', np.array([1.0, -2, 3, -4, 5, -6, 7, -8])),
    ],
}
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/statistics/fixtures/statistics.json'
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps(out, indent=1) + '\n')
