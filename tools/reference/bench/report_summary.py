"""Reference values for packages/bench/src/report/summary from NumPy, SciPy and scikit-learn.

Run with any Python that has numpy, scipy and scikit-learn (made with scipy 1.17, scikit-learn 1.9):
    python tools/reference/bench/report_summary.py
Writes packages/bench/src/report/fixtures/summary.json: the predictions of three configurations (two seeds each, eight
subjects), and what a report must say of them.
"""

import json
from pathlib import Path

import numpy as np
from scipy.stats import wilcoxon
from sklearn.metrics import accuracy_score, balanced_accuracy_score, cohen_kappa_score, confusion_matrix, f1_score

random = np.random.default_rng(11)
CLASSES = 3
subjects = [f"s{i + 1}" for i in range(8) for _ in range(11 + i)]
subject = np.array(subjects)
names = list(dict.fromkeys(subjects))
truth = random.integers(0, CLASSES, len(subjects))


def predictions(skill):
    right = random.random(len(truth)) < skill
    return np.where(right, truth, (truth + random.integers(1, CLASSES, len(truth))) % CLASSES)


rows = {
    "traversal=none": [predictions(0.7), predictions(0.7)],
    "traversal=quad": [predictions(0.5), predictions(0.5)],
    "traversal=row": [predictions(0.65), predictions(0.65)],
}


def per_subject(seeds):
    return np.array([np.mean([np.mean(p[subject == s] == truth[subject == s]) for p in seeds]) for s in names])


expected = {}
for label, seeds in rows.items():
    own = per_subject(seeds)
    expected[label] = {
        "subjects": own.tolist(),
        "mean": own.mean(),
        "deviation": own.std(),
        "pooledAccuracy": np.mean([accuracy_score(truth, p) for p in seeds]),
        "balancedAccuracy": np.mean([balanced_accuracy_score(truth, p) for p in seeds]),
        "macroF1": np.mean([f1_score(truth, p, average="macro") for p in seeds]),
        "kappa": np.mean([cohen_kappa_score(truth, p) for p in seeds]),
        "confusion": sum(confusion_matrix(truth, p, labels=range(CLASSES)) for p in seeds).tolist(),
    }

reference = per_subject(rows["traversal=none"])
p_values = {}
for label in ("traversal=quad", "traversal=row"):
    # Rounded, so that differences that are equal but for the last bit count as ties here and there.
    difference = np.round(per_subject(rows[label]) - reference, 12)
    p_values[label] = wilcoxon(difference).pvalue
    expected[label] |= {
        "difference": difference.mean(),
        "standardError": difference.std(ddof=1) / np.sqrt(len(difference)),
        "pValue": p_values[label],
    }
least = 0.0
for k, (label, p) in enumerate(sorted(p_values.items(), key=lambda item: item[1])):
    least = max(least, min(1.0, p * (len(p_values) - k)))
    expected[label]["holm"] = least

counts = np.bincount(truth, minlength=CLASSES)
out = {
    "made_by": "tools/reference/bench/report_summary.py",
    "subjects": subjects,
    "truth": truth.tolist(),
    "rows": {label: [p.tolist() for p in seeds] for label, seeds in rows.items()},
    "majority": {"class": int(counts.argmax()), "rate": counts.max() / counts.sum()},
    "expected": expected,
}
folder = Path(__file__).resolve().parents[3] / "packages/bench/src/report/fixtures"
folder.mkdir(parents=True, exist_ok=True)
(folder / "summary.json").write_text(json.dumps(out) + "\n")
