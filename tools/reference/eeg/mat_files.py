#!/usr/bin/env python3
"""What SciPy reads in .mat files of versions 4 and 5, and a file that SciPy writes, as reference values.

    python3 tools/reference/eeg/mat_files.py [FOLDER]     (numpy, scipy, h5py)

Reads the .mat files in packages/eeg/src/format/mat/fixtures and, where FOLDER is given, the larger ones in it that are not
committed (mne_testing/EEGLAB/*.set, MFL plot-simple.mat, and MAT.jl/test/v7.3/char_unicode.mat, which has the text of the
version 7 file that SciPy refuses); without FOLDER their values are kept. Writes mat_files.json and savemat.mat beside them.

A value is [class, dims, ...]; a number is a 1 x 1 double, a string a char array of one row:
  numeric   data, imaginary part or nothing; of more than 16 values {first, last, digest of the little-endian bytes}
  char      rows; of more than 200 characters, and all in files that are not committed, the digest of the rows joined
            by newlines (UTF-8)
  cell      cells;  struct, object  {field: values of all elements};  sparse  row, start, data, imaginary part
All arrays are column-major. A digest is # and the first 12 hexadecimal digits of SHA-1. 64-bit integers, NaN and infinities are strings.
"""

import hashlib
import json
import sys
import warnings
from pathlib import Path

import h5py
import numpy as np
import scipy
from scipy import io
from scipy.io.matlab import MatlabFunction, MatlabObject, MatlabOpaque

FIXTURES = Path(__file__).parents[3] / "packages/eeg/src/format/mat/fixtures"
LONGEST = {"text": 200}
NAMES = {"float64": "double", "float32": "single", "bool": "logical"}


def digest(data):
    return "#" + hashlib.sha1(data).hexdigest()[:12]


def number(value):
    if isinstance(value, (np.int64, np.uint64)):
        return str(value)
    value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def numbers(array):
    flat = np.asarray(array).ravel("F")
    if flat.size <= 16:
        return [number(value) for value in flat]
    data = flat.astype(flat.dtype.newbyteorder("<")).tobytes()
    return {"first": number(flat[0]), "last": number(flat[-1]), "digest": digest(data)}


def text(array):
    rows, columns = array.shape[0], array.shape[1]
    # NumPy keeps a zero character as an empty string.
    flat = [c or "\0" for c in array.ravel("F")]
    pages = array.size // (rows * columns) if array.size else (int(np.prod(array.shape[2:])) if columns == 0 else 0)
    lines = ["".join(flat[(p * columns + c) * rows + r] for c in range(columns)) for p in range(pages) for r in range(rows)]
    if array.ndim == 2 and rows == 1 and 0 < columns <= LONGEST["text"]:
        return lines[0]
    if array.size > LONGEST["text"]:
        return ["char", list(array.shape), digest("\n".join(lines).encode())]
    return ["char", list(array.shape), lines]


def fields(array, raw):
    return {name: [value(*pair) for pair in zip(array[name].ravel("F"), raw[name].ravel("F"))] for name in array.dtype.names}


def sparse(matrix):
    columns = matrix.tocsc()
    columns.sort_indices()
    logical = columns.dtype == bool
    data = columns.data.astype(complex if np.iscomplexobj(columns.data) else float)
    parts = [data.real, data.imag] if np.iscomplexobj(data) else [data]
    return ["sparse", list(columns.shape), bool(logical), columns.indices.tolist(), columns.indptr.tolist(), *[p.tolist() for p in parts]]


def value(item, raw):
    """`raw` is the same read without mat_dtype, which makes complex arrays real."""
    if scipy.sparse.issparse(item):
        return sparse(item)
    if isinstance(item, MatlabFunction):
        return ["function"]
    if isinstance(item, MatlabOpaque):
        return ["opaque", item[0]["s2"].decode() if isinstance(item[0]["s2"], bytes) else str(item[0]["s2"])]
    dims = list(item.shape)
    if isinstance(item, MatlabObject):
        return ["object", dims, item.classname, fields(item, raw)]
    if item.dtype.names:
        return ["struct", dims, fields(item, raw)]
    if item.dtype == object:
        # SciPy has no other form for a struct without fields.
        if item.size and all(cell is None for cell in item.flat):
            return ["struct", dims, {}]
        return ["cell", dims, [value(*pair) for pair in zip(item.ravel("F"), raw.ravel("F"))]]
    if item.dtype.kind in "US":
        return text(item)
    if raw.dtype.kind == "c":
        name = "single" if raw.dtype.itemsize == 8 else "double"
        return [name, dims, numbers(raw.real), numbers(raw.imag)]
    name = NAMES.get(item.dtype.name, item.dtype.name)
    if name == "double" and dims == [1, 0]:
        dims = [0, 0]  # SciPy makes [] inside structs and cells 1 x 0.
    if name == "double" and item.size == 1 and item.ndim == 2 and np.isfinite(item.flat[0]):
        return number(item.flat[0])
    return [name, dims, numbers(item.astype(np.uint8) if name == "logical" else item)]


def variables(file):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = io.loadmat(file, mat_dtype=True, chars_as_strings=False)
            raw = io.loadmat(file, chars_as_strings=False)
        except Exception as error:
            return {"refused": f"{type(error).__name__}: {error}"}
    version4 = "__globals__" not in found
    result = {}
    for name, item in found.items():
        if name in ("__header__", "__version__", "__globals__", "__function_workspace__"):
            continue
        key = name
        if isinstance(item, MatlabOpaque):
            first = item[0]["s0"]
            name = first.decode() if isinstance(first, bytes) else str(first)
        # MATLAB 4 knew no other class than double, whatever the file stores.
        if version4 and not scipy.sparse.issparse(item) and item.dtype.kind in "iuf":
            item = item.astype(float)
        result[name] = value(item, raw[key])
    return {"variables": result}


def unicode73(file):
    with h5py.File(file) as found:
        return {
            "variables": {
                name: ["units", list(item.shape[::-1]), np.asarray(item).T.ravel("F").tolist()] for name, item in found.items()
            }
        }


def save(file):
    values = {
        "d": np.array([[1.5, -2.0, np.inf], [4.0, np.nan, 1e-300]]),
        "one": np.array([[7.0]]),
        "s": np.array([[1, 2, 3]], np.float32),
        "i8": np.array([[-1, 2, 3]], np.int8),
        "u16": np.array([[1], [65535]], np.uint16),
        "i64": np.array([[-(2**63), 2**63 - 1]], np.int64),
        "z": np.array([[1 + 2j, 3 - 4j]]),
        "three": np.arange(24, dtype=np.int32).reshape((2, 3, 4), order="F"),
        "yes": np.array([[True, False, True]]),
        "text": "Fp1 \u00e9\u4e2d",
        "rows": np.array(["abc", "de "]),
        "none": np.zeros((0, 3)),
        "cells": np.array([[np.array([[1.0]]), "x"]], dtype=object),
        "struct": {"label": "eeg", "rate": np.array([[128.0]]), "inner": {"data": np.array([[1, 2]], np.int16)}},
        "many": np.array([[(np.array([[1.0]]), "a"), (np.array([[2.0]]), "b")]], dtype=[("x", object), ("name", object)]),
    }
    io.savemat(file, values)
    # The date in the head would make every run another file.
    data = bytearray(file.read_bytes())
    data[:116] = b"MATLAB 5.0 MAT-file, written by SciPy".ljust(116)
    file.write_bytes(data)


def main():
    out = FIXTURES / "mat_files.json"
    save(FIXTURES / "savemat.mat")
    files = {}
    if out.exists():
        old = json.loads(out.read_text())["files"]
        files = {name: found for name, found in old.items() if not (FIXTURES / name).exists() or "char_unicode" in name}
    for file in sorted(FIXTURES.rglob("*.mat")):
        name = file.relative_to(FIXTURES).as_posix()
        files[name] = files.get(name) or variables(file)
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        files["MAT.jl/v7/char_unicode.mat"] = unicode73(folder / "MAT.jl/test/v7.3/char_unicode.mat")
        LONGEST["text"] = 0
        for file in [*sorted(folder.glob("mne_testing/EEGLAB/*.set")), *folder.rglob("plot-simple.mat")]:
            files[file.relative_to(folder).as_posix()] = variables(file)
    made = f"tools/reference/eeg/mat_files.py, numpy {np.__version__}, scipy {scipy.__version__}, h5py {h5py.__version__}"
    out.write_text(json.dumps({"made": made, "files": dict(sorted(files.items()))}, separators=(",", ":"), ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
