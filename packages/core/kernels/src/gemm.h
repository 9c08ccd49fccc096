// Dense products on row-major matrices whose right operand and result have a multiple of V columns. The left operand is
// read one number at a time and broadcast, so that a transposed one costs nothing.
#ifndef STRNN_GEMM_H
#define STRNN_GEMM_H

#include "simd.h"

// A register tile: as many accumulators as leave room for the vectors of B, one of A and (without a fused
// multiply-add) a product.
#if V == 16
#define TILE_ROWS 8
#define TILE_VECTORS 2
#elif V == 8
#define TILE_ROWS 6
#define TILE_VECTORS 2
#else
#define TILE_ROWS 2
#define TILE_VECTORS 4
#endif

typedef enum { REPLACE, ADD, ADD_RELU } Result;

/** C[rows x vectors] from A(i, p) = a[i * row + p * column] and B; bias starts the sum, or what C held, or 0. */
INLINE void tile(const int rows, const int vectors, int64_t k, const float *a, int64_t row, int64_t column,
                 const float *b, int64_t ldb, float *c, int64_t ldc, Result result, const float *bias) {
  vf sum[TILE_ROWS][TILE_VECTORS];
  UNROLL
  for (int i = 0; i < rows; i++) {
    UNROLL
    for (int j = 0; j < vectors; j++) {
      sum[i][j] = bias ? load(bias + j * V) : result == REPLACE ? splat(0) : load(c + i * ldc + j * V);
    }
  }
  const float *left_at[TILE_ROWS];
  UNROLL
  for (int i = 0; i < rows; i++) left_at[i] = a + i * row;
  for (int64_t p = 0; p < k; p++, b += ldb) {
    vf right[TILE_VECTORS];
    UNROLL
    for (int j = 0; j < vectors; j++) right[j] = load(b + j * V);
    UNROLL
    for (int i = 0; i < rows; i++) {
      const vf left = load_splat(left_at[i]);
      left_at[i] += column;
      UNROLL
      for (int j = 0; j < vectors; j++) sum[i][j] = multiply_add(left, right[j], sum[i][j]);
    }
  }
  UNROLL
  for (int i = 0; i < rows; i++) {
    UNROLL
    for (int j = 0; j < vectors; j++) {
      store(c + i * ldc + j * V, result == ADD_RELU ? relu(sum[i][j]) : sum[i][j]);
    }
  }
}

INLINE void column_of_tiles(const int vectors, int64_t m, int64_t k, const float *a, int64_t row, int64_t column,
                            const float *b, int64_t ldb, float *c, int64_t ldc, Result result, const float *bias) {
  int64_t i = 0;
  for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
    tile(TILE_ROWS, vectors, k, a + i * row, row, column, b, ldb, c + i * ldc, ldc, result, bias);
  }
  a += i * row;
  c += i * ldc;
  switch (m - i) {
#define CASE(rows) \
  case rows: tile(rows, vectors, k, a, row, column, b, ldb, c, ldc, result, bias); break;
#if TILE_ROWS > 6
    CASE(7)
    CASE(6)
#endif
#if TILE_ROWS > 4
    CASE(5)
    CASE(4)
#endif
#if TILE_ROWS > 2
    CASE(3)
    CASE(2)
#endif
    CASE(1)
#undef CASE
  }
}

INLINE void all_tiles(int64_t m, int64_t n, int64_t k, const float *a, int64_t row, int64_t column, const float *b,
                      int64_t ldb, float *c, int64_t ldc, Result result, const float *bias) {
  int64_t j = 0;
  for (; j + TILE_VECTORS * V <= n; j += TILE_VECTORS * V) {
    column_of_tiles(TILE_VECTORS, m, k, a, row, column, b + j, ldb, c + j, ldc, result, bias ? bias + j : 0);
  }
#if TILE_VECTORS > 2
  for (; j + 2 * V <= n; j += 2 * V) {
    column_of_tiles(2, m, k, a, row, column, b + j, ldb, c + j, ldc, result, bias ? bias + j : 0);
  }
#endif
  for (; j < n; j += V) column_of_tiles(1, m, k, a, row, column, b + j, ldb, c + j, ldc, result, bias ? bias + j : 0);
}

/** C (m x n) = or += A (m x k, leading dimension lda) B (k x n); with a bias C = bias + A B. n is a multiple of V. */
static __attribute__((noinline)) void product(int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                                              const float *b, int64_t ldb, float *c, int64_t ldc, Result result,
                                              const float *bias) {
  all_tiles(m, n, k, a, lda, 1, b, ldb, c, ldc, result, bias);
}

/** C (m x n) = or += Aᵀ B with A stored k x m. n is a multiple of V. */
static __attribute__((noinline)) void product_left_transposed(int64_t m, int64_t n, int64_t k, const float *a,
                                                              int64_t lda, const float *b, int64_t ldb, float *c,
                                                              int64_t ldc, Result result) {
  all_tiles(m, n, k, a, 1, lda, b, ldb, c, ldc, result, 0);
}

INLINE void dot_tile(const int rows, const int columns, int64_t length, const float *a, int64_t lda, const float *b,
                     int64_t ldb, float *c, int64_t ldc) {
  vf sum[4][4];
  UNROLL
  for (int i = 0; i < rows; i++) {
    UNROLL
    for (int j = 0; j < columns; j++) sum[i][j] = splat(0);
  }
  for (int64_t p = 0; p < length; p += V) {
    vf right[4];
    UNROLL
    for (int j = 0; j < columns; j++) right[j] = load(b + j * ldb + p);
    UNROLL
    for (int i = 0; i < rows; i++) {
      const vf left = load(a + i * lda + p);
      UNROLL
      for (int j = 0; j < columns; j++) sum[i][j] = multiply_add(left, right[j], sum[i][j]);
    }
  }
  UNROLL
  for (int i = 0; i < rows; i++) {
    UNROLL
    for (int j = 0; j < columns; j++) c[i * ldc + j] += sum_lanes(sum[i][j]);
  }
}

#if V == 16
#define DOT_ROWS 4
#define DOT_COLUMNS 4
#elif V == 8
#define DOT_ROWS 4
#define DOT_COLUMNS 3
#else
#define DOT_ROWS 2
#define DOT_COLUMNS 4
#endif

INLINE void dot_row_of_tiles(const int rows, int64_t n, int64_t length, const float *a, int64_t lda, const float *b,
                             int64_t ldb, float *c, int64_t ldc) {
  int64_t j = 0;
  for (; j + DOT_COLUMNS <= n; j += DOT_COLUMNS) {
    dot_tile(rows, DOT_COLUMNS, length, a, lda, b + j * ldb, ldb, c + j, ldc);
  }
  for (; j < n; j++) dot_tile(rows, 1, length, a, lda, b + j * ldb, ldb, c + j, ldc);
}

/** C (m x n) += A Bᵀ with A m x length and B n x length; length is a multiple of V. */
static __attribute__((noinline)) void add_dot_products(int64_t m, int64_t n, int64_t length, const float *a,
                                                       int64_t lda, const float *b, int64_t ldb, float *c,
                                                       int64_t ldc) {
  int64_t i = 0;
  for (; i + DOT_ROWS <= m; i += DOT_ROWS) {
    dot_row_of_tiles(DOT_ROWS, n, length, a + i * lda, lda, b, ldb, c + i * ldc, ldc);
  }
  for (; i < m; i++) dot_row_of_tiles(1, n, length, a + i * lda, lda, b, ldb, c + i * ldc, ldc);
}

#endif
