"""Reference values for packages/bench/src/metric, from scikit-learn (1.9 was used).

Run from the repository's root, with numpy and scikit-learn installed:
    python tools/reference/bench/metrics.py
Writes packages/bench/src/metric/fixtures/metrics.json.
"""
import json
import pathlib
import warnings

import numpy as np
from sklearn.metrics import accuracy_score, balanced_accuracy_score, cohen_kappa_score, confusion_matrix, f1_score

warnings.simplefilter('ignore')  # about classes that are predicted but never true: wanted here
random = np.random.default_rng(1)


def noisy(size, classes, share):
    truth = random.integers(0, classes, size)
    return truth, np.where(random.random(size) < share, truth, random.integers(0, classes, size))


cases = {
    'three classes': noisy(60, 3, 0.5),
    'seven classes': noisy(100, 7, 0.3),
    'worse than chance': (np.array([0, 1, 0, 1, 0, 1]), np.array([1, 0, 1, 0, 1, 1])),
    'class 2 predicted, never true': (np.array([0, 0, 1, 1, 3]), np.array([0, 2, 1, 2, 3])),
    'class 1 true, never predicted': (np.array([0, 1, 2, 1, 0]), np.array([0, 0, 2, 2, 0])),
    'class 1 neither true nor predicted': (np.array([0, 0, 2, 2, 3]), np.array([0, 2, 2, 3, 3])),
    'all right': (np.array([0, 1, 2]), np.array([0, 1, 2])),
    'one class true': (np.array([1, 1, 1, 1]), np.array([1, 0, 1, 1])),
}
out = []
for name, (truth, predicted) in cases.items():
    out.append({
        'name': name,
        'truth': truth.tolist(),
        'predicted': predicted.tolist(),
        'accuracy': float(accuracy_score(truth, predicted)),
        'balancedAccuracy': float(balanced_accuracy_score(truth, predicted)),
        'macroF1': float(f1_score(truth, predicted, average='macro', zero_division=0)),
        'cohenKappa': float(cohen_kappa_score(truth, predicted)),
        'confusionMatrix': confusion_matrix(truth, predicted, labels=range(max(truth.max(), predicted.max()) + 1)).tolist(),
    })
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/metric/fixtures/metrics.json'
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps(out, indent=1) + '\n')
