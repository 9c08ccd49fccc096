// The fuzzer's random numbers: splitmix64 (Steele, Lea & Flood 2014), started anew for every iteration.
#ifndef STRNN_FUZZ_RANDOM_H
#define STRNN_FUZZ_RANDOM_H

#include <stdint.h>

static uint64_t random_state;

static uint64_t random_bits(void) {
  uint64_t z = random_state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/** 0 to n - 1. */
static int64_t below(int64_t n) { return (int64_t)(random_bits() % (uint64_t)n); }
static int64_t between(int64_t least, int64_t most) { return least + below(most - least + 1); }
static int one_in(int64_t n) { return below(n) == 0; }

/** In [-scale, scale). */
static double symmetric(double scale) { return scale * ((double)(random_bits() >> 11) * 0x1p-52 - 1); }

static void fill(float *to, int64_t n, double scale) {
  for (int64_t i = 0; i < n; i++) to[i] = (float)symmetric(scale);
}

#endif
