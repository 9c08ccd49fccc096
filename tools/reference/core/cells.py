"""Reference values for the recurrent cells: states and all gradients, PyTorch in float64, site by site.

A lattice whose sites have 0, 1, 2 and 3 predecessors; the loss is a fixed linear function of all outputs h. Inputs and
parameters are multiples of 1/64, so that float32 holds them exactly. The equations are those in the docstrings of
packages/core/src/cell/{elman,gru,lstm}.ts, written out here for one site at a time.
Needs PyTorch (any 2.x). From the repository's root:
    python3 tools/reference/core/cells.py > packages/core/src/cell/fixtures/cells.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
S, D, H = 3, 2, 4
PREDECESSORS = [[3], [], [0, 1, 3], [], [0, 2], [4], [], [2, 5, 6]]
ORDER = [1, 3, 6, 0, 2, 4, 5, 7]
N = len(PREDECESSORS)


def elman(activation):
    def step(p, x, before):
        total = sum((h for (h,) in before), torch.zeros(S, H))
        return (activation(x @ p["U"].T + total @ p["W"].T + p["b"]),)

    return step


def gru(p, x, before):
    mean = sum((h for (h,) in before), torch.zeros(S, H)) / max(1, len(before))
    z = torch.sigmoid(x @ p["U_z"].T + mean @ p["W_z"].T + p["b_z"])
    r = torch.sigmoid(x @ p["U_r"].T + mean @ p["W_r"].T + p["b_r"])
    g = torch.tanh(x @ p["U_g"].T + (r * mean) @ p["W_g"].T + p["b_g"])
    return ((1 - z) * g + z * mean,)


def lstm(p, x, before):
    total = sum((h for h, _ in before), torch.zeros(S, H))
    i, o = (torch.sigmoid(x @ p[f"U_{k}"].T + total @ p[f"W_{k}"].T + p[f"b_{k}"]) for k in "io")
    g = torch.tanh(x @ p["U_g"].T + total @ p["W_g"].T + p["b_g"])
    c = i * g
    for h_p, c_p in before:
        c = c + torch.sigmoid(x @ p["U_f"].T + h_p @ p["W_f"].T + p["b_f"]) * c_p
    return (o * torch.tanh(c), c)


def draw(generator, *shape):
    return (torch.randn(*shape, generator=generator) * 48).round() / 64


def array(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().flatten().tolist()}


def case(cell, activation, step, gates, seed):
    generator = torch.Generator().manual_seed(seed)
    x = draw(generator, N, S, D).requires_grad_()
    parameters = {}
    for gate in gates:
        for letter, shape in (("U", (H, D)), ("W", (H, H)), ("b", (H,))):
            parameters[letter + gate] = draw(generator, *shape).requires_grad_()
    coefficients = draw(generator, N, S, H)
    states = [None] * N
    for n in ORDER:
        states[n] = step(parameters, x[n], [states[p] for p in PREDECESSORS[n]])
    h = torch.stack([state[0] for state in states])
    loss = (coefficients * h).sum()
    loss.backward()
    return {
        "cell": cell,
        "activation": activation,
        "x": array(x),
        "parameters": {name: array(value) for name, value in parameters.items()},
        "coefficients": array(coefficients),
        "h": array(h),
        "gradients": {name: array(value.grad) for name, value in {"x": x, **parameters}.items()},
    }


print(
    json.dumps(
        {
            "slices": S,
            "inputs": D,
            "hidden": H,
            "predecessors": PREDECESSORS,
            "cases": [
                case("elman", "tanh", elman(torch.tanh), [""], 1),
                case("elman", "relu", elman(torch.relu), [""], 2),
                case("gru", "tanh", gru, ["_z", "_r", "_g"], 3),
                case("lstm", "tanh", lstm, ["_i", "_f", "_o", "_g"], 4),
            ],
        },
        separators=(",", ":"),
    )
)
