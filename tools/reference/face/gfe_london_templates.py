#!/usr/bin/env python3
"""The faces at rest of the landmark schemes gfe-100 and tem-189.

    python3 tools/reference/face/gfe_london_templates.py     (numpy; reads datasets/uci-gfe and datasets/london-faces)

gfe-100: the mean of the - frames of every video, each put to eye coordinates (origin between the eyes, unit their distance,
eyes level), averaged over the videos of a signer and then over the two signers. tem-189: the same over the 102 neutral
pictures. Both averaged with their mirror image. Writes gfe100Template.ts and tem189Template.ts, and prints how far each
point is from its partner's mirror image, which shows a wrong mirror map.
"""

import csv

import numpy as np

from gfe_videos import BUNDLE, ROOT, bundled_videos, unpack

PACKAGE = ROOT / "packages/face/src/dataset"


def pairs(count, *groups):
    mirror = list(range(count))
    for left, right in groups:
        for a, b in zip(left, right):
            mirror[a], mirror[b] = b, a
    return mirror


def run(a, b):
    return list(range(a, b + 1)) if a <= b else list(range(a, b - 1, -1))


GFE_MIRROR = pairs(
    100,
    (run(0, 7), run(8, 15)),
    (run(16, 25), run(26, 35)),
    (run(36, 41), run(47, 42)),
    (run(48, 50), run(54, 52)),
    (run(55, 56), run(59, 58)),
    (run(60, 61), run(64, 63)),
    ([65], [67]),
    (run(68, 76), run(86, 78)),
    ([87], [88]),
    (run(90, 94), run(95, 99)),
)

TEM_MIRROR = pairs(
    189,
    ([0], [1]),
    (run(2, 9), [10, 17, 16, 15, 14, 13, 12, 11]),
    (run(18, 22), run(27, 23)),
    (run(28, 30), run(33, 31)),
    (run(34, 38), run(43, 39)),
    (run(44, 46), run(49, 47)),
    (run(50, 54), run(56, 60)),
    (run(61, 65), run(66, 70)),
    (run(71, 76), run(82, 77)),
    (run(83, 84), run(86, 85)),
    (run(87, 89), run(93, 91)),
    (run(94, 95), run(98, 97)),
    (run(99, 100), run(103, 102)),
    (run(104, 105), run(108, 107)),
    (run(109, 111), run(112, 114)),
    (run(115, 119), run(120, 124)),
    (run(125, 128), run(133, 130)),
    (run(134, 138), run(144, 140)),
    (run(145, 150), run(157, 152)),
    (run(158, 160), run(161, 163)),
    (run(164, 166), run(167, 169)),
    (run(170, 171), run(172, 173)),
    ([176], [178]),
    (run(179, 180), run(182, 181)),
    ([183], [184]),
    (run(185, 186), run(187, 188)),
)


def eye_coordinates(face, left, right):
    a, b = face[left].mean(0), face[right].mean(0)
    (dx, dy), centre = b - a, (a + b) / 2
    length = dx * dx + dy * dy
    x, y = (face - centre).T
    return np.stack([(x * dx + y * dy) / length, (y * dx - x * dy) / length], 1)


def symmetric(shape, mirror, name):
    mirrored = shape[mirror] * [-1, 1]
    apart = np.linalg.norm(shape - mirrored, axis=1)
    print(f"{name}: apart from the mirror image by {apart.mean():.3f} on average, most {apart.max():.3f} (point {apart.argmax()})")
    return (shape + mirrored) / 2


def write(folder, const, about, shape):
    rows = [f"  [{', '.join(f'{round(float(v), 4) + 0.0:g}' for v in point)}]," for point in shape]
    text = (
        f"// Written by tools/reference/face/gfe_london_templates.py.\n\n/** {about} Origin between the eyes, unit the distance between "
        f"them. */\nexport const {const}: readonly (readonly [x: number, y: number])[] = [\n" + "\n".join(rows) + "\n];\n"
    )
    (PACKAGE / folder / f"{const}.ts").write_text(text)


def main():
    means = {"a": [], "b": []}
    for row in bundled_videos():
        sums = unpack((BUNDLE / "videos" / f"{row['video']}.bin.gz").read_bytes())[4]
        means[row["signer"]].append(eye_coordinates(sums[:, :2] / 1000 / int(row["rest"]), [0, 4], [8, 12]))
    shape = np.mean([np.mean(faces, 0) for faces in means.values()], 0)
    write("gfe", "gfe100Template", "The mean face at rest of the two signers.", symmetric(shape, GFE_MIRROR, "gfe-100"))

    with open(ROOT / "datasets/london-faces/neutral_landmarks.csv", newline="") as file:
        faces = [np.array(row[1:], float).reshape(-1, 2) for row in list(csv.reader(file))[1:]]
    shape = np.mean([eye_coordinates(face, [0], [1]) for face in faces], 0)
    write("london", "tem189Template", "The mean face of the 102 neutral pictures.", symmetric(shape, TEM_MIRROR, "tem-189"))


if __name__ == "__main__":
    main()
