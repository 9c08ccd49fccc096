// Changes 1 to 3 integers of a table, or where it ends.
#ifndef STRNN_FUZZ_MUTATE_H
#define STRNN_FUZZ_MUTATE_H

#include "table.h"

static void mutate(Table *t) {
  static const int32_t huge[] = {INT32_MAX, INT32_MAX - 1, 1 << 30, 1 << 24, (1 << 19) + 1, 1 << 19, 65537, 65536,
                                 65535, 1000, INT32_MIN, INT32_MIN + 1, -65536, -2, -1};
  for (int64_t times = between(1, 3); times > 0; times--) {
    if (t->length == 0) return;
    int32_t *value = t->at + (one_in(3) && t->length > 34 ? below(34) : below(t->length));
    const int64_t kind = below(16);
    if (kind < 4) *value = (int32_t)between(-3, 40);
    else if (kind < 8) *value = (int32_t)((uint32_t)*value + (one_in(2) ? 1 : -1u));
    else if (kind < 10) *value = huge[below(sizeof huge / sizeof *huge)];
    else if (kind < 11) *value = (int32_t)random_bits();
    else if (kind < 14) {
      int32_t *other = t->at + (one_in(2) ? below(t->length) : (value - t->at + 1) % t->length);
      const int32_t kept = *value;
      *value = *other;
      *other = kept;
    } else if (kind < 15) {
      t->length -= between(1, one_in(2) ? 1 : t->length);
    } else if (t->length + 4 <= MOST_INTEGERS) {
      for (int64_t more = between(1, 4); more > 0; more--) t->at[t->length++] = (int32_t)between(-1, 3);
    }
  }
}

#endif
