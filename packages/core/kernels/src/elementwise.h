// Activations and their gradients on rows of padded vectors.
#ifndef STRNN_ELEMENTWISE_H
#define STRNN_ELEMENTWISE_H

#include "simd.h"

typedef struct { vf scale, rest; } Exponential;

/** exp(x) = scale + scale * rest with |rest| small, so that exp(x) - 1 loses nothing near 0. x is held to ±87. */
INLINE Exponential exponential(vf x) {
  x = choose(x > splat(87), splat(87), x);
  x = choose(x < splat(-87), splat(-87), x);
  const vf magic = splat(12582912.0f); // 1.5 * 2^23: adding it rounds to an integer in the low bits
  const vf shifted = x * splat(1.44269504f) + magic;
  const vf n = shifted - magic;
  const vf r = (x - n * splat(0.693359375f)) + n * splat(2.12194440e-4f); // ln 2 in two parts
  vf p = splat(1.0f / 5040);
  p = p * r + splat(1.0f / 720);
  p = p * r + splat(1.0f / 120);
  p = p * r + splat(1.0f / 24);
  p = p * r + splat(1.0f / 6);
  p = p * r + splat(0.5f);
  const vi exponent = ((vi)shifted - (vi)magic + 127) << 23;
  return (Exponential){(vf)exponent, r + r * r * p};
}

INLINE vf sigmoid(vf x) {
  const Exponential e = exponential(-x);
  return splat(1) / (splat(1) + (e.scale + e.scale * e.rest));
}

INLINE vf tanh_of(vf x) {
  x = choose(x > splat(10), splat(10), x); // tanh(10) is 1 in single precision
  x = choose(x < splat(-10), splat(-10), x);
  const Exponential e = exponential(x + x);
  const vf less_one = e.scale * e.rest + (e.scale - splat(1));
  return less_one / (less_one + splat(2));
}

typedef enum { RELU, TANH } Activation;

static void activate(int64_t n, float *z, Activation activation) {
  if (activation == RELU) {
    for (int64_t i = 0; i < n; i += V) store(z + i, relu(load(z + i)));
  } else {
    for (int64_t i = 0; i < n; i += V) store(z + i, tanh_of(load(z + i)));
  }
}

/** dz = dh σ'(z) in place, from h = σ(z); at 0 ReLU's slope is 0. */
static void activation_gradient(int64_t n, float *dh, const float *h, Activation activation) {
  if (activation == RELU) {
    for (int64_t i = 0; i < n; i += V) {
      const vi positive = load(h + i) > splat(0);
      store(dh + i, (vf)((vi)load(dh + i) & positive));
    }
  } else {
    for (int64_t i = 0; i < n; i += V) {
      const vf y = load(h + i);
      store(dh + i, load(dh + i) * (splat(1) - y * y));
    }
  }
}

/** sums[j] += Σ_i a[i * lda + j], j < n. */
static void add_column_sums(int64_t rows, int64_t n, const float *a, int64_t lda, float *sums) {
  for (int64_t j = 0; j < n; j += V) {
    vf sum[4] = {load(sums + j), splat(0), splat(0), splat(0)};
    int64_t i = 0;
    for (; i + 4 <= rows; i += 4) {
      UNROLL
      for (int u = 0; u < 4; u++) sum[u] += load(a + (i + u) * lda + j);
    }
    for (; i < rows; i++) sum[0] += load(a + i * lda + j);
    store(sums + j, (sum[0] + sum[1]) + (sum[2] + sum[3]));
  }
}

static void copy(float *to, const float *from, int64_t n) { __builtin_memcpy(to, from, (size_t)n * sizeof(float)); }
static void clear(float *to, int64_t n) { __builtin_memset(to, 0, (size_t)n * sizeof(float)); }

INLINE void put(float *to, vf sum, vf by, int add) { store(to, add ? load(to) + sum * by : sum * by); }

/** to = factor * Σ of the blocks (n numbers each, a multiple of V) of some sites; with `add`, added to what is there. */
static void sum_blocks(float *to, const float *blocks, const int32_t *sites, int64_t count, int64_t n, float factor,
                       int add) {
  const vf by = splat(factor);
  const float *end = to + n;
  const float *a = blocks + (count > 0 ? sites[0] * n : 0), *b = blocks + (count > 1 ? sites[1] * n : 0),
              *c = blocks + (count > 2 ? sites[2] * n : 0);
  switch (count) { // one to three are all that a grid has
    case 0:
      if (!add) clear(to, n);
      return;
    case 1:
      for (; to < end; to += V, a += V) put(to, load(a), by, add);
      return;
    case 2:
      for (; to < end; to += V, a += V, b += V) put(to, load(a) + load(b), by, add);
      return;
    case 3:
      for (; to < end; to += V, a += V, b += V, c += V) put(to, load(a) + load(b) + load(c), by, add);
      return;
    default:
      for (int64_t i = 0; i < n; i += V) {
        vf sum = splat(0);
        for (int64_t s = 0; s < count; s++) sum += load(blocks + sites[s] * n + i);
        put(to + i, sum, by, add);
      }
  }
}

#endif
