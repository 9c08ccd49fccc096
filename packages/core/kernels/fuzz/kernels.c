// The kernels as the fuzzer builds them: with poisoned gaps between the pieces of a plan's work area, so that a piece
// that is overrun is found as an operand is.
#include <sanitizer/asan_interface.h>
#include <stdint.h>

#define GAP 64

/** After `bytes` bytes at base + used: the padding to 64 and GAP bytes more. Without a base, only the size. */
static int64_t leave_gap(char *base, int64_t used, int64_t size, int64_t bytes) {
  const int64_t end = (used + bytes + 63) / 64 * 64 + GAP;
  if (base && end <= size) ASAN_POISON_MEMORY_REGION(base + used + bytes, (size_t)(end - used - bytes));
  return GAP;
}
#define POOL_GAP(pool, bytes) leave_gap((pool)->base, (pool)->used, (pool)->size, bytes)

// All gradients are cleared as one piece, which starts with an empty one, so with a gap: then gaps are left out.
#define clear clear_plain
#include "../src/elementwise.h"
#undef clear
static void clear(float *to, int64_t n) {
  const int around_gaps = n > 0 && __asan_address_is_poisoned(to);
  if (!around_gaps) clear_plain(to, n);
  for (int64_t i = 0; i < n && around_gaps; i++) if (!__asan_address_is_poisoned(to + i)) to[i] = 0;
}

#include "../strnn.c"

/** Closes what follows the struct of a plan in its place. */
void fuzz_planned(char *plan, int sweep) {
  const int64_t size = sweep ? (int64_t)sizeof(Sweep) : (int64_t)sizeof(Model);
  ASAN_POISON_MEMORY_REGION(plan + size, (size_t)(MODEL_STRUCT - size));
}
