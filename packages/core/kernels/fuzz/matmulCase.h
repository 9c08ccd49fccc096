// A product against three loops in double precision.
#ifndef STRNN_FUZZ_MATMUL_CASE_H
#define STRNN_FUZZ_MATMUL_CASE_H

#include "door.h"

static Margin matmul_margin;

static void run_matmul(void) {
  const int64_t sizes[3] = {between(1, 40), one_in(6) ? between(60, 140) : between(1, 40), between(1, 40)};
  const int64_t m = sizes[0], n = sizes[1], k = sizes[2];
  const int left = (int)below(2), right = (int)below(2);
  double a[16] = {left, right, (double)m, (double)n, (double)k};
  Zones z = {.base = 0, .size = 0};
  expect(ask(&z, MATMUL, a) == 0, "matMul does not tell its scratch");
  const int A = want(&z, 4 * m * k, 4), B = want(&z, 4 * k * n, 4), C = want(&z, 4 * m * n, 4);
  const int scratch = want(&z, (int64_t)a[9], 4);
  open_zones(&z);
  fill(floats_at(&z, A), m * k, 1);
  fill(floats_at(&z, B), k * n, 1);
  a[5] = at(&z, A);
  a[6] = at(&z, B);
  a[7] = at(&z, C);
  a[8] = at(&z, scratch);
  expect(ask(&z, MATMUL, a) == 0, "matMul refuses operands that are right");
  for (int64_t i = 0; i < m; i++) {
    for (int64_t j = 0; j < n; j++) {
      double sum = 0, size = 0;
      for (int64_t p = 0; p < k; p++) {
        const double x = floats_at(&z, A)[left ? p * m + i : i * k + p];
        const double y = floats_at(&z, B)[right ? j * k + p : p * n + j];
        sum += x * y;
        size += fabs(x * y);
      }
      // At most 40 roundings of 6e-8.
      expect_near(&matmul_margin, floats_at(&z, C)[i * n + j], sum, 3e-6 * size + 1e-9, "matMul");
    }
  }
  close_zones(&z);
}

#endif
