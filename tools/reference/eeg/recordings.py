#!/usr/bin/env python3
"""Recordings as MNE reads them, as reference values, and the small recordings that the everyday tests read.

    python3 tools/reference/eeg/recordings.py FOLDER     (mne, scipy, h5py, pymatreader, numpy)

FOLDER holds edf_files, mat_files and eegmat, the collections that packages/eeg/src/format/recording/fixtures/SOURCE.txt
names. Copies small files of them, and the first records of larger ones, to that fixtures folder; makes EEGLAB files of our
own there with SciPy and h5py; and writes recordings.json: for every file the channels (name, unit, rate, number of samples,
some values, sum, sum of absolute values), the annotations, and the events of a BDF status channel. Voltages in uV.
"""

import json
import re
import shutil
import sys
import warnings
from pathlib import Path

import h5py
import mne
import numpy as np
import scipy
from scipy import io

OUT = Path(__file__).parents[3] / "packages/eeg/src/format/recording/fixtures"
# MNE's own values for these units are in V.
VOLTAGE = {"uV", "\u00b5V", "\u03bcV", "mV", "V", "nV"}


def copies(data):
    """Small files as they are, larger ones cut to their first data records."""
    edf = data / "edf_files"
    for name in [
        "edfio/tests/TEST_DATA/short_psg.edf",
        "pyedflib/pyedflib/tests/data/test_generator_datarec_generator_2.bdf",
        "mne-python/mne/io/edf/tests/data/duplicate_channel_labels.edf",
        "mne-python/mne/io/edf/tests/data/test_uneven_samp.edf",
        "mne-python/mne/io/edf/tests/data/test_bdf_stim_channel.bdf",
        "edfio/LICENSE",
        "pyedflib/LICENSE",
        "EDF.jl/LICENSE",
        "mne-python/LICENSE.txt",
    ]:
        place = Path(name)
        target = place.parts[0] + ".LICENSE.txt" if "LICENSE" in place.name else place.name
        shutil.copyfile(edf / name, OUT / target)
        (OUT / target).chmod(0o644)
    cut_edf(edf / "pyedflib/pyedflib/tests/data/test_generator.edf", OUT / "test_generator_cut.edf", 12)
    cut_edf(edf / "edfio/tests/TEST_DATA/test_subsecond.edf", OUT / "test_subsecond_cut.edf", 40)
    cut_edf(edf / "edfio/tests/TEST_DATA/test_subsecond.bdf", OUT / "test_subsecond_cut.bdf", 40)
    cut_edf(edf / "EDF.jl/test/data/evt.bdf", OUT / "evt_cut.bdf", 100)
    cut_edf(data / "eegmat/edf20s/Subject00_2.edf", OUT / "eegmat_cut.edf", 2)

    vision = edf / "mne-python/mne/io/brainvision/tests/data"
    frames = 2000
    (OUT / "test_cut.eeg").write_bytes((vision / "test.eeg").read_bytes()[: frames * 32 * 2])
    header = (vision / "test.vhdr").read_bytes()
    (OUT / "test_cut.vhdr").write_bytes(header.replace(b"=test.", b"=test_cut."))
    lines = (vision / "test.vmrk").read_bytes().replace(b"=test.", b"=test_cut.").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(b"Mk") or int(line.split(b",")[2]) <= frames]
    (OUT / "test_cut.vmrk").write_bytes(b"".join(kept))


def make_eeglab():
    """Continuous with a gap and the data inside, trials with a .fdt, fields as variables, and HDF5."""
    random = np.random.default_rng(5)
    chanlocs = np.array([(name, kind) for name, kind in [("Fp1", "EEG"), ("VEOG", "EOG"), ("Cz", "")]], dtype=[("labels", object), ("type", object)])
    event_type = [("type", object), ("latency", object), ("duration", object)]
    continuous = random.normal(scale=20, size=(3, 200)).astype(np.float32)
    events = np.array([("go", 10.0, 0.0), ("boundary", 100.5, 40.0), (7, 150.25, 5.0), ("stop", np.nan, 0.0)], dtype=event_type)
    eeg = {"setname": "made", "nbchan": 3.0, "trials": 1.0, "pnts": 200.0, "srate": 100.0, "xmin": 0.0, "xmax": 1.99, "ref": "common", "epoch": []}
    eeg |= {"data": continuous, "chanlocs": chanlocs, "event": events, "filename": "made_continuous.set"}
    io.savemat(OUT / "made_continuous.set", {"EEG": eeg}, do_compression=True)

    trials = random.normal(scale=20, size=(3, 50, 4)).astype(np.float32)
    events = np.array([("a", 11.0, 0.0), ("b", 61.0, 0.0), ("a", 111.0, 0.0), ("b", 161.0, 0.0)], dtype=event_type)
    epoch = np.array([(kind,) for kind in ["a", "b", "a", "b"]], dtype=[("eventtype", object)])
    made = eeg | {"trials": 4.0, "pnts": 50.0, "xmin": -0.1, "xmax": 0.39, "event": events, "epoch": epoch, "filename": "made_epochs.set"}
    io.savemat(OUT / "made_epochs.set", {"EEG": made | {"data": "made_epochs.fdt"}})
    (OUT / "made_epochs.fdt").write_bytes(trials.tobytes(order="F"))
    io.savemat(OUT / "made_variables.set", made | {"data": trials.astype(float)}, do_compression=True)

    with h5py.File(OUT / "made_h5.set", "w", userblock_size=512) as file:
        group = file.create_group("EEG")
        group.attrs["MATLAB_class"] = np.bytes_("struct")
        for name in ("nbchan", "trials", "pnts", "srate", "xmin", "xmax"):
            h5_value(group, name, eeg[name])
        h5_value(group, "data", continuous)
        h5_structs(file, group, "chanlocs", chanlocs)
        h5_structs(file, group, "event", eeg["event"][[0, 2]])
    with open(OUT / "made_h5.set", "r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file, made for tests".ljust(124) + b"\x00\x02IM")


def h5_value(group, name, value):
    text = isinstance(value, str)
    empty = text and value == ""
    stored = np.array([0, 0], np.uint64) if empty else np.array([[ord(c)] for c in value], np.uint16) if text else np.atleast_2d(value).T
    dataset = group.create_dataset(name, data=stored)
    dataset.attrs["MATLAB_class"] = np.bytes_("char" if text else {"f4": "single", "f8": "double"}[stored.dtype.str[1:]])
    if empty:
        dataset.attrs["MATLAB_empty"] = np.uint8(1)
    if text:
        dataset.attrs["MATLAB_int_decode"] = np.int32(2)
    return dataset


def h5_structs(file, group, name, structs):
    """A struct array: for each field the references to its values."""
    target = group.create_group(name)
    target.attrs["MATLAB_class"] = np.bytes_("struct")
    store = file.require_group("#refs#")
    for field in structs.dtype.names:
        values = [h5_value(store, f"{name}_{field}_{i}", v if isinstance(v, str) else float(v)) for i, v in enumerate(structs[field])]
        target.create_dataset(field, data=np.array([[value.ref] for value in values], dtype=h5py.ref_dtype), dtype=h5py.ref_dtype)


def make_brainvision():
    """Vectorized 32-bit integers and multiplexed floats, with what the files of MNE do not have."""
    random = np.random.default_rng(6)
    names = ["Fp1", "a\\1b", "EOG", "temp"]
    units = ["0.1,\u00b5V", "2,mV", ",nV", "0.5,C"]
    for name, kind, orientation in [("made_vectorized", "INT_32", "VECTORIZED"), ("made_float", "IEEE_FLOAT_32", "MULTIPLEXED")]:
        stored = random.normal(scale=5000, size=(4, 300)).astype({"INT_32": "<i4", "IEEE_FLOAT_32": "<f4"}[kind])
        channels = "".join(f"Ch{i + 1}={label},,{unit}\n" for i, (label, unit) in enumerate(zip(names, units)))
        header = (
            f"Brain Vision Data Exchange Header File Version 1.0\n[Common Infos]\nCodepage=UTF-8\nDataFile={name}.eeg\n"
            f"MarkerFile={name}.vmrk\nDataFormat=BINARY\nDataOrientation={orientation}\nNumberOfChannels=4\nDataPoints=300\n"
            f"SamplingInterval=3906.25\n[Binary Infos]\nBinaryFormat={kind}\n[Channel Infos]\n{channels}"
        )
        markers = (
            f"Brain Vision Data Exchange Marker File, Version 1.0\n[Common Infos]\nCodepage=UTF-8\nDataFile={name}.eeg\n[Marker Infos]\n"
            "Mk1=New Segment,,1,1,0,20200102030405250000\nMk2=Stimulus,S\\1 1,20,1,0\nMk3=Bad,x,129,26,2\n"
        )
        (OUT / f"{name}.vhdr").write_text(header, encoding="utf-8")
        (OUT / f"{name}.vmrk").write_text(markers, encoding="utf-8")
        (OUT / f"{name}.eeg").write_bytes((stored.T if orientation == "MULTIPLEXED" else stored).tobytes(order="C"))


def cut_edf(source, target, records):
    """The first data records; the header's number of data records says so."""
    content = source.read_bytes()
    signals = int(content[252:256])
    samples = [int(content[256 + 216 * signals + 8 * i :][:8]) for i in range(signals)]
    size = sum(samples) * (3 if content[0] == 255 else 2)
    header = 256 * (signals + 1)
    target.write_bytes(content[:236] + b"%-8d" % records + content[244 : header + records * size])


def number(value):
    return float(f"{float(value):.12g}")


def channel(name, unit, rate, values):
    """Name, unit, rate, number of samples, values at five places, sum, sum of absolute values."""
    places = [0, 1, values.size // 3, values.size // 2, values.size - 1] if values.size > 1 else [0] * 5
    picked = [number(values[i]) for i in places] if values.size else []
    return [name, unit, number(rate), int(values.size), picked, number(values.sum()), number(np.abs(values).sum())]


def edf_labels(file):
    content = file.read_bytes()[: 256 * 400]
    signals = int(content[252:256])
    field = lambda before, width, i: content[256 + before * signals + width * i :][:width].decode("latin-1").strip()
    return [(field(0, 16, i), int(field(216, 8, i)), field(96, 8, i)) for i in range(signals)]


def edf(file):
    """Each group of channels of one rate by itself, so that MNE does not resample."""
    read = mne.io.read_raw_bdf if file.suffix == ".bdf" else mne.io.read_raw_edf
    labels = [label for label in edf_labels(file) if label[0] not in ("EDF Annotations", "BDF Annotations")]
    units = {label: unit for label, _, unit in labels}
    found, events = {}, []
    start = None
    for samples in dict.fromkeys(samples for _, samples, _ in labels):
        others = [label for label, other, _ in labels if other != samples]
        raw = read(file, exclude=others, preload=True)
        start = raw.info["meas_date"]
        kinds = raw.get_channel_types()
        for name, kind, values in zip(raw.ch_names, kinds, raw.get_data()):
            unit = units.get(name, raw._orig_units[name])
            volts = unit in VOLTAGE and kind != "stim"
            entry = channel(name, "uV" if volts else unit, raw.info["sfreq"], values * 1e6 if volts else values)
            found[name] = entry + (["stim"] if kind == "stim" else [])
            if kind == "stim" and file.suffix == ".bdf":
                options = {"mask": 2**16 - 1, "mask_type": "and", "shortest_event": 1}
                events = [[int(at), int(code)] for at, _, code in mne.find_events(raw, stim_channel=name, **options)]
    order = list(dict.fromkeys(label for label, _, _ in labels))
    place = lambda name: next((i for i, label in enumerate(order) if name == label), None)
    if all(place(name) is not None for name in found):
        found = dict(sorted(found.items(), key=lambda item: place(item[0])))
    entry = {"channels": list(found.values()), "start": start and start.strftime("%Y-%m-%dT%H:%M:%S")}
    if any(label.endswith("DF Annotations") for label, _, _ in edf_labels(file)):
        entry["annotations"] = annotations(mne.read_annotations(file))
    if events:
        entry["events"] = events
    return entry


def annotations(found, most=60):
    listed = sorted(
        [number(a["onset"]), number(a["duration"]), str(a["description"])] + ([list(a["ch_names"])] if a.get("ch_names") else [])
        for a in found
    )
    return {"count": len(listed), "first": listed[:most]}


def raw_entry(raw, units=None):
    """Of BrainVision and EEGLAB; MNE's values are in V and S, and in the file's units for units that it does not know."""
    channels = []
    for name, values in zip(raw.ch_names, raw.get_data()):
        unit = units[name] if units else "uV"
        entry = channel(name, "uV" if unit in VOLTAGE else unit, raw.info["sfreq"], values * (1e6 if unit in VOLTAGE | {"\u00b5S", "uS"} else 1))
        channels.append(entry)
    start = raw.info["meas_date"]
    return {"channels": channels, "start": start and start.strftime("%Y-%m-%dT%H:%M:%S.%f"), "annotations": annotations(raw.annotations)}


def reference(file):
    if file.suffix in (".edf", ".bdf"):
        return edf(file)
    if file.suffix == ".vhdr":
        fields = [line.split(",") for line in re.findall(r"^Ch\d+=(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)]
        units = {name.replace("\\1", ","): (rest[2:] or ["\u00b5V"])[0] or "\u00b5V" for name, *rest in fields if len(rest) > 1}
        return raw_entry(mne.io.read_raw_brainvision(file, preload=True), units)
    if file.stem in ("made_epochs", "made_variables"):
        epochs = mne.read_epochs_eeglab(file)
        values = epochs.get_data(copy=False).transpose(1, 0, 2).reshape(len(epochs.ch_names), -1) * 1e6
        entry = {"channels": [channel(name, "uV", epochs.info["sfreq"], row) for name, row in zip(epochs.ch_names, values)]}
        return entry | {"start": None, "epochs": len(epochs), "first samples": epochs.events[:, 0].tolist()}
    return raw_entry(mne.io.read_raw_eeglab(file, preload=True))


def main():
    data = Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    mne.set_log_level("ERROR")
    warnings.simplefilter("ignore")
    copies(data)
    make_eeglab()
    make_brainvision()
    files = {"fixtures/" + file.name: file for pattern in ("*.edf", "*.bdf", "*.vhdr", "*.set") for file in sorted(OUT.glob(pattern))}
    for folder, pattern in [("edf_files", "*.edf"), ("edf_files", "*.bdf"), ("edf_files", "*.vhdr"), ("mat_files", "*.set"), ("eegmat", "Subject0[07]_1.edf")]:
        files.update({str(file.relative_to(data)): file for file in sorted((data / folder).rglob(pattern))})
    entries = {name: reference(file) for name, file in files.items()}
    made = f"tools/reference/eeg/recordings.py, mne {mne.__version__}, scipy {scipy.__version__}, numpy {np.__version__}"
    text = json.dumps({"made": made, "files": entries}, ensure_ascii=False, separators=(",", ":"))
    (OUT / "recordings.json").write_text(text.replace('"fixtures/', '\n"fixtures/').replace('"edf_files/', '\n"edf_files/') + "\n")


if __name__ == "__main__":
    main()
