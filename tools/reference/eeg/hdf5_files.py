#!/usr/bin/env python3
"""HDF5 files and what h5py reads in them, as reference values.

    python3 tools/reference/eeg/hdf5_files.py     (h5py, numpy)

Reads packages/eeg/src/format/hdf5/fixtures/pyfive/* and writes, in packages/eeg/src/format/hdf5/fixtures:
made/*             small files: matlab.mat in the form of MATLAB's version 7.3, plain.hdf5 of another program, others malformed
hdf5_files.json    for pyfive every dataset of numbers: path -> [class, shape, values in row-major order], values of more than
                   300 elements as [count, sum, first, last]; for matlab.mat and plain.hdf5 the values that were written,
                   in MATLAB's terms (dims, column-major). 64-bit integers are strings.

Written anew, the files differ by h5py's version alone: no times are stored.
"""

import json
from pathlib import Path

import h5py
import numpy as np

FIXTURES = Path(__file__).parents[3] / "packages/eeg/src/format/hdf5/fixtures"
MADE = FIXTURES / "made"
CLASSES = {"f8": "double", "f4": "single", "f2": "single"}


def class_of(dtype):
    code = f"{dtype.kind}{dtype.itemsize}"
    return CLASSES[code] if code in CLASSES else {"i": "int", "u": "uint"}[dtype.kind] + str(8 * dtype.itemsize)


def numbers(array):
    """Row-major."""
    flat = np.asarray(array).ravel()
    return [str(v) for v in flat.tolist()] if flat.dtype.kind in "iu" and flat.dtype.itemsize == 8 else flat.tolist()


def pyfive():
    files = {}
    for file in sorted((FIXTURES / "pyfive").glob("*")):
        if file.suffix not in (".hdf5", ".nc"):
            continue
        datasets = {}

        def visit(name, item, datasets=datasets):
            if isinstance(item, h5py.Dataset) and item.dtype.kind in "fiu":
                values = item[()]
                if values.size > 300:
                    flat = values.ravel().astype("f8")
                    values = [values.size, float(flat.sum()), float(flat[0]), float(flat[-1])]
                else:
                    values = numbers(values)
                datasets["/" + name] = [class_of(item.dtype), list(item.shape), values]

        with h5py.File(file) as h:
            h.visititems(visit)
        files[file.name] = datasets
    return files


# ---- a file in the form of MATLAB's


class Matlab:
    """Writes variables as MATLAB 7.3 does; every `write` returns what a reader should give."""

    def __init__(self, h):
        self.h, self.refs, self.count = h, h.create_group("#refs#"), 0

    def attribute(self, item, name, text):
        item.attrs.create(name, np.bytes_(text))

    def array(self, group, name, value, cls=None, **options):
        """`value` has MATLAB's dims."""
        value = np.asarray(value)
        value = value.reshape((1, 1)) if value.ndim == 0 else value
        complex_ = value.dtype.kind == "c"
        cls = cls or class_of(value.real.dtype)
        stored = value.T
        if complex_:
            pair = np.dtype([("real", value.real.dtype), ("imag", value.real.dtype)])
            stored = np.ascontiguousarray(stored).view(pair)
        data = group.create_dataset(name, data=stored, **options)
        self.attribute(data, "MATLAB_class", cls)
        order = value.T
        parts = [numbers(order.real), numbers(order.imag)] if complex_ else [numbers(order)]
        return [cls, list(value.shape), *parts]

    def char(self, group, name, rows):
        codes = np.array([list(np.frombuffer(row.encode("utf-16-le"), "u2")) for row in rows], "u2")
        self.array(group, name, codes, "char")
        group[name].attrs["MATLAB_int_decode"] = np.int32(2)
        return ["char", list(codes.shape), rows]

    def logical(self, group, name, value):
        out = self.array(group, name, np.asarray(value, "u1"), "logical")
        group[name].attrs["MATLAB_int_decode"] = np.int32(1)
        return out

    def empty(self, group, name, cls, dims):
        data = group.create_dataset(name, data=np.array(dims, "u8"))
        self.attribute(data, "MATLAB_class", cls)
        data.attrs["MATLAB_empty"] = np.uint8(1)
        return ["char", dims, []] if cls == "char" else [cls, dims, []]

    def reference(self, write):
        self.count += 1
        name = f"r{self.count}"
        out = write(self.refs, name)
        return self.refs[name].ref, out

    def cell(self, group, name, dims, writes):
        pairs = [self.reference(write) if write else (h5py.h5r.Reference(), ["double", [0, 0], []]) for write in writes]
        refs = np.empty(len(pairs), h5py.ref_dtype)
        refs[:] = [ref for ref, _ in pairs]
        data = group.create_dataset(name, data=refs.reshape(dims[::-1]), dtype=h5py.ref_dtype)
        self.attribute(data, "MATLAB_class", "cell")
        return ["cell", dims, [out for _, out in pairs]]

    def fields(self, item, names):
        letters = np.empty(len(names), object)
        for i, name in enumerate(names):
            letters[i] = np.array([c.encode() for c in name], "S1")
        item.attrs.create("MATLAB_fields", letters, dtype=h5py.vlen_dtype(np.dtype("S1")))

    def struct(self, group, name, dims, elements, ordered=True, cls=None):
        """`elements`: dicts of field -> write, column-major."""
        made = group.create_group(name)
        self.attribute(made, "MATLAB_class", cls or "struct")
        if cls:
            made.attrs["MATLAB_object_decode"] = np.int32(2)
        names = list(elements[0])
        if ordered:
            self.fields(made, names)
        out = [{} for _ in elements]
        for field in names:
            if dims == [1, 1]:
                out[0][field] = elements[0][field](made, field)
                continue
            refs = np.empty(len(elements), h5py.ref_dtype)
            for i, element in enumerate(elements):
                refs[i], out[i][field] = self.reference(element[field])
            made.create_dataset(field, data=refs.reshape(dims[::-1]), dtype=h5py.ref_dtype)
        return [cls or "struct", dims, names, [[element[n] for n in names] for element in out]]


def matlab():
    with h5py.File(MADE / "matlab.mat", "w", userblock_size=512) as h:
        m, out = Matlab(h), {}
        random = np.random.default_rng(73)
        array = lambda value, **options: lambda g, n: m.array(g, n, value, **options)
        char = lambda *rows: lambda g, n: m.char(g, n, rows)
        put = lambda name, write: out.__setitem__(name, write(h, name))
        put("zlast", array(np.float64(1.5)))
        put("matrix", array(np.arange(6.0).reshape(2, 3)))
        cube = np.round(random.normal(size=(7, 5, 3)), 3).astype("f4")
        put("cube", array(cube, chunks=(2, 3, 4), compression="gzip", shuffle=True))
        put("big", array(np.arange(6, dtype=">i4").reshape(3, 2), cls="int32"))
        put("wide", array(np.array([[2**62 + 1, -(2**63)]], "i8")))
        put("unsigned", array(np.array([[2**64 - 1]], "u8")))
        put("complexSingle", array(np.array([[1 + 2j, 3 - 4j]], "c8")))
        put("complexDouble", array(np.round(random.normal(size=(2, 2)), 3) * (1 + 0.5j)))
        put("text", char("hello", "world"))
        put("flags", lambda g, n: m.logical(g, n, [[1, 0, 1]]))
        put("noText", lambda g, n: m.empty(g, n, "char", [0, 0]))
        put("none", lambda g, n: m.empty(g, n, "int16", [0, 4]))
        inner = lambda g, n: m.cell(g, n, [1, 2], [array(np.int8([[7]])), char("in")])
        put("cells", lambda g, n: m.cell(g, n, [2, 2], [array(np.float64([[1, 2]])), inner, None, char("x")]))
        one = {"first": inner, "second": array(np.float64(2))}
        put("single", lambda g, n: m.struct(g, n, [1, 1], [dict(reversed(one.items()))]))
        put("unnamed", lambda g, n: m.struct(g, n, [1, 1], [one], ordered=False))
        many = [{"b": array(np.float64(i)), "a": char(f"e{i}")} for i in range(6)]
        put("many", lambda g, n: m.struct(g, n, [2, 3], many))
        put("deep", lambda g, n: m.struct(g, n, [1, 1], [{"s": lambda g, n: m.struct(g, n, [1, 1], [{"c": inner}])}]))
        put("thing", lambda g, n: m.struct(g, n, [1, 1], [{"x": array(np.float64(3))}], cls="Thing"))
        h["matrix"].attrs["MATLAB_global"] = np.int32(1)
        order = list(out)
    head = b"MATLAB 7.3 MAT-file, made by h5py".ljust(116) + bytes(8) + b"\x00\x02IM"
    with open(MADE / "matlab.mat", "r+b") as f:
        f.write(head)
    return {"order": order, "variables": out}


def plain():
    # The external names lead, from the root of the repository, to files that are there and must not be read.
    with h5py.File(MADE / "plain.hdf5", "w") as h:
        h["scalar"] = np.float64(2.5)
        h["list"] = np.arange(4, dtype="i2")
        h["table"] = np.arange(6, dtype="f4").reshape(2, 3)
        h["half"] = np.array([0, 1, -2.5, 65504, 2**-24, np.inf], "f2")
        h["flag"] = np.array([True, False, True])
        h["complex"] = np.array([1 + 2j, 3 - 4j])
        h["text"] = "späť"
        h["texts"] = ["a", "bc", ""]
        h["fixed"] = np.array([b"ab", b"c"], "S4")
        h["group/inside"] = np.uint8(9)
        h["nothing"] = h5py.Empty("f4")
        h["pair"] = np.array([(1, 2.0)], [("n", "i4"), ("x", "f8")])
        h["reference"] = np.array([h["list"].ref], h5py.ref_dtype)
        h["soft"] = h5py.SoftLink("/list")
        h["external"] = h5py.ExternalLink("matlab.mat", "/matrix")
        layout = h5py.VirtualLayout((6,), "f8")
        layout[:] = h5py.VirtualSource("matlab.mat", "matrix", (6,))
        h.create_virtual_dataset("virtual", layout)
        h.create_dataset("outside", shape=(4,), dtype="u1", external=[("package.json", 0, 4)])
    codes = {"text": "späť"}
    char = lambda text: ["char", [1 if text else 0, len(text)], [text] if text else []]
    return {
        "scalar": ["double", [1, 1], [2.5]],
        "list": ["int16", [4, 1], [0, 1, 2, 3]],
        "table": ["single", [3, 2], [0, 1, 2, 3, 4, 5]],
        "half": ["single", [6, 1], [0, 1, -2.5, 65504, 2**-24, "Infinity"]],
        "flag": ["logical", [3, 1], [1, 0, 1]],
        "complex": ["double", [2, 1], [1, 3], [2, -4]],
        "text": char(codes["text"]),
        "texts": ["cell", [3, 1], [char(t) for t in ("a", "bc", "")]],
        "fixed": ["cell", [2, 1], [char(t) for t in ("ab", "c")]],
        "group": ["struct", [1, 1], ["inside"], [[["uint8", [1, 1], [9]]]]],
        "nothing": ["single", [0, 0], []],
        "pair": ["opaque", "compound of n: int32, x: float64"],
        "reference": ["opaque", "reference"],
        "soft": ["opaque", "soft link to /list"],
        "external": ["opaque", "external link to matlab.mat:/matrix"],
    }


def malformed():
    """Well-formed to HDF5, hostile to a reader of MATLAB files."""

    def cell(h, name, refs):
        array = np.empty(len(refs), h5py.ref_dtype)
        array[:] = refs
        data = h.create_dataset(name, data=array.reshape(-1, 1), dtype=h5py.ref_dtype)
        data.attrs.create("MATLAB_class", np.bytes_("cell"))
        return data

    with h5py.File(MADE / "cycle.mat", "w") as h:
        data = cell(h, "c", [h5py.h5r.Reference()])
        data[0, 0] = data.ref
        s = h.create_group("s")
        s.attrs.create("MATLAB_class", np.bytes_("struct"))
        s["itself"] = s
    with h5py.File(MADE / "shared.mat", "w") as h:
        # Forty cells of two that both are the next: 2^40 values in a few kilobytes.
        last = h.create_dataset("end", data=[[1.0]])
        last.attrs.create("MATLAB_class", np.bytes_("double"))
        for level in range(40):
            last = cell(h, f"c{level}", [last.ref, last.ref])
        h.move("c39", "shared")
    with h5py.File(MADE / "large.mat", "w") as h:
        for name, shape, options in [
            ("packed", (10**6, 10**6), {"chunks": (100, 100), "compression": "gzip"}),
            ("whole", (30_000, 1000), {}),
            ("chunked", (30_000, 1000), {"chunks": (100, 100)}),
            ("one", (20_000, 1000), {"chunks": (20_000, 1000), "compression": "gzip"}),
        ]:
            h.create_dataset(name, shape, "f8", **options).attrs.create("MATLAB_class", np.bytes_("double"))
    with h5py.File(MADE / "wrong.mat", "w") as h:

        def put(name, data, cls, **attributes):
            made = h.create_dataset(name, data=data)
            made.attrs.create("MATLAB_class", np.bytes_(cls))
            for key, value in attributes.items():
                made.attrs[key] = value

        put("cellOfNumbers", np.ones((2, 2)), "cell")
        put("numbersOfText", "text", "double")
        put("fullEmpty", np.array([3, 3], "u8"), "double", MATLAB_empty=np.uint8(1))
        put("manyEmpty", np.array([2**40, 1], "u8"), "struct", MATLAB_empty=np.uint8(1))
        put("rowsOfNothing", np.array([2**40, 0], "u8"), "char", MATLAB_empty=np.uint8(1))
        put("badReference", np.array([[12345]], "u8"), "cell")
        s = h.create_group("sparse")
        s.attrs.create("MATLAB_class", np.bytes_("double"))
        s.attrs["MATLAB_sparse"] = np.uint64(3)
        s["jc"], s["ir"], s["data"] = np.array([0, 2], "u8"), np.array([0, 7], "u8"), np.array([1.0, 2.0])
        g = h.create_group("uneven")
        g.attrs.create("MATLAB_class", np.bytes_("struct"))
        refs = np.empty(3, h5py.ref_dtype)
        refs[:] = [h["cellOfNumbers"].ref] * 3
        g.create_dataset("a", data=refs.reshape(3, 1))
        g.create_dataset("b", data=refs[:2].reshape(2, 1))
        m = h.create_group("missing")
        m.attrs.create("MATLAB_class", np.bytes_("struct"))
        letters = np.empty(1, object)
        letters[0] = np.array([b"x"], "S1")
        m.attrs.create("MATLAB_fields", letters, dtype=h5py.vlen_dtype(np.dtype("S1")))


def main():
    MADE.mkdir(exist_ok=True)
    malformed()
    out = {
        "made": f"tools/reference/eeg/hdf5_files.py, h5py {h5py.__version__}, HDF5 {h5py.version.hdf5_version}, numpy {np.__version__}",
        "pyfive": pyfive(),
        "matlab": matlab(),
        "plain": plain(),
    }
    (FIXTURES / "hdf5_files.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
