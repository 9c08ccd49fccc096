"""Reference values for rocAuc and calibration of packages/bench/src/metric, from scikit-learn (1.9 was used).

Run from the repository's root, with numpy and scikit-learn installed:
    python tools/reference/bench/probability_metrics.py
Writes packages/bench/src/metric/fixtures/probabilities.json. The expected calibration error, which scikit-learn lacks, is that
of Guo et al. (2017), by numpy.digitize.
"""
import json
import pathlib

import numpy as np
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

random = np.random.default_rng(5)
BINS = 15


def softmax(size, classes, digits=None):
    truth = random.integers(0, classes, size)
    scores = random.normal(0, 1, (size, classes)) + 1.2 * np.eye(classes)[truth]
    rows = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    if digits is not None:
        # Ties: a few different values; the last class takes what is left.
        rows = np.round(rows, digits)
        rows[:, -1] = np.round(1 - rows[:, :-1].sum(1), digits)
        bad = rows[:, -1] < 0
        rows[bad] = np.eye(classes)[truth[bad]] * 0.6 + 0.4 / classes
    return truth, rows


def auc(truth, rows):
    if rows.shape[1] == 2:
        return roc_auc_score(truth, rows[:, 1])
    present = [k for k in range(rows.shape[1]) if (truth == k).any()]
    return np.mean([roc_auc_score(truth == k, rows[:, k]) for k in present])


def ece(truth, rows):
    most, right = rows.max(1), rows.argmax(1) == truth
    place = np.digitize(most, np.linspace(0, 1, BINS + 1), right=True) - 1
    return sum(abs(right[place == b].sum() - most[place == b].sum()) for b in range(BINS)) / len(truth), np.bincount(place, minlength=BINS)


cases = {
    'two classes': softmax(80, 2),
    'two classes, ties': softmax(80, 2, 1),
    'three classes': softmax(120, 3),
    'four classes, ties': softmax(120, 4, 1),
    'seven classes': softmax(200, 7),
}
truth, rows = softmax(60, 4)
truth = np.where(truth == 2, 1, truth)
cases['class 2 never true'] = truth, rows
certain = np.eye(3)[random.integers(0, 3, 20)]
certain[0] = [0.2, 0.3, 0.5]
cases['sure, and wrong at times'] = np.concatenate([[2], random.integers(0, 3, 19)]), certain
out = []
for name, (truth, rows) in cases.items():
    classes = rows.shape[1]
    error, tested = ece(truth, rows)
    if classes > 2 and len(np.unique(truth)) == classes:
        assert np.isclose(auc(truth, rows), roc_auc_score(truth, rows, multi_class='ovr', average='macro'))
    floored = np.maximum(rows[np.arange(len(truth)), truth], 1e-15)
    loss = -np.log(floored).mean()
    if (floored > 1e-15).all():
        assert np.isclose(loss, log_loss(truth, rows, labels=range(classes)))
    out.append({
        'name': name,
        'classes': classes,
        'truth': truth.tolist(),
        'probabilities': rows.tolist(),
        'auc': float(auc(truth, rows)),
        'logLoss': float(loss),
        'brier': float(brier_score_loss(truth, rows, labels=range(classes), scale_by_half=False)),
        'ece': float(error),
        'tested': tested.tolist(),
    })
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/metric/fixtures/probabilities.json'
target.write_text(json.dumps(out) + '\n')
