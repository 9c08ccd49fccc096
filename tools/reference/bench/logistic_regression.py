"""Reference values for packages/bench/src/baseline, from scikit-learn (1.9 was used).

Run from the repository's root, with numpy and scikit-learn installed:
    python tools/reference/bench/logistic_regression.py
Writes packages/bench/src/baseline/fixtures/logistic-regression.json. All features are multiples of 1/64, so that
float32 holds them exactly and both sides fit the same numbers.
"""
import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

random = np.random.default_rng(4)


def case(name, rows, columns, labels, C, standardize=True, spread=1.0, constant=False):
    classes = np.array(labels)
    centres = random.normal(0, 0.6, (max(labels) + 1, columns))
    y = classes[random.integers(0, len(classes), rows)]
    test_y = classes[random.integers(0, len(classes), 9)]
    scale = np.exp(random.normal(0, spread, columns))
    offset = random.normal(0, 3 * spread, columns)
    x, test = ((centres[t] + random.normal(0, 1, (len(t), columns))) * scale + offset for t in (y, test_y))
    if constant:
        x[:, 0] = test[:, 0] = 1.25
    x, test = np.round(x * 64) / 64, np.round(test * 64) / 64
    scaler = StandardScaler().fit(x) if standardize else None
    a, b = (scaler.transform(x), scaler.transform(test)) if standardize else (x, test)
    model = LogisticRegression(C=C, tol=1e-10, max_iter=100_000).fit(a, y)
    return {
        'name': name, 'rows': rows, 'columns': columns, 'C': C, 'standardize': standardize,
        'x': (x * 64).astype(int).ravel().tolist(), 'y': y.tolist(), 'test': (test * 64).astype(int).ravel().tolist(),
        'classes': model.classes_.tolist(),
        'coefficients': model.coef_.ravel().tolist(), 'intercepts': model.intercept_.tolist(),
        'probabilities': model.predict_proba(b).ravel().tolist(),
    }


out = [
    case('three classes', 90, 8, [0, 1, 2], 1.0),
    case('two classes', 50, 6, [0, 1], 1.0),
    case('more features than rows', 30, 50, [0, 1, 2, 3], 0.01),
    case('weak penalty', 80, 5, [0, 1, 2], 100.0),
    case('features as they are', 60, 5, [0, 1, 2], 1.0, standardize=False, spread=0.3),
    case('class 1 without training rows', 60, 6, [0, 2, 3], 1.0),
    case('a feature that does not vary', 41, 5, [0, 1, 2], 1.0, constant=True),
]
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/baseline/fixtures/logistic-regression.json'
target.parent.mkdir(exist_ok=True)
target.write_text('[\n' + ',\n'.join(json.dumps(entry) for entry in out) + '\n]\n')
