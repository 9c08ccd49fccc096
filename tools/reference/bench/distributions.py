"""Reference values for the distribution functions of packages/bench/src/statistics, from SciPy (1.17 was used).

Run from the repository's root, with numpy and scipy installed:
    python tools/reference/bench/distributions.py
Writes packages/bench/src/statistics/fixtures/distributions.json. `publishedQ` is table 5 of Demsar (2006), J. Mach. Learn.
Res. 7: q at 0.05 and 0.10 for k = 2 to 10, the studentized range divided by sqrt 2.
"""
import json
import pathlib

import numpy as np
from scipy import special, stats

xs = [0.05, 0.3, 0.5, 0.99, 1, 1.5, 2, 3.7, 8, 20.5, 150, 5000]
fs = [(0.01, 1, 5), (0.5, 2, 30), (1, 1, 1), (1.7, 3, 45), (3.69, 3, 39), (3.2, 2.4, 33.7), (12, 7, 105), (80, 1, 15), (0.9, 60, 900), (2.5, 300, 4500), (40, 19, 285), (1e-6, 5, 9)]
chi = [(0.001, 1), (0.5, 1), (9.28, 3), (3, 5), (25, 5), (100, 5), (30, 40), (300, 299), (2100, 1999), (700, 10)]
ranges = [(q, k) for k in (2, 3, 5, 10, 40, 300) for q in (0.1, 1.0, 2.5, 3.5, 5.0)]
out = {
    'logGamma': [{'x': x, 'value': float(special.gammaln(x))} for x in xs],
    'fTail': [{'f': f, 'numerator': a, 'denominator': b, 'tail': float(stats.f.sf(f, a, b))} for f, a, b in fs],
    'chiSquaredTail': [{'x': x, 'degrees': d, 'tail': float(stats.chi2.sf(x, d))} for x, d in chi],
    'tQuantile': [{'level': level, 'degrees': d, 'value': float(stats.t.ppf((1 + level) / 2, d))} for level in (0.5, 0.9, 0.95, 0.999) for d in (1, 2, 5, 15, 300)],
    'normalQuantile': [{'share': p, 'value': float(stats.norm.ppf(p))} for p in (1e-12, 1e-4, 0.025, 0.3, 0.5, 0.77, 0.975, 0.9999)],
    'studentizedRange': [{'q': q, 'k': k, 'tail': float(stats.studentized_range.sf(q, k, np.inf))} for q, k in ranges],
    'studentizedRangeQuantile': [{'level': a, 'k': k, 'q': float(stats.studentized_range.isf(a, k, np.inf))} for a in (0.01, 0.05, 0.1) for k in (2, 3, 5, 10, 40)],
    'publishedQ': {
        '0.05': [1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164],
        '0.1': [1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920],
    },
}
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/statistics/fixtures/distributions.json'
target.write_text(json.dumps(out, indent=1) + '\n')
