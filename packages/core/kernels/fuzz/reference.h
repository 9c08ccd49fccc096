// The model's equations in double precision, straight from a (valid) table: what the kernels' numbers are held against.
#ifndef STRNN_FUZZ_REFERENCE_H
#define STRNN_FUZZ_REFERENCE_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct {
  int64_t sites, inputs, hidden, projections, outputs, cell, activation, levels, length;
  const int32_t *gates, *order, *level, *first, *predecessor;
  int32_t projection, mix;
} StageView;

static StageView view_stage(const int32_t *t) {
  StageView s = {t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[8], 0, t + 9, t + 23, 0, 0, 0, t[21], t[22]};
  s.level = s.order + s.sites;
  s.first = s.level + s.levels + 1;
  s.predecessor = s.first + s.sites + 1;
  s.length = s.predecessor + t[7] - t;
  return s;
}

/** Row j of U x + W v + b of gate g; v = null: nothing was heard. A gate that was left out counts as 0. */
static double affine(const StageView *s, const double *p, int g, int64_t j, const double *x, const double *v) {
  const int32_t *offset = s->gates + 3 * g;
  if (offset[0] < 0) return 0;
  double z = p[offset[2] + j];
  for (int64_t d = 0; d < s->inputs; d++) z += p[offset[0] + j * s->inputs + d] * x[d];
  for (int64_t i = 0; v && i < s->hidden; i++) z += p[offset[1] + j * s->hidden + i] * v[i];
  return z;
}

static double logistic(double x) { return 1 / (1 + exp(-x)); }

/** x: sites x inputs in lattice order -> h: sites x hidden. */
static void reference_states(const StageView *s, const double *p, const double *x, double *h) {
  const int64_t H = s->hidden;
  double *c = calloc((size_t)(s->sites * H), sizeof *c), *v = calloc((size_t)(3 * H), sizeof *v);
  double *z = v + H, *gated = z + H;
  for (int64_t n = 0; n < s->sites; n++, x += s->inputs) {
    const int32_t *heard = s->predecessor + s->first[n];
    const int64_t count = s->first[n + 1] - s->first[n];
    for (int64_t j = 0; j < H; j++) {
      v[j] = 0;
      for (int64_t e = 0; e < count; e++) v[j] += h[heard[e] * H + j] / (s->cell == 1 ? (double)count : 1);
    }
    const double *sum = count ? v : 0;
    for (int64_t j = 0; j < H && s->cell == 1; j++) {
      z[j] = logistic(affine(s, p, 0, j, x, sum));
      gated[j] = count ? logistic(affine(s, p, 1, j, x, sum)) * v[j] : 0;
    }
    for (int64_t j = 0; j < H; j++) {
      double *to = h + n * H + j;
      if (s->cell == 0) {
        const double a = affine(s, p, 0, j, x, sum);
        *to = s->activation == 1 ? tanh(a) : a > 0 ? a : 0;
      } else if (s->cell == 1) {
        const double g = tanh(affine(s, p, 2, j, x, count ? gated : 0));
        *to = (1 - z[j]) * g + z[j] * v[j];
      } else {
        double cell = logistic(affine(s, p, 0, j, x, sum)) * tanh(affine(s, p, 2, j, x, sum));
        for (int64_t e = 0; e < count; e++) {
          cell += logistic(affine(s, p, 3, j, x, h + heard[e] * H)) * c[heard[e] * H + j];
        }
        c[n * H + j] = cell;
        *to = logistic(affine(s, p, 1, j, x, sum)) * tanh(cell);
      }
    }
  }
  free(c);
  free(v);
}

/** out[o] += Σ_k P_k (mask_k ∘ Σ_n G_nk h_n), from the input of each site; mask: projections x hidden, or null. */
static void reference_stage(const StageView *s, const double *p, const double *x, const float *mask, double *out) {
  const int64_t H = s->hidden, K = s->projections;
  double *in_order = calloc((size_t)(s->sites * s->inputs), sizeof *in_order);
  double *h = calloc((size_t)(s->sites * H), sizeof *h);
  for (int64_t i = 0; i < s->sites * s->inputs; i++) {
    in_order[i] = x[s->order[i / s->inputs] * s->inputs + i % s->inputs];
  }
  reference_states(s, p, in_order, h);
  for (int64_t i = 0; i < K * H; i++) {
    double sum = 0;
    for (int64_t n = 0; n < s->sites; n++) sum += p[s->projection + s->order[n] * K + i / H] * h[n * H + i % H];
    if (mask) sum *= mask[i];
    for (int64_t o = 0; o < s->outputs; o++) out[o] += p[s->mix + o * K * H + i] * sum;
  }
  free(in_order);
  free(h);
}

/** Operands of a step; null masks: none. */
typedef struct {
  int64_t batch;
  const float *x, *weights, *mixed_mask, *projected_mask;
  const int32_t *labels;
} StepInput;

/** Logits (batch x classes), and the loss if there are labels. */
static double reference_step(const int32_t *t, const StepInput *in, const double *p, double *logits) {
  const int64_t T = t[1], flat = (int64_t)t[2] * t[3], C = t[4], R = t[5], M = t[6];
  double *x = calloc((size_t)flat, sizeof *x), *m = calloc((size_t)(T * M), sizeof *m), loss = 0;
  for (int64_t b = 0; b < in->batch; b++) {
    const int32_t *at = t + 11;
    for (int64_t i = 0; i < T; i++) {
      double *to = m + i * M;
      for (int64_t f = 0; f < flat; f++) x[f] = in->x[(b * T + i) * flat + f];
      for (int64_t j = 0; j < M; j++) to[j] = 0;
      for (int64_t j = 0; j < M && R == 0; j++) {
        for (int64_t f = 0; f < flat; f++) to[j] += p[t[9] + j * flat + f] * x[f];
      }
      at = t + 11;
      for (int64_t r = 0; r < R; r++) {
        const StageView s = view_stage(at);
        reference_stage(&s, p, x, 0, to);
        at += s.length;
      }
      for (int64_t j = 0; j < M && in->mixed_mask; j++) to[j] *= in->mixed_mask[(i * in->batch + b) * M + j];
    }
    double *row = logits + b * C, most = -INFINITY, sum = 0;
    for (int64_t c = 0; c < C; c++) row[c] = p[t[10] + c];
    for (int e = 0; e < 2; e++) {
      const StageView s = view_stage(at);
      const float *mask = in->projected_mask;
      reference_stage(&s, p, m, mask ? mask + (e * in->batch + b) * s.projections * s.hidden : 0, row);
      at += s.length;
    }
    for (int64_t c = 0; c < C; c++) most = fmax(most, row[c]);
    for (int64_t c = 0; c < C; c++) sum += exp(row[c] - most);
    if (in->labels) loss += in->weights[b] * (most + log(sum) - row[in->labels[b]]);
  }
  free(x);
  free(m);
  return loss;
}

#endif
