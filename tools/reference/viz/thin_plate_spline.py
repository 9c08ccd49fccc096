"""Reference values for packages/viz/src/head/thinPlateSpline.ts from SciPy's RBFInterpolator.

Run with any Python that has numpy and scipy (made with scipy >= 1.10):
    python tools/reference/viz/thin_plate_spline.py
Writes packages/viz/src/head/fixtures/thin-plate-spline.json.
"""

import json
from pathlib import Path

import numpy as np
from scipy.interpolate import RBFInterpolator

random = np.random.default_rng(7)
places = np.round(random.uniform(-1, 1, (24, 2)), 4)
values = np.round(random.normal(size=24), 4)
at = np.round(random.uniform(-1.1, 1.1, (40, 2)), 4)
# The smoothing that the drawing uses on the kernel's diagonal.
spline = RBFInterpolator(places, values, kernel="thin_plate_spline", degree=1, smoothing=1e-6)
out = {
    "made_by": "tools/reference/viz/thin_plate_spline.py",
    "places": places.tolist(),
    "values": values.tolist(),
    "at": at.tolist(),
    "expected": spline(at).tolist(),
}
folder = Path(__file__).resolve().parents[3] / "packages/viz/src/head/fixtures"
folder.mkdir(parents=True, exist_ok=True)
(folder / "thin-plate-spline.json").write_text(json.dumps(out) + "\n")
