// How a finding is told: what, and which seed and iteration bring it back.
#ifndef STRNN_FUZZ_FAIL_H
#define STRNN_FUZZ_FAIL_H

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static struct { unsigned long long seed; long long iteration, iterations; const char *part; } now;

/** Also called by the sanitizers before they end the process. */
static void tell_where(void) {
  fprintf(stderr, "fuzz: %s, to be had again by --seed %llu --first %lld --iterations %lld\n", now.part, now.seed,
          now.iteration, now.iterations);
}

static void expect(int condition, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void expect(int condition, const char *format, ...) {
  if (condition) return;
  va_list list;
  va_start(list, format);
  fprintf(stderr, "fuzz: ");
  vfprintf(stderr, format, list);
  fprintf(stderr, "\n");
  va_end(list);
  tell_where();
  exit(1);
}

/** max of |error| / allowed so far: how much of each tolerance is used. */
typedef struct { double most; } Margin;

static void expect_near(Margin *margin, double found, double expected, double allowed, const char *what) {
  const double used = fabs(found - expected) / allowed;
  if (used > margin->most) margin->most = used;
  expect(used <= 1, "%s: %.9g, expected %.9g within %.3g", what, found, expected, allowed);
}

#endif
