#!/usr/bin/env python3
"""PGM and PPM files with their values, luma, and means of image blocks by NumPy, as reference values.

    python3 tools/reference/face/pgm_blocks.py [CMU_FACES]     (numpy)

Writes
- packages/face/src/image/fixtures/drawn_face.json: a face drawn here (37 x 29 pixels, odd on purpose), as files in every format
  (base64, so that no tool touches their line ends), the integers that they hold, and the luma of the colour image;
- packages/face/src/region/fixtures/block_means.json: block means of that face, in float64;
- packages/face/src/region/fixtures/cmu_faces.json, with CMU_FACES (the folder that holds full_sample/): numbers of four real
  photographs of the CMU Face Images (T. Mitchell, 1997, UCI, https://doi.org/10.24432/C5JC79). The photographs themselves
  are not copied: their terms ("free of charge for any educational purpose", with attribution) are narrower than our licence.

The block means take another way than the package: every pixel is repeated so often that each border falls between two
copies, and the copies are averaged with equal weight, in whole numbers up to the last division.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

HEIGHT, WIDTH = 29, 37
# rows, columns, overlap as a fraction (numerator, denominator)
GRIDS = [(1, 1, 0, 1), (4, 5, 0, 1), (29, 37, 0, 1), (3, 7, 0, 1), (4, 4, 1, 2), (5, 3, 1, 4), (6, 2, 1, 10), (3, 3, 2, 3)]
PACKAGE = Path(__file__).parents[3] / "packages/face/src"


def draw(smile, maximum):
    """Head, brows, eyes and mouth; red, green, blue as integers 0 to maximum."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    u, v = (x - 18) / 14.0, (y - 14) / 14.0
    head = u**2 + v**2 < 1
    level = np.where(head, 0.78 - 0.25 * (u + v) ** 2 / 2, 0.15 + 0.2 * y / HEIGHT)
    for side in (-1, 1):
        level = np.where((u - 0.4 * side) ** 2 + (2 * (v + 0.2)) ** 2 < 0.03, 0.05, level)
        level = np.where((abs(u - 0.4 * side) < 0.25) & (abs(v + 0.45 + 0.1 * smile) < 0.06), 0.3, level)
    level = np.where((abs(u) < 0.45) & (abs(v - 0.55 + smile * (2 * u**2 - 0.2)) < 0.09), 0.0, level)
    colour = np.stack([level, level * np.where(head, 0.8, 1.0), level * np.where(head, 0.65, 1.1)], axis=-1)
    return np.rint(np.clip(colour * 1.25, 0, 1) * maximum).astype(np.int64)


def plain(magic, values, maximum, header="{magic}\n{width} {height}\n{maximum}\n", separator=" "):
    text = header.format(magic=magic, width=WIDTH, height=HEIGHT, maximum=maximum)
    return (text + separator.join(map(str, values.ravel())) + "\n").encode()


def raw(magic, values, maximum, header="{magic}\n{width} {height}\n{maximum}\n"):
    text = header.format(magic=magic, width=WIDTH, height=HEIGHT, maximum=maximum)
    return text.encode() + values.astype(">u2" if maximum > 255 else "u1").tobytes()


def block_means(images, rows, columns, p, q):
    """images (T, H, W) of integers -> (T, rows, columns); neighbours share p/q of a block."""
    parts = (rows * q - (rows - 1) * p, columns * q - (columns - 1) * p)
    _, height, width = images.shape
    fine = np.repeat(np.repeat(images, parts[0], axis=1), parts[1], axis=2)
    means = np.empty((len(images), rows, columns))
    for r in range(rows):
        for c in range(columns):
            top, left = r * (q - p) * height, c * (q - p) * width
            means[:, r, c] = fine[:, top : top + q * height, left : left + q * width].mean(axis=(1, 2))
    return means


def write(path, content):
    made = f"tools/reference/face/pgm_blocks.py, numpy {np.__version__}"
    path.write_text(json.dumps({"made": made, **content}, separators=(",", ":")) + "\n")


def main():
    images = {
        "colour8": (draw(1, 255), 255),
        "colour16": (draw(1, 4095), 4095),
    }
    images["gray8"] = (images["colour8"][0][..., 1] * 200 // 255, 200)
    images["gray16"] = (draw(0, 65535)[..., 0], 65535)
    commented = "{magic}# a comment at once\r\n#\n  # 12 13\n\t{width}#width\n\x0b\x0c{height}\r\n# the maximum\n{maximum}# last\n"
    windows = "{magic}\r\n{width} {height}\r\n{maximum}\r\n"
    files = {
        "P2": ("gray8", plain("P2", *images["gray8"])),
        "P2 16 bit": ("gray16", plain("P2", *images["gray16"])),
        "P2 with comments": ("gray8", plain("P2", *images["gray8"], header=commented, separator="\t\r\n# 7\n ")),
        "P3": ("colour8", plain("P3", *images["colour8"])),
        "P3 16 bit": ("colour16", plain("P3", *images["colour16"], separator="\n")),
        "P5": ("gray8", raw("P5", *images["gray8"])),
        "P5 16 bit": ("gray16", raw("P5", *images["gray16"])),
        "P5 with comments": ("gray8", raw("P5", *images["gray8"], header=commented)),
        "P5 with CR LF": ("gray16", raw("P5", *images["gray16"], header=windows)),
        "P5 with a final line end": ("gray8", raw("P5", *images["gray8"]) + b"\n"),
        "P6": ("colour8", raw("P6", *images["colour8"])),
        "P6 16 bit": ("colour16", raw("P6", *images["colour16"])),
    }
    red, green, blue = np.moveaxis((images["colour8"][0] / 255).astype(np.float32).astype(np.float64), -1, 0)
    write(
        PACKAGE / "image/fixtures/drawn_face.json",
        {
            "width": WIDTH,
            "height": HEIGHT,
            "images": {name: {"maximum": top, "values": values.ravel().tolist()} for name, (values, top) in images.items()},
            "files": [
                {"name": name, "image": image, "base64": base64.b64encode(content).decode()}
                for name, (image, content) in files.items()
            ],
            "luma": {"image": "colour8", "values": (0.299 * red + 0.587 * green + 0.114 * blue).ravel().tolist()},
        },
    )

    frames = np.stack([draw(smile, 255)[..., 0] for smile in (0, 0.5, 1)])
    cases = [
        {"rows": r, "columns": c, "overlap": p / q, "means": (block_means(frames, r, c, p, q) / 255).ravel().tolist()}
        for r, c, p, q in GRIDS
    ]
    write(
        PACKAGE / "region/fixtures/block_means.json",
        {"width": WIDTH, "height": HEIGHT, "maximum": 255, "frames": frames.reshape(3, -1).tolist(), "cases": cases},
    )

    if len(sys.argv) > 1:
        photographs = []
        for path in sorted((Path(sys.argv[1]) / "full_sample").glob("*.pgm")):
            magic, width, height, maximum, *values = path.read_text().split()
            assert magic == "P2"
            image = np.array(values, dtype=np.int64).reshape(1, int(height), int(width))
            photographs.append(
                {
                    "file": path.name,
                    "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                    "width": int(width),
                    "height": int(height),
                    "maximum": int(maximum),
                    "sum": int(image.sum()),
                    "means": (block_means(image, 7, 6, 1, 4) / int(maximum)).ravel().tolist(),
                }
            )
        grid = {"rows": 7, "columns": 6, "overlap": 0.25}
        write(PACKAGE / "region/fixtures/cmu_faces.json", {**grid, "photographs": photographs})


if __name__ == "__main__":
    main()
