// Softmax cross-entropy of a few rows: in double precision, there are only batch x classes numbers.
#ifndef STRNN_SOFTMAX_H
#define STRNN_SOFTMAX_H

#include "elementwise.h"

static double exponential_of(double x) {
  if (!(x >= -745)) return x != x ? x : 0;
  if (x > 709) x = 709;
  const double n = __builtin_floor(x * 1.4426950408889634 + 0.5);
  const double r = (x - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10;
  double p = 1;
  for (int i = 13; i > 0; i--) p = 1 + r * p / i;
  // In two factors, so that neither leaves the range of a double.
  const int half = (int)n / 2;
  const union { int64_t bits; double value; } a = {(int64_t)(half + 1023) << 52},
                                             b = {(int64_t)((int)n - half + 1023) << 52};
  return p * a.value * b.value;
}

/** The natural logarithm of a positive, normal number. */
static double logarithm_of(double x) {
  union { double value; int64_t bits; } u = {x};
  int exponent = (int)(u.bits >> 52) - 1023;
  u.bits = (u.bits & 0xfffffffffffffLL) | (1023LL << 52);
  if (u.value > 1.4142135623730951) {
    u.value /= 2;
    exponent++;
  }
  const double t = (u.value - 1) / (u.value + 1), square = t * t;
  double series = 0;
  for (int i = 25; i > 0; i -= 2) series = series * square + 1.0 / i;
  return exponent * 0.6931471805599453 + 2 * t * series;
}

/** -log p[label] of one row, and (with gradient) its gradient weight * (p - onehot), padded with zeros. */
static double cross_entropy(const float *logits, int64_t classes, int64_t padded, int32_t label, float weight,
                            float *gradient) {
  double largest = logits[0];
  for (int64_t c = 1; c < classes; c++) if (logits[c] > largest) largest = logits[c];
  double sum = 0;
  for (int64_t c = 0; c < classes; c++) sum += exponential_of((double)logits[c] - largest);
  // NaN or infinite logits make the sum NaN, and with it all of the gradient.
  for (int64_t c = 0; c < classes; c++) {
    const double p = exponential_of((double)logits[c] - largest) / sum;
    gradient[c] = (float)(weight * (p - (c == label)));
  }
  for (int64_t c = classes; c < padded; c++) gradient[c] = 0;
  return sum >= 1 ? (largest + logarithm_of(sum) - (double)logits[label]) * weight : __builtin_nan("");
}

#endif
