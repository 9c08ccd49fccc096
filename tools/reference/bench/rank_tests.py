"""Reference values for friedman, nemenyi, rankBiserial, hedgesG and bootstrapInterval of packages/bench/src/statistics.

From SciPy (1.17), scikit-posthocs (0.17, MIT) and pingouin (0.7, GPL: run for its numbers, not read) and, for exact
p-values, from the enumeration of all orders within the blocks. Run from the repository's root, with these installed:
    python tools/reference/bench/rank_tests.py
Writes packages/bench/src/statistics/fixtures/rankTests.json. `demsar` is table 6 of Demsar (2006): areas under the curve of
C4.5 in four settings on 14 data sets.
"""
import itertools
import json
import pathlib

import numpy as np
import pingouin
import scikit_posthocs
from scipy import special, stats

random = np.random.default_rng(9)


def exact(values):
    """Share of all orders within the blocks whose rank sums are spread as far as found, or farther."""
    ranks = (2 * stats.rankdata(-values, axis=1)).astype(int)
    sums = {tuple([0] * ranks.shape[1]): 1.0}
    for row in ranks:
        orders = list(itertools.permutations(row))
        following = {}
        for state, chance in sums.items():
            for order in orders:
                key = tuple(np.add(state, order))
                following[key] = following.get(key, 0) + chance / len(orders)
        sums = following
    spread = lambda state: sum(x * x for x in state)
    found = spread(ranks.sum(0))
    return sum(chance for state, chance in sums.items() if spread(state) >= found)


def case(name, values, count=False):
    values = np.asarray(values, float)
    blocks, k = values.shape
    chi, p = stats.friedmanchisquare(*values.T)
    f = (blocks - 1) * chi / (blocks * (k - 1) - chi)
    return {
        'name': name,
        'values': values.tolist(),
        'averageRanks': stats.rankdata(-values, axis=1).mean(0).tolist(),
        'chiSquared': float(chi),
        'chiSquaredP': float(p),
        'f': float(f),
        'fP': float(stats.f.sf(f, k - 1, (k - 1) * (blocks - 1))),
        'exact': exact(values) if count else None,
        'nemenyi': scikit_posthocs.posthoc_nemenyi_friedman(values).to_numpy().tolist(),
    }


def hedges(name, a, b):
    a, b = np.asarray(a), np.asarray(b)
    d, n = a - b, len(a)
    # pingouin's paired 'hedges' is g_av with the approximate correction 1 - 3 / (4 (2n) - 9) of independent groups; d_av is without.
    return {
        'name': name,
        'first': a.tolist(),
        'second': b.tolist(),
        'rankBiserial': float(pingouin.wilcoxon(a, b)['RBC'].iloc[0]),
        'dAv': float(pingouin.compute_effsize(a, b, paired=True, eftype='cohen')),
        'dz': float(d.mean() / d.std(ddof=1)),
        'correction': float(np.exp(special.gammaln((n - 1) / 2) - special.gammaln((n - 2) / 2)) / np.sqrt((n - 1) / 2)),
    }


def bootstrap(name, values, resamples=400_000):
    values = np.asarray(values, float)
    n = len(values)
    tail = stats.norm.sf(np.sqrt(n / (n - 1)) * stats.t.ppf(0.975, n - 1))
    interval = stats.bootstrap((values,), np.mean, n_resamples=resamples, method='percentile', confidence_level=1 - 2 * tail, batch=10_000, random_state=1).confidence_interval
    return {'name': name, 'values': values.tolist(), 'low': float(interval.low), 'high': float(interval.high), 'error': float(values.std() / np.sqrt(n))}


demsar = [
    [0.763, 0.768, 0.771, 0.798], [0.599, 0.591, 0.590, 0.569], [0.954, 0.971, 0.968, 0.967], [0.628, 0.661, 0.654, 0.657],
    [0.882, 0.888, 0.886, 0.898], [0.936, 0.931, 0.916, 0.931], [0.661, 0.668, 0.609, 0.685], [0.583, 0.583, 0.563, 0.625],
    [0.775, 0.838, 0.866, 0.875], [1.000, 1.000, 1.000, 1.000], [0.940, 0.962, 0.965, 0.962], [0.619, 0.666, 0.614, 0.669],
    [0.972, 0.981, 0.9751, 0.975], [0.957, 0.978, 0.946, 0.970],
]
normal = lambda n, k: np.round(random.normal(0.6, 0.1, (n, k)) + 0.03 * np.arange(k), 4)
coarse = lambda n, k: random.integers(0, 4, (n, k)) / 4
subjects = random.normal(0.6, 0.1, 16)
out = {
    'friedman': [
        case('Demsar (2006), table 6', demsar),
        case('3 configurations, 6 subjects', normal(6, 3), count=True),
        case('3 configurations, 12 subjects, ties', coarse(12, 3), count=True),
        case('4 configurations, 8 subjects', normal(8, 4), count=True),
        case('4 configurations, 6 subjects, ties', coarse(6, 4), count=True),
        case('5 configurations, 4 subjects', normal(4, 5), count=True),
        case('10 configurations, 15 subjects', normal(15, 10)),
        case('30 configurations, 16 subjects, ties', coarse(16, 30)),
    ],
    'effectSizes': [
        hedges('16 subjects', np.round(subjects + random.normal(0.03, 0.05, 16), 4), np.round(subjects, 4)),
        hedges('6 subjects', np.round(random.normal(0.5, 0.1, 6), 4), np.round(random.normal(0.7, 0.05, 6), 4)),
        hedges('12 subjects, ties and zeros', random.integers(2, 6, 12) / 8, random.integers(2, 6, 12) / 8),
    ],
    'bootstrap': [
        bootstrap('16 normal', np.round(random.normal(0.02, 0.05, 16), 4)),
        bootstrap('6 normal', np.round(random.normal(0.02, 0.05, 6), 4)),
        bootstrap('15 skewed', np.round(random.exponential(1, 15) ** 2, 3)),
        bootstrap('100 with an outlier', np.round(np.append(random.normal(0, 1, 99), 30), 3)),
        bootstrap('12 of three different values', [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 2, 0]),
    ],
}
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/statistics/fixtures/rankTests.json'
target.write_text(json.dumps(out) + '\n')
