#!/usr/bin/env python3
"""Small PNG and JPEG files of every kind with the values that OpenCV reads from them, as reference values.

    python3 tools/reference/face/image_files.py     (numpy, Pillow, opencv-python-headless)

Writes packages/face/src/image/fixtures/png_files.json and jpeg_files.json: files in base64, sizes, and the integers that they
hold. The PNG files are put together here, chunk by chunk, with every filter; OpenCV reads them back and has to agree with what was
written. The JPEG files come from Pillow and OpenCV (libjpeg), and their values from
OpenCV, which applies the orientation.
"""

import base64
import io
import json
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import PIL
from PIL import Image, ImageCms

FIXTURES = Path(__file__).parents[3] / "packages/face/src/image/fixtures"
HEIGHT, WIDTH = 11, 13
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
NAMES = {0: "gray", 2: "colour", 3: "palette", 4: "gray with alpha", 6: "colour with alpha"}
rng = np.random.default_rng(7)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def filtered(row, above, kind, step):
    out = [kind]
    for i, value in enumerate(row):
        a = row[i - step] if i >= step else 0
        b = above[i]
        c = above[i - step] if i >= step else 0
        out.append((value - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) % 256)
    return bytes(out)


def packed(row, depth):
    """(columns, samples) integers -> bytes, the first in the highest bits."""
    flat = row.reshape(-1)
    if depth == 16:
        return list(flat.astype(">u2").tobytes())
    bits = "".join(format(int(value), f"0{depth}b") for value in flat)
    bits += "0" * (-len(bits) % 8)
    return [int(bits[i : i + 8], 2) for i in range(0, len(bits), 8)]


def png(values, kind, depth, interlaced=False, extra=(), parts=1, kinds=(0, 1, 2, 3, 4)):
    """values: (height, width, samples)"""
    height, width, samples = values.shape
    step = max(1, depth * samples // 8)
    raw, count = b"", 0
    for left, top, across, down in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = values[top::down, left::across]
        if part.size == 0:
            continue
        above = [0] * len(packed(part[0], depth))
        for row in part:
            row = packed(row, depth)
            raw += filtered(row, above, kinds[count % len(kinds)], step)
            count += 1
            above = row
    data = zlib.compress(raw, 9)
    cuts = np.linspace(0, len(data), parts + 1).astype(int)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    body = b"".join(chunk(b"IDAT", data[a:b]) for a, b in zip(cuts, cuts[1:]))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(*one) for one in extra) + body + chunk(b"IEND", b"")
    )


def picture(samples, depth, shape=(HEIGHT, WIDTH)):
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    top = 2**depth - 1
    planes = [(np.sin(0.5 * x + k) * np.cos(0.4 * y - k) + 1) / 2 * top for k in range(samples)]
    noise = rng.integers(0, max(2, top // 8), (*shape, samples))
    values = (np.stack(planes, -1).astype(np.int64) + noise) % (top + 1)
    if samples in (2, 4):
        values[..., -1] = rng.integers(0, top + 1, shape)  # alpha, down to 0: it must not change the rest
    return values


def check_with_opencv(data, wanted, depth):
    """Makes sure that OpenCV reads the wanted integers; gray stays one channel."""
    flags = cv2.IMREAD_ANYDEPTH | (cv2.IMREAD_COLOR if wanted.shape[-1] == 3 else cv2.IMREAD_GRAYSCALE)
    seen = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    assert seen is not None
    seen = seen[..., None] if seen.ndim == 2 else seen[..., ::-1]
    # Fewer bits than 8 are spread to 8.
    spread = wanted * (255 // (2**depth - 1)) if depth < 8 else wanted
    assert np.array_equal(seen, spread), (depth, wanted.shape)


def png_files():
    files = []

    def add(name, data, values, maximum, depth=8):
        values = np.asarray(values)
        check_with_opencv(data, values, depth)
        files.append(
            {
                "name": name,
                "width": values.shape[1],
                "height": values.shape[0],
                "channels": values.shape[2],
                "maximum": maximum,
                "values": values.ravel().tolist(),
                "base64": base64.b64encode(data).decode(),
            }
        )

    for kind, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 4: (8, 16), 6: (8, 16)}.items():
        for depth in depths:
            for interlaced in (False, True):
                values = picture(SAMPLES[kind], depth)
                kept = values[..., : 1 if kind in (0, 4) else 3]
                name = f"{NAMES[kind]}, {depth} bit{', interlaced' if interlaced else ''}"
                add(name, png(values, kind, depth, interlaced), kept, 2**depth - 1, depth)
    for depth in (1, 2, 4, 8):
        for interlaced in (False, True):
            colours = rng.integers(0, 256, (min(2**depth, 40), 3))
            index = rng.integers(0, len(colours), (HEIGHT, WIDTH, 1))
            palette = (b"PLTE", colours.astype(np.uint8).tobytes())
            data = png(index, 3, depth, interlaced, [palette])
            add(f"palette, {depth} bit{', interlaced' if interlaced else ''}", data, colours[index[..., 0]], 255)

    gray = picture(1, 8)
    for kind in range(5):
        add(f"filter {kind} alone", png(gray, 0, 8, kinds=(kind,)), gray, 255)
    for shape in [(1, 1), (1, 9), (9, 1), (3, 2), (5, 4)]:
        for interlaced in (False, True):
            small = picture(3, 16, shape)
            add(f"{shape[1]} x {shape[0]}{', interlaced' if interlaced else ''}", png(small, 2, 16, interlaced), small, 65535, 16)
    add("in 7 pieces", png(gray, 0, 8, parts=7), gray, 255)
    add("in pieces of one byte, some empty", png(gray, 0, 8, parts=400), gray, 255)
    extras = [
        (b"gAMA", struct.pack(">I", 100000)),
        (b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
        (b"tEXt", b"Comment\0of no importance"),
        (b"pHYs", struct.pack(">IIB", 2835, 5670, 1)),
    ]
    add("with a gamma, chromaticities, text, and pixels that are not square", png(gray, 0, 8, extra=extras), gray, 255)
    colour = picture(3, 8)
    add("with a transparent colour", png(colour, 2, 8, extra=[(b"tRNS", struct.pack(">3H", *colour[2, 2]))]), colour, 255)
    index = rng.integers(0, 4, (HEIGHT, WIDTH, 1))
    four = np.array([[10, 20, 30], [200, 100, 50], [0, 255, 0], [255, 255, 255]])
    extra = [(b"PLTE", four.astype(np.uint8).tobytes()), (b"tRNS", bytes([0, 128, 255]))]
    add("palette with transparent colours", png(index, 3, 2, extra=extra), four[index[..., 0]], 255)
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)  # when it was made
    add("with a colour profile", png(colour, 2, 8, extra=[(b"iCCP", b"sRGB\0\0" + zlib.compress(bytes(profile), 9))]), colour, 255)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x112] = orientation
        data = png(colour, 2, 8, extra=[(b"eXIf", exif.tobytes()[6:])])
        turned = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)[..., ::-1]
        add(f"orientation {orientation}", data, turned, 255)
    return files


def jpeg_files():
    y, x = np.mgrid[0:40, 0:56]
    head = ((x - 28) / 20) ** 2 + ((y - 20) / 17) ** 2 < 1
    level = np.where(head, 190 - 0.1 * (x - 20) ** 2, 60 + 2 * y) + rng.normal(0, 3, x.shape)
    for cx in (20, 36):
        level = np.where((x - cx) ** 2 + (2 * (y - 16)) ** 2 < 20, 25, level)
    gray = np.clip(level, 0, 255).astype(np.uint8)
    colour = np.clip(np.stack([level, level * np.where(head, 0.8, 1.1), level * np.where(head, 0.65, 1.3)], -1), 0, 255)
    colour = colour.astype(np.uint8)
    files = []

    def add(name, data):
        flags = cv2.IMREAD_GRAYSCALE if "gray" in name else cv2.IMREAD_COLOR
        seen = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
        seen = seen[..., None] if seen.ndim == 2 else seen[..., ::-1]
        files.append(
            {
                "name": name,
                "width": seen.shape[1],
                "height": seen.shape[0],
                "channels": seen.shape[2],
                "values": base64.b64encode(np.ascontiguousarray(seen).tobytes()).decode(),
                "base64": base64.b64encode(data).decode(),
            }
        )

    def pillow(pixels, **options):
        stream = io.BytesIO()
        Image.fromarray(pixels).save(stream, "JPEG", **options)
        return stream.getvalue()

    add("gray", pillow(gray, quality=90))
    add("gray, progressive", pillow(gray, quality=75, progressive=True))
    add("gray, restarts", cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_RST_INTERVAL, 3])[1].tobytes())
    add("colour 4:4:4", pillow(colour, quality=90, subsampling=0))
    add("colour 4:2:2", pillow(colour, quality=90, subsampling=1))
    add("colour 4:2:0", pillow(colour, quality=90, subsampling=2))
    add("colour 4:2:0, progressive", pillow(colour, quality=90, subsampling=2, progressive=True))
    add("colour 4:4:4, kept as RGB", pillow(colour, quality=90, subsampling=0, keep_rgb=True))
    add("colour 4:4:4, odd size", pillow(np.ascontiguousarray(colour[:13, :27]), quality=90, subsampling=0))
    add("colour 4:2:0, one pixel", pillow(np.ascontiguousarray(colour[:1, :1]), quality=90, subsampling=2))
    add("colour 4:2:0, few columns", pillow(np.ascontiguousarray(colour[10:17, 18:22]), quality=90, subsampling=2))
    for name, factor in [("4:4:0", cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440), ("4:1:1", cv2.IMWRITE_JPEG_SAMPLING_FACTOR_411)]:
        options = [cv2.IMWRITE_JPEG_QUALITY, 90, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor]
        add(f"colour {name}", cv2.imencode(".jpg", colour[..., ::-1], options)[1].tobytes())
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x112] = orientation
        add(f"colour 4:4:4, orientation {orientation}", pillow(colour, quality=60, subsampling=0, exif=exif))
    cmyk = io.BytesIO()
    Image.fromarray(colour[:16, :16]).convert("CMYK").save(cmyk, "JPEG")
    return files, base64.b64encode(cmyk.getvalue()).decode()


def write(name, content):
    made = f"tools/reference/face/image_files.py, numpy {np.__version__}, Pillow {PIL.__version__}, OpenCV {cv2.__version__}"
    (FIXTURES / name).write_text(json.dumps({"made": made, **content}, separators=(",", ":")) + "\n")


def main():
    files = png_files()
    write("png_files.json", {"files": files})
    files, cmyk = jpeg_files()
    write("jpeg_files.json", {"files": files, "cmyk": cmyk})


main()
