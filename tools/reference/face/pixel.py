#!/usr/bin/env python3
"""Pictures warped, resized, blurred and equalised by OpenCV, SciPy and scikit-image, as reference values.

    python3 tools/reference/face/pixel.py LONDON_FACES    (numpy, scipy, scikit-image, opencv-python-headless)

LONDON_FACES is a folder that holds crops/001_neutral.png and the like, 96 x 102 gray crops of the Face Research Lab London
Set (DeBruine & Jones, 2017, https://doi.org/10.6084/m9.figshare.5047666, CC BY 4.0).

Writes
- packages/face/src/pixel/fixtures/pictures.json: 48 x 51 pixels cut out of one crop, and seeded noise of 16 bits;
- packages/face/src/pixel/fixtures/warp.json: warps by scipy.ndimage.map_coordinates and skimage.transform.warp, and the
  largest deviation of cv2.warpAffine from them;
- packages/face/src/pixel/fixtures/resize.json, blur.json, equalize.json, contrast.json.

All but the equalisations, which are defined on 8-bit images, start from the float32 values that the package holds.
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np
import scipy
import skimage.exposure
from scipy import ndimage
from skimage import transform as sktransform

PACKAGE = Path(__file__).parents[3] / "packages/face/src"
MADE = (
    f"tools/reference/face/pixel.py, numpy {np.__version__}, scipy {scipy.__version__}, "
    f"scikit-image {skimage.__version__}, opencv {cv2.__version__}"
)


def write(name, content):
    path = PACKAGE / "pixel/fixtures" / name
    path.write_text(json.dumps({"made": MADE, **content}, separators=(",", ":")) + "\n")


def rounded(values):
    """Nine digits: far below the float32 steps of what is compared."""
    return [float(f"{value:.9g}") for value in np.asarray(values, dtype=np.float64).ravel()]


def similarity(degrees, scale, x, y):
    angle = np.deg2rad(degrees)
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    return [cos, -sin, x, sin, cos, y]


def warp_cases(pictures):
    cases = []
    for picture, matrix, width, height in [
        ("face", similarity(17, 0.8, 9.3, -4.1), 40, 37),
        ("face", similarity(-160, 1.7, 50.2, 61.9), 31, 33),  # upside down, enlarged
        ("face", [0.9, 0.35, -3.5, -0.2, 1.2, 4.25], 36, 29),  # sheared
        ("noise", [-1, 0, 22, 0, 1, 0], 23, 17),  # a mirror, exact
        ("noise", similarity(0, 1, 3, -2), 23, 17),  # whole pixels, exact
        ("noise", similarity(200, 0.6, 12, 9), 14, 19),
    ]:
        image = pictures[picture]
        full = np.array([matrix[:3], matrix[3:], [0, 0, 1]], dtype=np.float64)
        back = np.linalg.inv(full)
        x, y = np.meshgrid(np.arange(width), np.arange(height))
        source = back @ np.stack([x.ravel(), y.ravel(), np.ones(x.size)])
        for border, mode, edge, flag in [
            ("replicate", "nearest", "edge", cv2.BORDER_REPLICATE),
            (0.25, "grid-constant", "constant", cv2.BORDER_CONSTANT),
        ]:
            level = 0.0 if border == "replicate" else border
            values = ndimage.map_coordinates(image, [source[1], source[0]], order=1, mode=mode, cval=level)
            values = values.reshape(height, width)
            other = sktransform.warp(image, back, order=1, mode=edge, cval=level, output_shape=(height, width))
            opencv = cv2.warpAffine(
                image.astype(np.float32), full[:2], (width, height), flags=cv2.INTER_LINEAR, borderMode=flag, borderValue=level
            )
            cases.append(
                {
                    "picture": picture,
                    "matrix": matrix,
                    "width": width,
                    "height": height,
                    "border": border,
                    "values": rounded(values),
                    "scikitImage": float(abs(other - values).max()),
                    "openCv": float(abs(opencv - values).max()),
                }
            )
            print("warp", picture, border, cases[-1]["scikitImage"], cases[-1]["openCv"])
    return cases


def resize_cases(pictures):
    cases = []
    for picture, method, width, height in [
        ("face", "linear", 33, 70),
        ("face", "linear", 20, 20),
        ("face", "area", 24, 17),  # whole factors
        ("face", "area", 31, 23),
        ("noise", "area", 5, 16),
        ("noise", "linear", 64, 3),
    ]:
        image = pictures[picture].astype(np.float32)
        flag = {"linear": cv2.INTER_LINEAR, "area": cv2.INTER_AREA}[method]
        values = cv2.resize(image, (width, height), interpolation=flag)
        cases.append({"picture": picture, "method": method, "width": width, "height": height, "values": rounded(values)})
    return cases


def main():
    folder = Path(sys.argv[1])
    crop = cv2.imread(str(folder / "crops/001_neutral.png"), cv2.IMREAD_GRAYSCALE)
    assert crop.shape == (102, 96)
    face = crop[30:81, 24:72]
    noise = np.random.default_rng(5).integers(0, 65536, (17, 23))
    pictures = {
        "face": {"maximum": 255, "integers": face},
        "noise": {"maximum": 65535, "integers": noise},
    }
    write(
        "pictures.json",
        {
            "pictures": {
                name: {
                    "width": picture["integers"].shape[1],
                    "height": picture["integers"].shape[0],
                    "maximum": picture["maximum"],
                    "values": picture["integers"].ravel().tolist(),
                }
                for name, picture in pictures.items()
            }
        },
    )
    floats = {
        name: (picture["integers"] / picture["maximum"]).astype(np.float32).astype(np.float64)
        for name, picture in pictures.items()
    }
    write("warp.json", {"cases": warp_cases(floats)})
    write("resize.json", {"cases": resize_cases(floats)})
    write(
        "blur.json",
        {
            "cases": [
                {"picture": name, "sd": sd, "values": rounded(ndimage.gaussian_filter(floats[name], sd, mode="nearest"))}
                for name, sd in [("face", 1.3), ("noise", 0.4), ("noise", 7.0)]
            ]
        },
    )
    dark = (face // 4 + 20).astype(np.uint8)
    flat = np.full((6, 5), 93, np.uint8)
    two = np.array([[10, 200, 10], [10, 10, 200]], np.uint8)
    eight = {"face": face, "dark": dark, "flat": flat, "two": two}
    write(
        "equalize.json",
        {
            "images": {
                name: {
                    "width": image.shape[1],
                    "height": image.shape[0],
                    "values": image.ravel().tolist(),
                    "equalized": cv2.equalizeHist(np.ascontiguousarray(image)).ravel().tolist(),
                }
                for name, image in eight.items()
            },
            "clahe": [
                {
                    "picture": name,
                    "columns": columns,
                    "rows": rows,
                    "limit": limit,
                    "values": cv2.createCLAHE(limit, (columns, rows)).apply(np.ascontiguousarray(eight[name])).ravel().tolist(),
                }
                for name, columns, rows, limit in [
                    ("face", 8, 8, 2.0),  # divides along x only
                    ("face", 4, 3, 3.5),  # divides
                    ("face", 5, 3, 0.0),  # divides along y only; no limit
                    ("dark", 7, 10, 1.0),
                    ("dark", 1, 1, 4.0),
                    ("face", 24, 25, 2.0),
                ]
            ],
        },
    )
    image = floats["face"]
    low, high = np.quantile(image, [0.03, 0.97])
    write(
        "contrast.json",
        {
            "stretch": [
                {"cut": 0, "values": rounded(skimage.exposure.rescale_intensity(image, out_range=(0, 1)))},
                {"cut": 0.03, "values": rounded(skimage.exposure.rescale_intensity(image, (low, high), (0, 1)))},
            ],
            "normalize": [
                {"mean": mean, "sd": sd, "values": rounded(np.clip(mean + sd * (image - image.mean()) / image.std(), 0, 1))}
                for mean, sd in [(0.5, 0.2), (0.4, 0.35)]
            ],
        },
    )


if __name__ == "__main__":
    main()
