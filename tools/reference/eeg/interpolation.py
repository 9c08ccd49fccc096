#!/usr/bin/env python3
"""Interpolated bad channels and re-referenced signals by MNE, as reference values.

    python3 tools/reference/eeg/interpolation.py     (numpy, scipy, mne)

Writes packages/eeg/src/signal/channel/fixtures/interpolation.json and packages/eeg/src/signal/reference/fixtures/rereference.json, from trial 0 of
co2a0000364 (the bundled UCI EEG recordings; AF1, AF2, PO1, PO2 are AF3, AF4, PO3, PO4 today): raw.interpolate_bads(origin='auto') with
the positions MNE has for its montage colin27 (standard_1005), in its head frame, to 1e-7 m; and set_eeg_reference.
"""

import mne
import numpy as np
import scipy
from mne.bem import _fit_sphere
from mne.channels.interpolation import _make_interpolation_matrix
from uci_trials import joined, rounded, write

BAD = [["CZ"], ["FP1", "T7", "OZ", "C2"], ["FCZ", "CZ", "CPZ", "FC1", "FC2", "C1", "C2", "CP1", "CP2"]]
ALIASES = {"AF1": "AF3", "AF2": "AF4", "PO1": "PO3", "PO2": "PO4"}


def main():
    mne.set_log_level("error")
    data, names = joined(1)
    made = f"numpy {np.__version__}, scipy {scipy.__version__}, mne {mne.__version__}"
    montage = mne.channels.make_standard_montage("standard_1005")
    table = {name.upper(): position for name, position in montage.get_positions()["ch_pos"].items()}
    fiducials = {key: montage.get_positions()[key] for key in ("nasion", "lpa", "rpa")}
    positions = {name: table[ALIASES.get(name, name)] for name in names}

    def raw():
        info = mne.create_info(names, 256, "eeg")
        found = mne.io.RawArray(data * 1e-6, info)
        found.set_montage(mne.channels.make_dig_montage(positions, **fiducials, coord_frame="mri"))
        return found

    # Rounded positions go back into MNE, so that both sides work on the same numbers.
    head = np.round([channel["loc"][:3] for channel in raw().info["chs"]], 7)

    def placed():
        found = raw()
        for channel, position in zip(found.info["chs"], head):
            channel["loc"][:3] = position
        with found.info._unlock():
            for point in found.info["dig"]:
                if point["kind"] == mne.io.constants.FIFF.FIFFV_POINT_EEG:
                    point["r"] = np.round(point["r"], 7)
        return found

    cases = []
    for bad in BAD:
        found = placed()
        found.info["bads"] = bad
        found.interpolate_bads(origin="auto", mode="accurate")
        values = found.get_data(bad)[:, ::8] * 1e6
        cases.append({"bad": bad, "values": [rounded(row) for row in values]})
    good = [n for n, name in enumerate(names) if name not in BAD[1]]
    bad = [names.index(name) for name in BAD[1]]
    points = np.array([p for p in head if not (p[2] < -1e-6 and p[1] > 1e-6)])
    radius, origin = _fit_sphere(points)
    write(
        "channel/fixtures/interpolation.json",
        {
            "made": f"tools/reference/eeg/interpolation.py, {made}",
            "names": names,
            "positions": [[float(f"{v:.7f}") for v in position] for position in head],
            "cases": cases,
            "matrix": [rounded(row) for row in _make_interpolation_matrix(head[good] - origin, head[bad] - origin)],
            "matrixAtZero": [rounded(row) for row in _make_interpolation_matrix(head[good], head[bad])],
            "sphere": {"radius": float(radius), "origin": rounded(origin)},
        },
    )

    references = []
    for reference, bads in [("average", []), ("average", ["FP1", "OZ"]), (["TP7", "TP8"], ["OZ"]), (["CZ"], [])]:
        found = raw()
        found.info["bads"] = bads
        found.set_eeg_reference(reference, projection=False)
        values = found.get_data(["FP1", "CZ", "OZ", "TP7"])[:, ::16] * 1e6
        references.append({"reference": reference, "excluded": bads, "values": [rounded(row) for row in values]})
    write("reference/fixtures/rereference.json", {"made": f"tools/reference/eeg/interpolation.py, {made}", "channels": ["FP1", "CZ", "OZ", "TP7"], "cases": references})


if __name__ == "__main__":
    main()
