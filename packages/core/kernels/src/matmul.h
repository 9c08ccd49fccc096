// The product of two unpadded row-major matrices, either of them transposed: op(A) (m x k) op(B) (k x n) = C (m x n).
#ifndef STRNN_MATMUL_H
#define STRNN_MATMUL_H

#include "gemm.h"

#define PANEL (8 * V)

/** Floats of scratch that `matmul` needs. */
INLINE int64_t matmul_scratch(int64_t m, int64_t k) { return (m + k) * PANEL; }

/** A: m x k, or k x m if transposed; B: k x n, or n x k if transposed. A panel of B's columns is packed at a time. */
static void matmul(int left_transposed, int right_transposed, int64_t m, int64_t n, int64_t k, const float *a,
                   const float *b, float *c, float *scratch) {
  float *right = scratch, *result = scratch + k * PANEL;
  for (int64_t j = 0; j < n; j += PANEL) {
    const int64_t columns = n - j < PANEL ? n - j : PANEL, padded = round_up(columns, V);
    for (int64_t p = 0; p < k; p++) {
      float *to = right + p * padded;
      for (int64_t i = 0; i < columns; i++) to[i] = right_transposed ? b[(j + i) * k + p] : b[p * n + j + i];
      for (int64_t i = columns; i < padded; i++) to[i] = 0;
    }
    if (left_transposed) product_left_transposed(m, padded, k, a, m, right, padded, result, padded, REPLACE);
    else product(m, padded, k, a, k, right, padded, result, padded, REPLACE, 0);
    for (int64_t i = 0; i < m; i++) {
      for (int64_t p = 0; p < columns; p++) c[i * n + j + p] = result[i * padded + p];
    }
  }
}

#endif
