#!/usr/bin/env python3
"""Nested cross-validation of logistic regression over C on the bundled UCI EEG recordings, for packages/bench/src/run/tuning.

    python3 tools/reference/bench/nested_tuning.py     (numpy, scipy, scikit-learn; about a minute on one core)

Reads the subjects of the outer and inner folds from packages/bench/src/run/tuning/fixtures/nested-tuning-folds.json (the
folds that groupedKFold({ folds: 4 }) and three inner folds give; a test compares them with ours) and writes
nested-tuning.json beside it: per outer fold the mean accuracy of every C over the inner folds, the C that
GridSearchCV takes (the first of equal ones), and the predictions of the model refitted on the whole training side.
Features as in tools/reference/eeg/uci_logistic_regression.py: 16 slice means of 61 channels, 20 Hz low-pass, each
standardised on the training trials of the fold at hand.
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from scipy import signal
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tools/reference/eeg"))
from uci_logistic_regression import load  # noqa: E402

FIXTURES = ROOT / "packages/bench/src/run/tuning/fixtures"
GRID = [1e-4, 1e-3, 1e-2, 1e-1]
TOLERANCE = 1e-6  # so tight that the values are those of the optimum, not of where a solver stops

signals, y, subjects, _, _ = load()
sections = signal.butter(4, 20, fs=256, output="sos")
x = signal.sosfiltfilt(sections, signals, axis=-1).reshape(len(y), 61, 16, 16).mean(-1).reshape(len(y), -1)

results = []
for fold in json.loads((FIXTURES / "nested-tuning-folds.json").read_text()):
    test = np.flatnonzero(np.isin(subjects, fold["test"]))
    train = np.flatnonzero(~np.isin(subjects, fold["test"]))
    inner = []
    for held in fold["heldOut"]:
        is_held = np.isin(subjects[train], held)
        inner.append((np.flatnonzero(~is_held), np.flatnonzero(is_held)))
    model = make_pipeline(StandardScaler(), LogisticRegression(tol=TOLERANCE, max_iter=50000))
    search = GridSearchCV(model, {"logisticregression__C": GRID}, cv=inner, scoring="accuracy", refit=True)
    search.fit(x[train], y[train])
    predicted = search.predict(x[test])
    results.append(
        {
            "C": search.best_params_["logisticregression__C"],
            "innerAccuracy": [round(float(value), 9) for value in search.cv_results_["mean_test_score"]],
            "tested": test.tolist(),
            "predicted": predicted.tolist(),
            "accuracy": round(float((predicted == y[test]).mean()), 9),
        }
    )
    print(results[-1]["C"], results[-1]["innerAccuracy"], results[-1]["accuracy"], flush=True)

made = f"tools/reference/bench/nested_tuning.py, numpy {np.__version__}, scikit-learn {sklearn.__version__}"
text = ",\n".join("  " + json.dumps(result) for result in results)
(FIXTURES / "nested-tuning.json").write_text(
    f'{{\n "made": {json.dumps(made)},\n "grid": {json.dumps(GRID)},\n "folds": [\n{text}\n ]\n}}\n'
)
