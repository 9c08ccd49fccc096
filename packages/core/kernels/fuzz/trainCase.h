// Adam and the proximal steps against their formulas in double precision; noise and masks by their moments.
#ifndef STRNN_FUZZ_TRAIN_CASE_H
#define STRNN_FUZZ_TRAIN_CASE_H

#include "door.h"

static Margin train_margin;
static struct { double n, sum[5], masked, expected_masked, variance_masked; } draws;

static void run_adam(void) {
  const int64_t n = between(1, 40);
  Zones z = {0};
  for (int i = 0; i < 5; i++) want(&z, 4 * n, 4); // values, first, second, gradient, decay
  open_zones(&z);
  for (int i = 0; i < 5; i++) fill(floats_at(&z, i), n, 1);
  for (int64_t i = 0; i < n; i++) floats_at(&z, 2)[i] = fabsf(floats_at(&z, 2)[i]);
  double before[5][40];
  for (int v = 0; v < 5; v++) for (int64_t i = 0; i < n; i++) before[v][i] = floats_at(&z, v)[i];
  const double rate = 0.01, correct_first = 1 / (1 - 0.9), correct_second = 1 / (1 - 0.999);
  double a[16] = {(double)n,    at(&z, 0), at(&z, 1),     at(&z, 2),     at(&z, 3),
                  at(&z, 4), rate,      correct_first, correct_second};
  expect(ask(&z, ADAM, a) == 0, "adam refuses operands that are right");
  for (int64_t i = 0; i < n; i++) {
    const double g = before[3][i], first = 0.9 * before[1][i] + 0.1 * g, second = 0.999 * before[2][i] + 0.001 * g * g;
    const double step = rate * first * correct_first / (sqrt(second * correct_second) + 1e-8);
    expect_near(&train_margin, floats_at(&z, 1)[i], first, 1e-6, "Adam's first moment");
    expect_near(&train_margin, floats_at(&z, 2)[i], second, 1e-6, "Adam's second moment");
    const double value = before[0][i] * (1 - rate * before[4][i]) - step;
    // The step can be large where the second moment is nearly 0.
    expect_near(&train_margin, floats_at(&z, 0)[i], value, 1e-6 + 1e-4 * fabs(step), "Adam's value");
  }
  close_zones(&z);
}

static void run_proximal(void) {
  const int64_t rows = between(1, 12), columns = between(1, 9);
  const int groups = (int)below(2);
  const float threshold = one_in(4) ? 0 : (float)(0.5 + symmetric(0.5));
  Zones z = {0};
  const int w = want(&z, 4 * rows * columns, 4);
  open_zones(&z);
  fill(floats_at(&z, w), rows * columns, 1);
  double before[108];
  for (int64_t i = 0; i < rows * columns; i++) before[i] = floats_at(&z, w)[i];
  double one[16] = {at(&z, w), (double)(rows * columns), threshold};
  double two[16] = {at(&z, w), (double)rows, (double)columns, threshold};
  const int status = groups ? ask(&z, PROXIMAL_L21, two) : ask(&z, PROXIMAL_L1, one);
  expect(status == 0, "a proximal step refuses operands that are right");
  for (int64_t n = 0; n < rows; n++) {
    double norm = 0;
    for (int64_t j = 0; j < columns; j++) norm += before[n * columns + j] * before[n * columns + j];
    for (int64_t j = 0; j < columns; j++) {
      const double value = before[n * columns + j], size = groups ? sqrt(norm) : fabs(value);
      const double expected = size > threshold ? value * (1 - threshold / size) : 0;
      expect_near(&train_margin, floats_at(&z, w)[n * columns + j], expected, 2e-6, "proximal step");
    }
  }
  close_zones(&z);
}

/** Noise on top of 0, or a mask; their moments are added up over all iterations. */
static void run_draws(void) {
  const int64_t n = one_in(4) ? between(1, 9) : between(1, 400);
  const int noise = (int)below(2);
  Zones z = {0};
  const int state = want(&z, 64, 4), values = want(&z, 4 * n, 4);
  open_zones(&z);
  for (int i = 0; i < 16; i++) integers_at(&z, state)[i] = (int32_t)random_bits();
  const uint64_t before = hash_zone(&z, state, 0);
  if (noise) memset(floats_at(&z, values), 0, 4 * (size_t)n);
  const double scale = noise ? 0.5 : one_in(6) ? 0 : 0.45 + symmetric(0.4);
  double a[16] = {at(&z, state), scale, at(&z, values), (double)n};
  expect(ask(&z, noise ? NOISE : DROPOUT, a) == 0, "noise or a mask refuses operands that are right");
  expect(hash_zone(&z, state, 0) != before, "the state of the random numbers stays");
  for (int64_t i = 0; i < n; i++) {
    const double x = floats_at(&z, values)[i], kept = 1 / (1 - scale);
    if (noise) {
      expect(fabs(x) < 6 * scale, "noise of %g at scale %g", x, scale); // u is an odd multiple of 2^-24: 5.4 at most
      draws.n += 1;
      for (int power = 1; power < 5; power++) draws.sum[power] += pow(x / scale, power);
    } else {
      expect(x == 0 || fabs(x - kept) < 1e-5 * kept, "a mask's number is %g, not 0 or %g", x, kept);
      draws.masked += x == 0;
      draws.expected_masked += scale;
      draws.variance_masked += scale * (1 - scale);
    }
  }
  close_zones(&z);
}

/** Six standard errors: one seed in 10^8 is unlucky. */
static void check_draws(void) {
  static const double moment[5] = {1, 0, 1, 0, 3}, variance[5] = {0, 1, 2, 15, 96};
  for (int power = 1; power < 5 && draws.n > 1000; power++) {
    const double found = draws.sum[power] / draws.n;
    expect(fabs(found - moment[power]) < 6 * sqrt(variance[power] / draws.n), "moment %d of %g draws is %g", power,
           draws.n, found);
  }
  expect(fabs(draws.masked - draws.expected_masked) <= 6 * sqrt(draws.variance_masked) + 1,
         "%g numbers were masked, about %g expected", draws.masked, draws.expected_masked);
}

#endif
