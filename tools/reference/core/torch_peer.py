"""The peer to beat: one STRNN training step (forward, backward, Adam) in PyTorch on the CPU, float32.

    python3 tools/reference/core/torch_peer.py [--mode wavefront|per-node|naive] [--threads 1] [--steps 15]
                          [-B 32 -T 9 -D 5 -H 30 -K 20 -M 30 --Ht 30 --Kt 5 -C 3] [--compile]

wavefront  all sites of one lattice level at once, adjacency matmul per level: the best eager PyTorch we know
per-node   one site at a time, batch x time folded into the batch
naive      one site and one time slice at a time, as public code does
Sites: the 62-electrode grid of the reference file strnn_seed62.json. Prints one JSON line: median and
minimum milliseconds per step. Compare only with figures taken in the same run on the same machine, on the same
number of threads.
"""
import argparse, json, os, statistics, time
import torch

ap = argparse.ArgumentParser()
ap.add_argument("--mode", default="wavefront", choices=["wavefront", "per-node", "naive"])
ap.add_argument("--threads", type=int, default=1); ap.add_argument("--steps", type=int, default=15)
ap.add_argument("--compile", action="store_true")
for name, value in dict(B=32, T=9, D=5, H=30, K=20, M=30, C=3).items():
    ap.add_argument(f"-{name}", type=int, default=value)
ap.add_argument("--Ht", type=int, default=30); ap.add_argument("--Kt", type=int, default=5)
a = ap.parse_args()
torch.set_num_threads(a.threads); torch.manual_seed(0)
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "../../../packages/core/src/reference/fixtures/strnn_seed62.json")) as f:
    sites = [tuple(site) for site in json.load(f)["sites"]]
N, S = len(sites), a.B * a.T
at = {rc: i for i, rc in enumerate(sites)}
lattices = []
for di, dj in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
    preds = [[at[q] for q in ((r - di, c), (r, c - dj), (r - di, c - dj)) if q in at] for r, c in sites]
    level = {}
    for n in sorted(range(N), key=lambda i: (di * sites[i][0], dj * sites[i][1])):
        level[n] = 1 + max((level[p] for p in preds[n]), default=-1)
    order = sorted(range(N), key=lambda n: level[n])
    pos = {n: i for i, n in enumerate(order)}
    steps, start = [], 0
    for l in range(max(level.values()) + 1):
        now = [n for n in order if level[n] == l]
        adj = torch.zeros(len(now), max(start, 1))
        for i, n in enumerate(now):
            for p in preds[n]:
                adj[i, pos[p]] = 1
        low = int((adj.sum(0) > 0).nonzero().min()) if start else 0
        steps.append((start, len(now), adj[:, low:].contiguous(), low)); start += len(now)
    lattices.append((torch.tensor(order), order, preds, steps))


def param(*shape, gain=1.0):
    return (torch.randn(*shape) * gain / shape[0] ** 0.5).requires_grad_(True)


spatial = [dict(U=param(a.D, a.H), W=param(a.H, a.H, gain=0.4), b=param(a.H), G=param(N, a.K), P=param(a.K * a.H, a.M)) for _ in lattices]
temporal = [dict(R=param(a.M, a.Ht), V=param(a.Ht, a.Ht), c=param(a.Ht), F=param(a.T, a.Kt), O=param(a.Kt * a.Ht, a.C)) for _ in range(2)]
x, y = torch.randn(a.B, a.T, N, a.D), torch.randint(0, a.C, (a.B,))


def wavefront(x):
    xs, m = x.reshape(S, N, a.D).transpose(0, 1).contiguous(), 0
    for (order, _, _, steps), p in zip(lattices, spatial):
        xu = torch.addmm(p["b"], xs.index_select(0, order).view(N * S, a.D), p["U"]).view(N, S * a.H)
        state = None
        for start, n, adj, low in steps:
            z = xu[start:start + n]
            if start:
                z = z.reshape(n * S, a.H).addmm((adj @ state[low:]).view(n * S, a.H), p["W"]).view(n, S * a.H)
            h = torch.relu(z); state = h if state is None else torch.cat([state, h], 0)
        s = (p["G"].index_select(0, order).t() @ state).view(a.K, S, a.H).transpose(0, 1).reshape(S, a.K * a.H)
        m = m + s @ p["P"]
    return m.view(a.B, a.T, a.M)


def per_node(x):
    xs, m = x.reshape(-1, N, a.D), 0
    for (_, order, preds, _), p in zip(lattices, spatial):
        h = [None] * N
        for n in order:
            z = xs[:, n] @ p["U"] + p["b"]
            if preds[n]:
                z = z + sum(h[q] for q in preds[n]) @ p["W"]
            h[n] = torch.relu(z)
        m = m + torch.einsum("snh,nk->skh", torch.stack(h, 1), p["G"]).reshape(-1, a.K * a.H) @ p["P"]
    return m.view(x.shape[0], -1, a.M)


spatial_layer = {"wavefront": wavefront, "per-node": per_node,
                 "naive": lambda x: torch.cat([per_node(x[:, t:t + 1]) for t in range(a.T)], 1)}[a.mode]


def loss_of(x):
    m, o = spatial_layer(x), 0
    for e, p in enumerate(temporal):
        xp, h, hs = m @ p["R"] + p["c"], torch.zeros(a.B, a.Ht), [None] * a.T
        for t in (range(a.T) if e == 0 else range(a.T - 1, -1, -1)):
            h = torch.relu(xp[:, t] + h @ p["V"]); hs[t] = h
        o = o + torch.einsum("bth,tk->bkh", torch.stack(hs, 1), p["F"]).reshape(a.B, -1) @ p["O"]
    return torch.nn.functional.cross_entropy(o, y)


if a.compile:
    loss_of = torch.compile(loss_of)
params = [v for p in spatial + temporal for v in p.values()]
m1, m2, t = [torch.zeros_like(v) for v in params], [torch.zeros_like(v) for v in params], 0


def adam(lr=1e-3, b1=0.9, b2=0.999):
    # torch.optim.Adam(foreach=True)'s arithmetic, written out so that any torch runs it
    global t; t += 1
    with torch.no_grad():
        g = [v.grad for v in params]
        torch._foreach_mul_(m1, b1); torch._foreach_add_(m1, g, alpha=1 - b1)
        torch._foreach_mul_(m2, b2); torch._foreach_addcmul_(m2, g, g, 1 - b2)
        d = torch._foreach_sqrt(m2); torch._foreach_div_(d, (1 - b2 ** t) ** 0.5); torch._foreach_add_(d, 1e-8)
        torch._foreach_addcdiv_(params, m1, d, -lr / (1 - b1 ** t))


times = []
for i in range(a.steps + 3):
    begin = time.perf_counter()
    for v in params: v.grad = None
    loss = loss_of(x); loss.backward(); adam()
    if i >= 3: times.append((time.perf_counter() - begin) * 1e3)
print(json.dumps({"torch": torch.__version__, "mode": a.mode, "compiled": a.compile, "threads": a.threads, "steps": a.steps,
                  "ms_median": round(statistics.median(times), 2), "ms_min": round(min(times), 2), "loss": round(loss.item(), 5)}))
