"""Reference predecessor lists of the four corner sweeps, on a full 3 x 4 lattice and on SEED's 62 electrodes.

Same rule as `dag` of the project's strnn_reference.py: the vertical, horizontal and diagonal neighbour towards the
starting corner, each only where the grid has a site there. The 3 x 4 case equals the `predecessors` of strnn_small.json.
Needs nothing but Python. From the repository's root:
    python3 tools/reference/corner_predecessors.py > packages/core/src/traversal/fixtures/corner_predecessors.json
"""
import json

CORNERS = {"top-left": (1, 1), "top-right": (1, -1), "bottom-left": (-1, 1), "bottom-right": (-1, -1)}


def predecessors(sites, di, dj):
    at = {rc: i for i, rc in enumerate(sites)}
    return [[at[q] for q in ((r - di, c), (r, c - dj), (r - di, c - dj)) if q in at] for r, c in sites]


def case(sites):
    return {"sites": sites, "predecessors": {name: predecessors(sites, *d) for name, d in CORNERS.items()}}


with open("packages/core/src/sites/fixtures/seed62_grid.json") as file:
    seed62 = [(row, column) for _, row, column in json.load(file)["channels"]]
small = [(row, column) for row in range(3) for column in range(4)]
print(json.dumps({"small": case(small), "seed62": case(seed62)}, separators=(",", ":")))
