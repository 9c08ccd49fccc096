"""Reference values for almostStochasticOrder of packages/bench/src/statistics, from deepsig 1.2.8.

deepsig is under the GPL: it is run for its numbers, its code is not read. It integrates the quantile functions on a
grid (dt) and draws its bootstrap, so that its values carry both errors. `epsilon` is by numpy, from the formula, on a grid of
the common steps of both quantile functions, without error. Run from the repository's root, with numpy and deepsig installed:
    python tools/reference/bench/almost_stochastic_order.py
Writes packages/bench/src/statistics/fixtures/almostStochasticOrder.json.
"""
import json
import pathlib

import numpy as np
from deepsig import aso

random = np.random.default_rng(3)


def epsilon(a, b):
    steps = np.lcm(len(a), len(b))
    gap = np.repeat(np.sort(b), steps // len(b)) - np.repeat(np.sort(a), steps // len(a))
    return float((np.maximum(gap, 0) ** 2).sum() / (gap ** 2).sum())


def case(name, a, b):
    a, b = np.round(a, 4), np.round(b, 4)
    found = aso(a, b, confidence_level=0.95, num_bootstrap_iterations=1000, dt=0.005, seed=1, show_progress=False)
    return {'name': name, 'first': a.tolist(), 'second': b.tolist(), 'epsilon': epsilon(a, b), 'epsilonMin': float(found)}


out = [
    case('20 and 20, apart', random.normal(0.7, 0.05, 20), random.normal(0.6, 0.05, 20)),
    case('20 and 20, close', random.normal(0.65, 0.05, 20), random.normal(0.63, 0.06, 20)),
    case('15 and 10, the second wider', random.normal(0.65, 0.03, 15), random.normal(0.64, 0.08, 10)),
    case('12 and 12, the second larger', random.normal(0.6, 0.05, 12), random.normal(0.64, 0.05, 12)),
    case('100 and 80, small shift', random.normal(0.61, 0.05, 100), random.normal(0.6, 0.05, 80)),
]
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/statistics/fixtures/almostStochasticOrder.json'
target.write_text(json.dumps(out) + '\n')
