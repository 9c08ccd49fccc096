"""Reference values for clipping and AdamW: torch.nn.utils.clip_grad_norm_ and torch.optim.AdamW, float64, 5 steps.

Two vectors, one with weight decay and one without (as weights and biases). The gradients are given, not computed: they
are multiples of 1/64, so that float32 holds them exactly, and some of them are longer than the largest norm.
Needs PyTorch (any 2.x). From the repository's root:
    python3 tools/reference/core/adam.py > packages/core/src/train/fixtures/adam.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
STEPS, RATE, DECAY, LARGEST = 5, 0.05, 0.1, 2.0
generator = torch.Generator().manual_seed(5)


def draw(size, scale):
    return (torch.randn(size, generator=generator) * scale * 64).round() / 64


weights, biases = draw(6, 1.0).requires_grad_(), draw(3, 1.0).requires_grad_()
optimizer = torch.optim.AdamW(
    [{"params": [weights], "weight_decay": DECAY}, {"params": [biases], "weight_decay": 0.0}],
    lr=RATE,
    betas=(0.9, 0.999),
    eps=1e-8,
)
start = torch.cat([weights, biases]).tolist()
steps = []
for number in range(STEPS):
    gradient = draw(9, 1.5 if number % 2 == 0 else 0.25)
    weights.grad, biases.grad = gradient[:6].clone(), gradient[6:].clone()
    norm = torch.nn.utils.clip_grad_norm_([weights, biases], LARGEST)
    clipped = torch.cat([weights.grad, biases.grad]).tolist()
    optimizer.step()
    state = [optimizer.state[p] for p in (weights, biases)]
    steps.append(
        {
            "gradient": gradient.tolist(),
            "norm": norm.item(),
            "clipped": clipped,
            "first": torch.cat([s["exp_avg"] for s in state]).tolist(),
            "second": torch.cat([s["exp_avg_sq"] for s in state]).tolist(),
            "vector": torch.cat([weights, biases]).tolist(),
        }
    )
print(
    json.dumps(
        {
            "learningRate": RATE,
            "weightDecay": DECAY,
            "largestNorm": LARGEST,
            "weights": 6,
            "start": start,
            "steps": steps,
        },
        separators=(",", ":"),
    )
)
