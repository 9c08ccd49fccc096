#!/usr/bin/env python3
"""Pickles and .npy/.npz files of NumPy, as reference values.

    python3 tools/reference/eeg/pickles.py     (numpy)

Writes packages/eeg/src/format/pickle/fixtures/pickles.json and packages/eeg/src/format/npz/fixtures/npz.json:
values      pickles of protocol 0 to 5 by Python 3 and, byte by byte as cPickle of Python 2 wrote them, of protocol 0 to 2
            (each read back here with encoding='latin1'), and what they hold
malicious   pickles that run a program when Python loads them (they are only written here), with the name they ask for
written     what Python reads in the files that writePickle and writeNpz wrote (fixtures/written/*.txt in base64, kept by
            the tests: `npx vitest run -u` writes them anew)

Values are tagged: {"int": "12"}, {"str": "a"}, {"bytes": base64}, {"list": []}, {"tuple": []}, {"dict": [[key, value]]},
{"array": [dtype, shape, column-major, elements in their order in memory]}; numbers, true, false and null are themselves.
"""

import base64
import collections
import io
import json
import pickle
import struct
from pathlib import Path

import numpy as np

FORMAT = Path(__file__).parents[3] / "packages/eeg/src/format"
encode = lambda data: base64.b64encode(data).decode()


def tag(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, np.generic):
        return tag(value.item())
    if isinstance(value, int):
        return {"int": str(value)}
    if isinstance(value, float):
        return value if np.isfinite(value) else {"float": repr(value)}
    if isinstance(value, str):
        return {"str": value}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": encode(bytes(value))}
    if isinstance(value, list):
        return {"list": [tag(v) for v in value]}
    if isinstance(value, tuple):
        return {"tuple": [tag(v) for v in value]}
    if isinstance(value, dict):
        return {"dict": [[tag(k), tag(v)] for k, v in value.items()]}
    fortran = value.flags.f_contiguous and not value.flags.c_contiguous
    name = {"S": "bytes", "U": "str", "O": "object"}.get(value.dtype.kind, value.dtype.name)
    elements = [tag(v) for v in value.ravel("F" if fortran else "C").tolist()]
    return {"array": [name, list(value.shape), fortran, elements]}


# ---- pickles as Python 2 wrote them


class Python2:
    """cPickle.dumps of Python 2: strings are byte strings, and everything is put into the memo."""

    def __init__(self, protocol):
        self.protocol, self.out, self.memo = protocol, io.BytesIO(), 0

    def put(self):
        self.memo += 1
        if self.protocol == 0:
            self.out.write(b"p%d\n" % self.memo)
        elif self.memo < 256:
            self.out.write(b"q" + bytes([self.memo]))
        else:
            self.out.write(b"r" + struct.pack("<I", self.memo))

    def string(self, data):
        if self.protocol == 0:
            # repr of a byte string in Python 2 is that of Python 3 without its b
            self.out.write(b"S" + repr(data)[1:].encode() + b"\n")
        elif len(data) < 256:
            self.out.write(b"U" + bytes([len(data)]) + data)
        else:
            self.out.write(b"T" + struct.pack("<i", len(data)) + data)
        self.put()

    def tuple(self, values):
        if self.protocol == 2 and 0 < len(values) <= 3:
            for value in values:
                self.value(value)
            self.out.write(bytes([0x84 + len(values)]))
            self.put()
            return
        if self.protocol > 0 and not values:
            self.out.write(b")")
            return
        self.out.write(b"(")
        for value in values:
            self.value(value)
        self.out.write(b"t")
        self.put()

    def name(self, module, name):
        self.out.write(f"c{module}\n{name}\n".encode())
        self.put()

    def array(self, array):
        write = self.out.write
        self.name("numpy.core.multiarray", "_reconstruct")
        write(b"(")
        self.name("numpy", "ndarray")
        self.tuple((0,))
        self.string(b"b")
        write(b"t")
        self.put()
        write(b"R")
        self.put()
        write(b"(")
        self.value(1)
        self.tuple(array.shape)
        self.name("numpy", "dtype")
        self.tuple((array.dtype.str[1:].encode(), 0, 1))
        write(b"R")
        self.put()
        order = array.dtype.str[0].encode()
        size, alignment = (array.dtype.itemsize, 1) if array.dtype.kind in "SU" else (-1, -1)
        self.tuple((3, order, None, None, None, size, alignment, 0))
        write(b"b")
        fortran = array.flags.f_contiguous and not array.flags.c_contiguous
        self.value(bool(fortran))
        self.string(array.tobytes("F" if fortran else "C"))
        write(b"t")
        self.put()
        write(b"b")

    def value(self, value):
        write = self.out.write
        binary = self.protocol > 0
        if value is None:
            write(b"N")
        elif isinstance(value, bool):
            write([b"\x89", b"\x88"][value] if self.protocol == 2 else b"I0%d\n" % value)
        elif isinstance(value, int):
            if binary and 0 <= value < 256:
                write(b"K" + bytes([value]))
            elif binary and 0 <= value < 65536:
                write(b"M" + struct.pack("<H", value))
            elif binary and -(2**31) <= value < 2**31:
                write(b"J" + struct.pack("<i", value))
            elif -(2**63) <= value < 2**63:
                write(b"I%d\n" % value)
            else:
                write(b"L%dL\n" % value)
        elif isinstance(value, float):
            write(b"G" + struct.pack(">d", value) if binary else b"F%r\n" % value)
        elif isinstance(value, bytes):
            self.string(value)
        elif isinstance(value, str):
            if binary:
                data = value.encode()
                write(b"X" + struct.pack("<I", len(data)) + data)
            else:
                write(b"V" + value.replace("\\", "\\u005c").replace("\n", "\\u000a").encode("raw-unicode-escape") + b"\n")
            self.put()
        elif isinstance(value, list):
            write(b"]" if binary else b"(l")
            self.put()
            if binary:
                write(b"(")
            for item in value:
                self.value(item)
                if not binary:
                    write(b"a")
            if binary:
                write(b"e")
        elif isinstance(value, tuple):
            self.tuple(value)
        elif isinstance(value, dict):
            write(b"}" if binary else b"(d")
            self.put()
            if binary:
                write(b"(")
            for key, item in value.items():
                self.value(key)
                self.value(item)
                if not binary:
                    write(b"s")
            if binary:
                write(b"u")
        else:
            self.array(value)

    def dumps(self, value):
        if self.protocol == 2:
            self.out.write(b"\x80\x02")
        self.value(value)
        self.out.write(b".")
        return self.out.getvalue()


def text_keys(value):
    """What encoding='latin1' makes of byte strings."""
    if isinstance(value, bytes):
        return value.decode("latin1")
    if isinstance(value, dict):
        return {text_keys(k): text_keys(v) for k, v in value.items()}
    return type(value)(text_keys(v) for v in value) if isinstance(value, (list, tuple)) else value


def deap(shape=(2, 3, 5)):
    """In the form of DEAP's preprocessed recordings."""
    random = np.random.default_rng(40)
    return {b"labels": np.round(random.uniform(1, 9, (shape[0], 4)), 2), b"data": np.round(random.normal(0, 9, shape), 3)}


def values():
    random = np.random.default_rng(5)
    table = np.arange(12).reshape(3, 4)
    cases = {
        "plain": [None, True, False, 0, 255, 256, 65536, -1, -(2**31), 2**53, -(2**70), 1.5, -0.25, 1e300, "text", "späť 😀\n\\", b"\x00\xff'", b"", ""],
        "floats": [float("inf"), float("-inf"), 0.1],
        "nested": {"list": [1, [2, (3,)], ()], "tuple": (1, 2, 3, 4), "dict": {1: {"a": None}, (1, 2): [b"x"]}},
        "ordered": collections.OrderedDict([("b", 1), ("a", [2])]),
        "float64": np.round(random.normal(size=(3, 4)), 3),
        "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "types": {t: table.astype(t) for t in ("b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8")},
        "big-endian": {t: table.astype(">" + t) for t in ("i2", "u4", "i8", "f2", "f4", "f8")},
        "halves": np.array([0, -1.5, 65504, 2**-24, 1 / 3], "f2"),
        "single": np.array(2.5),
        "none": np.zeros((0, 3)),
        "strings": [np.array([b"ab", b"", b"c\x00d"]), np.array(["ab", "ž😀"]), np.array(["x"], ">U2")],
        "objects": np.array([[1, "a"], [None, np.arange(2)]], dtype=object),
        "scalars": [np.float64(1.5), np.float32(0.25), np.int64(7), np.int64(2**62), np.uint8(3), np.bool_(True), np.str_("s"), np.bytes_(b"b")],
        "shared": (lambda a: [a, a, {"again": a}])(np.arange(3, dtype="i2")),
        "seed-v": {trial: np.round(random.normal(size=(2, 3)), 3) for trial in range(3)},
        "bytearray": [b"1"],
    }
    out = []
    for name, value in cases.items():
        for protocol in range(6):
            data = pickle.dumps(value, protocol)
            out.append([f"{name}, protocol {protocol}", encode(data), tag(value)])
    out.append(["bytearray, protocol 5", encode(pickle.dumps([bytearray(b"12")], 5)), tag([b"12"])])
    wide = bytes(range(256)) + b"'\"" + b"\\x41"
    python2 = {
        "plain": [None, True, False, 0, 300, -5, 2**40, 2**70, 1.5, "späť 😀\\\n", b"text", wide, b"it's", b'"', (), (1,), (1, 2, 3, 4)],
        "deap": deap(),
        "arrays": {t.encode(): table.astype(t) for t in ("?", "i1", ">i2", "<u4", "<i8", ">f4", "<f8")},
        "strings": [np.array([b"ab", b"c"]), np.asfortranarray(np.arange(6.0).reshape(2, 3))],
        "long": {b"x": np.arange(100.0), b"list": list(range(300))},
    }
    for name, value in python2.items():
        for protocol in range(3):
            data = Python2(protocol).dumps(value)
            read, expected = tag(pickle.loads(data, encoding="latin1")), tag(text_keys(value))
            assert read == expected, (name, protocol)
            out.append([f"{name}, Python 2, protocol {protocol}", encode(data), expected])
    # Escapes that repr does not write, and Python reads.
    odd = b"S'\\x41\\101\\0\\a\\b\\f\\v\\\"'\n."
    out.append(["odd escapes", encode(odd), tag(pickle.loads(odd, encoding="latin1"))])
    return out


def malicious():
    call = b"(S'true'\ntR."
    stack = b"\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R."
    cases = [
        ["os.system", b"cos\nsystem\n" + call],
        ["posix.system", b"cposix\nsystem\n" + call],
        ["builtins.eval", b"\x80\x02cbuiltins\neval\nX\x03\x00\x00\x001+1\x85R."],
        ["__builtin__.eval", b"c__builtin__\neval\n(S'1+1'\ntR."],
        ["os.system", b"\x80\x04" + stack],
        ["os.system", b"(S'true'\nios\nsystem\n."],
        ["os.system", b"(cos\nsystem\nS'true'\no."],
        ["subprocess.Popen", b"\x80\x02csubprocess\nPopen\n(]X\x04\x00\x00\x00truea\x81."],
        ["numpy.load", b"cnumpy\nload\n(S'x'\ntR."],
        ["numpy.testing._private.utils.runstring", b"cnumpy.testing._private.utils\nrunstring\n(S'1'\ntR."],
        ["numpy.core.multiarray.fromfile", b"cnumpy.core.multiarray\nfromfile\n(S'x'\ntR."],
        ["numpy.core.multiarray.constructor", b"cnumpy.core.multiarray\nconstructor\n)R."],
        ["numpy.core.multiarray._reconstruct.__globals__", b"\x8c\x15numpy.core.multiarray\x8c\x18_reconstruct.__globals__\x93."],
        ["_codecs.decode", b"c_codecs\ndecode\n(S'x'\nS'unicode_escape'\ntR."],
        ["copyreg._reconstructor", b"ccopyreg\n_reconstructor\n(cos\nsystem\nNNtR."],
        ["collections.OrderedDict.fromkeys", b"\x8c\x0bcollections\x8c\x14OrderedDict.fromkeys\x93]\x85R."],
        ["numpy.ndarray.tofile", b"\x8c\x05numpy\x8c\x0endarray.tofile\x93."],
    ]
    return [[name, encode(data)] for name, data in cases]


def read_written(folder):
    out = {}
    for file in sorted(folder.glob("*.txt")):
        data = base64.b64decode(file.read_text())
        name = file.stem
        if name.endswith("npz"):
            with np.load(io.BytesIO(data)) as npz:
                out[name] = {key: tag(npz[key]) for key in npz.files}
                for key in npz.files:
                    if npz[key].dtype.kind == "S":
                        # As SEED-V's own notebook does.
                        out[name][key] = tag(pickle.loads(npz[key]))
        else:
            out[name] = tag(pickle.loads(data, encoding="latin1") if "deap" in name else pickle.loads(data))
    return out


def npz():
    random = np.random.default_rng(6)
    cases = []

    def add(name, array, **options):
        out = io.BytesIO()
        np.lib.format.write_array(out, array, **options)
        cases.append([name, encode(out.getvalue()), tag(array)])

    add("float64", np.round(random.normal(size=(3, 4)), 3))
    add("fortran", np.asfortranarray(np.arange(6, dtype="f4").reshape(2, 3)))
    add("list", np.arange(5, dtype=">i8"))
    add("single", np.array(True))
    add("none", np.zeros((0, 2), "u2"))
    add("bytes", np.array([b"ab", b"c"]))
    add("strings", np.array([["ž", "ab"]]))
    add("objects", np.array([{"a": 1}, [1.5]], dtype=object))
    add("format 2", np.arange(3.0), version=(2, 0))
    add("format 3", np.arange(3.0), version=(3, 0))

    files = []
    trials = {trial: np.round(random.normal(size=(2 + trial, 4)), 3) for trial in range(3)}
    labels = {trial: np.full(2 + trial, float(trial)) for trial in range(3)}

    def save(name, write, expected):
        out = io.BytesIO()
        write(out)
        files.append([name, encode(out.getvalue()), {key: tag(value) for key, value in expected.items()}])

    arrays = {"a": np.arange(3.0), "b": np.zeros((40, 40), "i4")}
    save("savez", lambda out: np.savez(out, **arrays), arrays)
    save("savez_compressed", lambda out: np.savez_compressed(out, **arrays), arrays)
    seed = {"data": trials, "label": labels}
    for protocol in (2, 3, 4):
        held = {key: pickle.dumps(value, protocol) for key, value in seed.items()}
        save(f"seed-v, protocol {protocol}", lambda out: np.savez(out, **held), seed)
    held = {key: np.frombuffer(pickle.dumps(value, 4), "u1") for key, value in seed.items()}
    save("seed-v, uint8", lambda out: np.savez_compressed(out, **held), seed)
    held = {key: np.array(pickle.dumps(value, 4), dtype=object) for key, value in seed.items()}
    save("seed-v, object", lambda out: np.savez(out, **held), seed)
    return {"npy": cases, "npz": files}


def main():
    made = f"tools/reference/eeg/pickles.py, numpy {np.__version__}"
    write = lambda folder, name, content: (FORMAT / folder / "fixtures" / name).write_text(
        json.dumps({"made": made, **content, "written": read_written(FORMAT / folder / "fixtures/written")}, separators=(",", ":")) + "\n"
    )
    write("pickle", "pickles.json", {"values": values(), "malicious": malicious()})
    write("npz", "npz.json", npz())


if __name__ == "__main__":
    main()
