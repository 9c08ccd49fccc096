"""Reference values for STRNN: forward pass, loss and gradients in float64 PyTorch, straight from the
equations of the model as reconstructed (packages/core/src/model/StrnnModel.ts).

Slow and plain on purpose: one site at a time, no batching over levels. Usage:
    cd tools/reference/core; to=../../../packages/core/src/reference/fixtures
    python3 strnn_reference.py small > $to/strnn_small.json              # 3x4 full grid
    python3 strnn_reference.py small-tanh > $to/strnn_small-tanh.json
    python3 strnn_reference.py seed62 > $to/strnn_seed62.json            # 62 electrodes with holes in the grid
Needs only torch (any version). Every array is written as {"shape": [...], "data": [...]}, row-major.
"""
import json, math, os, sys
import torch

torch.set_default_dtype(torch.float64)
CASES = {
    "small": dict(B=2, T=3, D=2, H=3, K=2, M=4, Ht=3, Kt=2, C=3, activation="relu", seed=1),
    "small-tanh": dict(B=2, T=4, D=2, H=3, K=3, M=4, Ht=5, Kt=2, C=4, activation="tanh", seed=2),
    "seed62": dict(B=1, T=2, D=5, H=4, K=3, M=5, Ht=4, Kt=2, C=3, activation="relu", seed=3),
}
CORNERS = {"top-left": (1, 1), "top-right": (1, -1), "bottom-left": (-1, 1), "bottom-right": (-1, -1)}


def cells(case):
    if case.startswith("small"):
        return [(r, c) for r in range(3) for c in range(4)]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "..", "..", "packages", "eeg", "src", "montage", "fixtures", "seed62_grid.json")) as f:
        return [(s["row"], s["col"]) for s in json.load(f)["channels"]]


def dag(sites, di, dj):
    """Visiting order and predecessor lists of one corner sweep: the vertical, horizontal and diagonal
    neighbour towards the starting corner, each only where the grid has a site there."""
    at = {rc: i for i, rc in enumerate(sites)}
    order = sorted(range(len(sites)), key=lambda i: (di * sites[i][0], dj * sites[i][1]))
    preds = [[at[q] for q in ((r - di, c), (r, c - dj), (r - di, c - dj)) if q in at] for r, c in sites]
    return order, preds


def main(case):
    cfg = CASES[case]
    B, T, D, H, K, M, Ht, Kt, C = (cfg[k] for k in ("B", "T", "D", "H", "K", "M", "Ht", "Kt", "C"))
    sites = cells(case)
    N = len(sites)
    g = torch.Generator().manual_seed(cfg["seed"])
    rand = lambda *s: torch.rand(*s, generator=g) * 2 - 1
    act = torch.relu if cfg["activation"] == "relu" else torch.tanh
    x, y = rand(B, T, N, D), torch.randint(0, C, (B,), generator=g)
    P = {}
    for d in CORNERS:
        P[f"U/{d}"] = rand(H, D) / math.sqrt(D)
        P[f"W/{d}"] = rand(H, H) / math.sqrt(3 * H)
        P[f"b/{d}"] = rand(H) * 0.1
        P[f"G/{d}"] = rand(N, K) / math.sqrt(N)
        P[f"P/{d}"] = rand(M, K * H) / math.sqrt(K * H)
    for e in ("forward", "backward"):
        P[f"R/{e}"] = rand(Ht, M) / math.sqrt(M)
        P[f"V/{e}"] = rand(Ht, Ht) / math.sqrt(Ht)
        P[f"c/{e}"] = rand(Ht) * 0.1
        P[f"F/{e}"] = rand(T, Kt) / math.sqrt(T)
        P[f"O/{e}"] = rand(C, Kt * Ht) / math.sqrt(Kt * Ht)
    P["o/bias"] = rand(C) * 0.1
    for p in P.values():
        p.requires_grad_(True)

    m = torch.zeros(B, T, M)
    inter = {}
    for d, (di, dj) in CORNERS.items():
        order, preds = dag(sites, di, dj)
        h = [None] * N
        for n in order:
            a = x[:, :, n] @ P[f"U/{d}"].T + P[f"b/{d}"]          # (B, T, H)
            for p in preds[n]:
                a = a + h[p] @ P[f"W/{d}"].T
            h[n] = act(a)
        h = torch.stack(h, 2)                                      # (B, T, N, H)
        s = torch.einsum("btnh,nk->btkh", h, P[f"G/{d}"])          # (B, T, K, H)
        m = m + s.reshape(B, T, K * H) @ P[f"P/{d}"].T             # (B, T, M)
        inter[f"h/{d}"], inter[f"s/{d}"] = h, s
    inter["m"] = m
    o = P["o/bias"]
    for e in ("forward", "backward"):
        state, hs = torch.zeros(B, Ht), [None] * T
        for t in (range(T) if e == "forward" else reversed(range(T))):
            state = act(m[:, t] @ P[f"R/{e}"].T + state @ P[f"V/{e}"].T + P[f"c/{e}"])
            hs[t] = state
        hs = torch.stack(hs, 1)                                    # (B, T, Ht)
        q = torch.einsum("bth,tk->bkh", hs, P[f"F/{e}"])           # (B, Kt, Ht)
        o = o + q.reshape(B, Kt * Ht) @ P[f"O/{e}"].T
        inter[f"temporal/{e}"], inter[f"q/{e}"] = hs, q
    inter["logits"] = o
    ce = torch.nn.functional.cross_entropy(o, y)
    ce.backward()
    G = [P[f"G/{d}"] for d in CORNERS]; F = [P["F/forward"], P["F/backward"]]
    pen = {"l1": lambda w: w.abs().sum(), "l21_rows": lambda w: w.norm(dim=1).sum()}
    dump = lambda t: {"shape": list(t.shape), "data": [round(v, 10) for v in t.detach().reshape(-1).tolist()]}
    json.dump({
        "config": cfg | {"N": N}, "sites": sites, "x": dump(x), "labels": y.tolist(),
        "predecessors": {d: dag(sites, *v)[1] for d, v in CORNERS.items()},
        "parameters": {k: dump(v) for k, v in P.items()},
        "intermediate": {k: dump(v) for k, v in inter.items()},
        "cross_entropy": ce.item(),
        "penalty": {k: {"G": sum(f(w) for w in G).item(), "F": sum(f(w) for w in F).item()} for k, f in pen.items()},
        "gradients_of_cross_entropy": {k: dump(v.grad) for k, v in P.items()},
    }, sys.stdout)


main(sys.argv[1] if len(sys.argv) > 1 else "small")
