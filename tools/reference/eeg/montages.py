#!/usr/bin/env python3
"""Electrode positions as MNE-Python reads them, and nearest neighbours by SciPy and scikit-learn, as reference values.

    python3 tools/reference/eeg/montages.py PATH/TO/electrode_positions     (mne, numpy, scipy, scikit-learn)

The folder holds mne-python/mne/channels/data/montages (MNE-Python, commit 8aa8dec45a522363be02cba78d0856442b208067) and
eeglab (sccn/eeglab, commit 94b8557aa27484c4e2cb4775315802d420b93f32).
Writes, in packages/eeg/src/montage:
  positionFile/fixtures/positions.json: per file the names and the positions in units of 1e-7 m (x, y, z in turn), fiducials last;
  fixtures/nearestNeighbours.json: points, neighbours by count and by radius, and the graph made symmetric.
"""

import json
import sys
import tempfile
from pathlib import Path

import mne
import numpy as np
import scipy
import sklearn
from mne.transforms import _sph_to_cart
from scipy.spatial import cKDTree
from sklearn.neighbors import kneighbors_graph, radius_neighbors_graph

HEAD = 0.095
FIDUCIALS = ("nasion", "lpa", "rpa")
MONTAGE = Path(__file__).parents[3] / "packages/eeg/src/montage"


def read(file: Path):
    """MNE's montage, and the metres of its unit."""
    if file.suffix == ".tsv":
        return mne.channels.make_standard_montage(file.stem, head_size=None), HEAD if "spherical" in file.stem else 1
    if file.suffix == ".ced":
        # MNE reads EEGLAB's polar files only; a .ced holds the same columns.
        rows = [line.split("\t") for line in file.read_text().splitlines()[1:]]
        with tempfile.NamedTemporaryFile("w", suffix=".locs") as locs:
            locs.write("".join(f"{number} {theta} {radius} {name}\n" for number, name, theta, radius, *_ in rows))
            locs.flush()
            return mne.channels.read_custom_montage(locs.name, head_size=HEAD), 1
    if file.suffix == ".txt":
        return theta_phi(file), 1
    if file.suffix in (".locs", ".loc"):
        return mne.channels.read_custom_montage(file, head_size=HEAD), 1
    metres = {".csd": HEAD, ".sfp": 1 if "10-5" in file.name else 0.01}.get(file.suffix, 1)
    return mne.channels.read_custom_montage(file, head_size=None), metres


def theta_phi(file: Path):
    """MNE-Python 1.13 cuts the angles to whole degrees (biosemi128 has 11.5); so its conversion is applied to the angles as written."""
    montage = mne.channels.read_custom_montage(file, head_size=HEAD)
    rows = [line.split() for line in file.read_text().splitlines()[1:] if line.strip()]
    angles = np.array([[float(theta), float(phi)] for _, theta, phi in rows])
    spherical = np.column_stack([np.full(len(rows), HEAD), np.deg2rad(angles[:, 1]), np.deg2rad(angles[:, 0])])
    points = dict(zip((name for name, *_ in rows), _sph_to_cart(spherical)))
    fiducials = {name: points.pop(label, None) for name, label in zip(FIDUCIALS, ("Nz", "LPA", "RPA"))}
    assert list(points) == montage.ch_names
    if np.all(angles == np.round(angles)):
        found = montage.get_positions()
        for name, point in (points | fiducials).items():
            if point is not None:
                np.testing.assert_allclose(point, found["ch_pos"].get(name, found.get(name)), atol=1e-12)
    else:
        print(f"{file.name}: fractions of degrees")
    return mne.channels.make_dig_montage(ch_pos=points, **fiducials)


def positions(folder: Path) -> dict:
    files = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix not in (".elc", ".ced", ".locs", ".loc", ".sfp", ".tsv", ".csd", ".txt"):
            continue
        if file.name in ("SOURCE.txt", "LICENSE.txt"):
            continue
        montage, metres = read(file)
        found = montage.get_positions()
        points = dict(found["ch_pos"]) | {name: found[name] for name in FIDUCIALS if found[name] is not None}
        xyz = np.round(np.array(list(points.values())) * metres * 1e7).astype(int)
        files[file.name] = {"names": " ".join(points), "xyz": xyz.ravel().tolist()}
    return files


def neighbours(folder: Path) -> list:
    random = np.random.default_rng(1005)
    file = folder / "mne-python/mne/channels/data/montages/fsaverage_1010.tsv"
    montage = mne.channels.make_standard_montage(file.stem, head_size=None)
    sets = [(random.normal(size=(40, 3)) * 0.05, 5, 0.04), (np.array(list(montage.get_positions()["ch_pos"].values())), 4, 0.045)]
    cases = []
    for points, count, radius in sets:
        points = np.round(points, 9)
        tree = cKDTree(points)
        distances, nearest = tree.query(points, k=count + 1)
        within = [sorted((int(j) for j in row if j != i), key=lambda j: np.linalg.norm(points[i] - points[j]))
                  for i, row in enumerate(tree.query_ball_point(points, radius))]
        graph = kneighbors_graph(points, count, mode="connectivity").toarray()
        ball = radius_neighbors_graph(points, radius, mode="connectivity").toarray()
        assert [np.flatnonzero(row).tolist() for row in ball] == [sorted(row) for row in within]
        cases.append(
            {
                "points": points.tolist(),
                "count": count,
                "nearest": nearest[:, 1:].tolist(),
                "distances": np.round(distances[:, 1:], 12).tolist(),
                "either": [np.flatnonzero(row).tolist() for row in np.maximum(graph, graph.T)],
                "both": [np.flatnonzero(row).tolist() for row in np.minimum(graph, graph.T)],
                "radius": radius,
                "within": within,
            }
        )
    return cases


def write(file: Path, content: dict) -> None:
    versions = f"mne {mne.__version__}, numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}"
    made = {"made": f"tools/reference/eeg/montages.py, {versions}"}
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(made | content, separators=(",", ":")) + "\n")
    print(f"{file.stat().st_size} bytes written to {file.name}")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    write(MONTAGE / "positionFile/fixtures/positions.json", {"files": positions(folder)})
    write(MONTAGE / "fixtures/nearestNeighbours.json", {"cases": neighbours(folder)})


if __name__ == "__main__":
    main()
