// One vector type for every instruction set: V floats. Arithmetic is written with the vector extensions that GCC and
// Clang share; only what they lack (fused multiply-add, maximum) is an intrinsic.
#ifndef STRNN_SIMD_H
#define STRNN_SIMD_H

#include <stddef.h>
#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 16")

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#define V 4
#elif defined(__AVX512F__)
#include <immintrin.h>
#define V 16
#elif defined(__AVX2__)
#include <immintrin.h>
#define V 8
#elif defined(__SSE2__)
#include <emmintrin.h>
#define V 4
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#define V 4
#else
#error "needs SSE2, AVX2, AVX-512, NEON or WebAssembly SIMD"
#endif

typedef float vf __attribute__((vector_size(V * 4)));
typedef int32_t vi __attribute__((vector_size(V * 4)));
typedef float vf_unaligned __attribute__((vector_size(V * 4), aligned(4), may_alias));

INLINE vf load(const float *from) { return (vf) * (const vf_unaligned *)from; }
INLINE void store(float *to, vf value) { *(vf_unaligned *)to = value; }

INLINE vf splat(float x) {
#if defined(__wasm_simd128__)
  return (vf)wasm_f32x4_splat(x);
#elif V == 16
  return (vf)_mm512_set1_ps(x);
#elif V == 8
  return (vf)_mm256_set1_ps(x);
#else
  return (vf){x, x, x, x};
#endif
}

/** The same number in every lane, from memory. */
INLINE vf load_splat(const float *from) {
#if defined(__wasm_simd128__)
  return (vf)wasm_v128_load32_splat(from);
#else
  return splat(*from);
#endif
}

/** a * b + c; rounded once where the instruction set has it. */
INLINE vf multiply_add(vf a, vf b, vf c) {
#if defined(__wasm_relaxed_simd__)
  return (vf)wasm_f32x4_relaxed_madd((v128_t)a, (v128_t)b, (v128_t)c);
#elif V == 16
  return (vf)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif V == 8
  return (vf)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#elif defined(__ARM_NEON) && !defined(__SSE2__)
  return (vf)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#else
  return a * b + c;
#endif
}

/** Where mask is all ones a, else b. */
INLINE vf choose(vi mask, vf a, vf b) { return (vf)(((vi)a & mask) | ((vi)b & ~mask)); }

/** max(0, x); a NaN stays one, so that it reaches the loss. */
INLINE vf relu(vf x) {
#if defined(__wasm_simd128__)
  return (vf)wasm_f32x4_pmax((v128_t)x, wasm_f32x4_const(0, 0, 0, 0)); // x < 0 ? 0 : x
#elif V == 16
  return (vf)_mm512_max_ps(_mm512_setzero_ps(), (__m512)x); // the second operand if either is NaN
#elif V == 8
  return (vf)_mm256_max_ps(_mm256_setzero_ps(), (__m256)x);
#elif defined(__SSE2__)
  return (vf)_mm_max_ps(_mm_setzero_ps(), (__m128)x);
#else
  return (vf)vmaxq_f32(vdupq_n_f32(0), (float32x4_t)x);
#endif
}

INLINE float sum_lanes(vf x) {
  float sum = 0;
  UNROLL
  for (int i = 0; i < V; i++) sum += x[i];
  return sum;
}

INLINE int64_t round_up(int64_t n, int64_t to) { return (n + to - 1) / to * to; }

#endif
