// What the same build reaches on a product that fits the first-level cache: the mark that the layers are held against.
#ifndef STRNN_PEAK_H
#define STRNN_PEAK_H

#include "gemm.h"

#define PEAK_ROWS (TILE_ROWS * 4)
#define PEAK_COLUMNS (TILE_VECTORS * V * 2)
#define PEAK_INNER 64
#define PEAK_FLOATS (PEAK_ROWS * PEAK_INNER + PEAK_INNER * PEAK_COLUMNS + PEAK_ROWS * PEAK_COLUMNS)

/** `rounds` products in the first-level cache; returns the floating-point operations done. */
static double peak(int64_t rounds, float *work) {
  float *a = work, *b = a + PEAK_ROWS * PEAK_INNER, *c = b + PEAK_INNER * PEAK_COLUMNS;
  for (int64_t i = 0; i < PEAK_FLOATS; i++) work[i] = 1.0f / (float)(1 + i % 7);
  for (int64_t r = 0; r < rounds; r++) {
    product(PEAK_ROWS, PEAK_COLUMNS, PEAK_INNER, a, PEAK_INNER, b, PEAK_COLUMNS, c, PEAK_COLUMNS, REPLACE, 0);
  }
  return 2.0 * PEAK_ROWS * PEAK_COLUMNS * PEAK_INNER * (double)rounds;
}

#endif
