// The optimiser, proximal steps and random numbers.
#ifndef STRNN_TRAIN_H
#define STRNN_TRAIN_H

#include "elementwise.h"

#if V == 16
INLINE vf square_root(vf x) { return (vf)_mm512_sqrt_ps((__m512)x); }
#elif V == 8
INLINE vf square_root(vf x) { return (vf)_mm256_sqrt_ps((__m256)x); }
#elif defined(__wasm_simd128__)
INLINE vf square_root(vf x) { return (vf)wasm_f32x4_sqrt((v128_t)x); }
#elif defined(__SSE2__)
INLINE vf square_root(vf x) { return (vf)_mm_sqrt_ps((__m128)x); }
#else
INLINE vf square_root(vf x) { return (vf)vsqrtq_f32((float32x4_t)x); }
#endif

typedef struct { float *values, *first, *second; const float *gradient, *decay; } Adam;

/** One number of it: any tail of the vector. */
INLINE void adam_one(const Adam *a, int64_t i, float rate, float correct_first, float correct_second) {
  const float g = a->gradient[i];
  const float first = a->first[i] = 0.9f * a->first[i] + 0.1f * g;
  const float second = a->second[i] = 0.999f * a->second[i] + 0.001f * (g * g);
  const float shrunk = a->values[i] - a->values[i] * (rate * a->decay[i]);
  a->values[i] = shrunk - rate * (first * correct_first) / (__builtin_sqrtf(second * correct_second) + 1e-8f);
}

/**
 * One step of Adam (Kingma & Ba 2015: β1 0.9, β2 0.999, ε 1e-8) with decoupled weight decay (Loshchilov & Hutter 2019).
 * correct_*: 1 / (1 - β^step). decay: per number, times the learning rate.
 */
static void adam_step(const Adam *a, int64_t n, float rate, float correct_first, float correct_second) {
  int64_t i = 0;
  for (; i + V <= n; i += V) {
    const vf g = load(a->gradient + i), value = load(a->values + i);
    const vf first = splat(0.9f) * load(a->first + i) + splat(0.1f) * g;
    const vf second = splat(0.999f) * load(a->second + i) + splat(0.001f) * (g * g);
    store(a->first + i, first);
    store(a->second + i, second);
    const vf shrunk = value - value * (splat(rate) * load(a->decay + i));
    store(a->values + i, shrunk - splat(rate) * (first * splat(correct_first)) /
                                      (square_root(second * splat(correct_second)) + splat(1e-8f)));
  }
  for (; i < n; i++) adam_one(a, i, rate, correct_first, correct_second);
}

/** Entry-wise soft threshold: argmin_v ½ |v - w|² + threshold Σ |v|. */
static void proximal_l1(float *w, int64_t n, float threshold) {
  for (int64_t i = 0; i < n; i++) {
    const float less = __builtin_fabsf(w[i]) - threshold;
    w[i] = less > 0 ? __builtin_copysignf(less, w[i]) : less <= 0 ? 0 : w[i];
  }
}

/** Row-wise soft threshold: argmin_V ½ |V - W|² + threshold Σ_n |row n|. */
static void proximal_l21(float *w, int64_t rows, int64_t columns, float threshold) {
  for (int64_t n = 0; n < rows; n++, w += columns) {
    double sum = 0;
    for (int64_t j = 0; j < columns; j++) sum += (double)w[j] * w[j];
    const double norm = __builtin_sqrt(sum);
    // A NaN stays one: a row that is lost must not look like one that was dropped.
    const float factor = norm > threshold ? (float)(1 - threshold / norm) : norm <= threshold ? 0 : (float)norm;
    for (int64_t j = 0; j < columns; j++) w[j] = factor == 0 ? 0 : w[j] * factor;
  }
}

// Random numbers four at a time in every build, with no operation that an instruction set rounds in its own way: the
// same seed gives the same numbers to the last bit everywhere.
typedef uint32_t u4 __attribute__((vector_size(16)));
typedef int32_t i4 __attribute__((vector_size(16)));
typedef float f4 __attribute__((vector_size(16)));

/** xoshiro128++ (Blackman & Vigna 2019), four of them side by side. */
typedef struct { u4 s[4]; } Random;

INLINE u4 rotate(u4 x, int by) { return (x << by) | (x >> (32 - by)); }

INLINE u4 next(Random *r) {
  const u4 result = rotate(r->s[0] + r->s[3], 7) + r->s[0], t = r->s[1] << 9;
  r->s[2] ^= r->s[0];
  r->s[3] ^= r->s[1];
  r->s[1] ^= r->s[2];
  r->s[0] ^= r->s[3];
  r->s[2] ^= t;
  r->s[3] = rotate(r->s[3], 11);
  return result;
}

INLINE f4 splat4(float x) { return (f4){x, x, x, x}; }
INLINE f4 choose4(i4 mask, f4 a, f4 b) { return (f4)(((i4)a & mask) | ((i4)b & ~mask)); }

/** In (0, 1): odd multiples of 2^-24. */
INLINE f4 uniform(Random *r) {
  const i4 bits = (i4)((next(r) >> 9) | 0x3f800000u); // [1, 2)
  return (f4)bits - splat4(1.0f - 5.9604645e-8f);
}

/** ln x of positive, normal x. */
INLINE f4 logarithm(f4 x) {
  i4 bits = (i4)x;
  // Mantissa into [sqrt(1/2), sqrt(2)).
  const i4 exponent = (bits - 0x3f3504f3) >> 23;
  bits -= exponent << 23;
  const f4 f = (f4)bits - splat4(1), t = f / (f + splat4(2)), square = t * t;
  f4 p = splat4(1.0f / 11);
  p = p * square + splat4(1.0f / 9);
  p = p * square + splat4(1.0f / 7);
  p = p * square + splat4(1.0f / 5);
  p = p * square + splat4(1.0f / 3);
  const f4 n = {(float)exponent[0], (float)exponent[1], (float)exponent[2], (float)exponent[3]};
  return n * splat4(0.69314718f) + splat4(2) * (t + t * square * p);
}

INLINE float root(float x) { return __builtin_sqrtf(x); }

/** Standard normal by inversion: sqrt(2) erf⁻¹(2u - 1), with the single-precision polynomials of Giles (2010). */
INLINE f4 normal(Random *r) {
  const f4 x = splat4(2) * uniform(r) - splat4(1);
  const f4 w = -logarithm((splat4(1) - x) * (splat4(1) + x));
  const f4 near = w - splat4(2.5f);
  f4 p = splat4(2.81022636e-08f);
  p = p * near + splat4(3.43273939e-07f);
  p = p * near + splat4(-3.5233877e-06f);
  p = p * near + splat4(-4.39150654e-06f);
  p = p * near + splat4(0.00021858087f);
  p = p * near + splat4(-0.00125372503f);
  p = p * near + splat4(-0.00417768164f);
  p = p * near + splat4(0.246640727f);
  p = p * near + splat4(1.50140941f);
  const i4 tail = w >= splat4(5);
  if (tail[0] | tail[1] | tail[2] | tail[3]) {
    const f4 far = (f4){root(w[0]), root(w[1]), root(w[2]), root(w[3])} - splat4(3);
    f4 q = splat4(-0.000200214257f);
    q = q * far + splat4(0.000100950558f);
    q = q * far + splat4(0.00134934322f);
    q = q * far + splat4(-0.00367342844f);
    q = q * far + splat4(0.00573950773f);
    q = q * far + splat4(-0.0076224613f);
    q = q * far + splat4(0.00943887047f);
    q = q * far + splat4(1.00167406f);
    q = q * far + splat4(2.83297682f);
    p = choose4(tail, q, p);
  }
  return splat4(1.41421356f) * p * x;
}

INLINE Random read_random(const uint32_t *state) {
  Random r;
  __builtin_memcpy(&r, state, sizeof r);
  return r;
}

/** values += scale * standard normal. state: 16 integers, of which each four (across) must not all be 0. */
static void add_noise(uint32_t *state, float scale, float *values, int64_t n) {
  Random r = read_random(state);
  for (int64_t i = 0; i < n; i += 4) {
    const f4 noise = splat4(scale) * normal(&r);
    for (int64_t j = 0; j < 4 && i + j < n; j++) values[i + j] += noise[j];
  }
  __builtin_memcpy(state, &r, sizeof r);
}

/** 0 with the given rate, else 1 / (1 - rate), so that the expected value stays. */
static void dropout_mask(uint32_t *state, float rate, float *mask, int64_t n) {
  Random r = read_random(state);
  const float kept = 1 / (1 - rate);
  for (int64_t i = 0; i < n; i += 4) {
    const f4 u = uniform(&r);
    for (int64_t j = 0; j < 4 && i + j < n; j++) mask[i + j] = u[j] < rate ? 0 : kept;
  }
  __builtin_memcpy(state, &r, sizeof r);
}

#endif
