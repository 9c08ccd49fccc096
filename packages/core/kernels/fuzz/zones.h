// The memory of one piece of work: as many bytes as its operands need, each at its exact size between poisoned red
// zones, in random order. Everything starts as NaN (as an integer: -1), so that nothing may count on zeros.
#ifndef STRNN_FUZZ_ZONES_H
#define STRNN_FUZZ_ZONES_H

#include <sanitizer/asan_interface.h>
#include <string.h>

#include "fail.h"
#include "random.h"

#define MOST_ZONES 16

typedef struct { int64_t at, bytes, align; } Zone;
typedef struct { char *base; int64_t size; int count; Zone zone[MOST_ZONES]; } Zones;

/** Asks for an operand; align: 4 or 8. */
static int want(Zones *z, int64_t bytes, int64_t align) {
  z->zone[z->count] = (Zone){0, bytes, align};
  return z->count++;
}

/** The last operand ends with the memory, the first starts where the first operand may. */
static void open_zones(Zones *z) {
  int order[MOST_ZONES];
  for (int i = 0; i < z->count; i++) {
    const int other = (int)below(i + 1);
    order[i] = order[other];
    order[other] = i;
  }
  int64_t at = 8;
  for (int i = 0; i < z->count; i++) {
    Zone *zone = z->zone + order[i];
    // A start in the middle of eight bytes is not guarded by the four before it, but vectors are unaligned there.
    zone->at = at + (zone->align == 4 && one_in(4) ? 4 : 0);
    at = (zone->at + zone->bytes + (i + 1 < z->count ? 7 + 64 + 8 * below(8) : 0)) & ~(i + 1 < z->count ? 7 : 0);
  }
  z->size = at;
  z->base = malloc((size_t)z->size);
  memset(z->base, 0xff, (size_t)z->size);
  ASAN_POISON_MEMORY_REGION(z->base, (size_t)z->size);
  for (int i = 0; i < z->count; i++) ASAN_UNPOISON_MEMORY_REGION(z->base + z->zone[i].at, (size_t)z->zone[i].bytes);
}

static void close_zones(Zones *z) {
  ASAN_UNPOISON_MEMORY_REGION(z->base, (size_t)z->size);
  free(z->base);
  *z = (Zones){0};
}

static double at(const Zones *z, int i) { return (double)z->zone[i].at; }
static float *floats_at(const Zones *z, int i) { return (float *)(z->base + z->zone[i].at); }
static int32_t *integers_at(const Zones *z, int i) { return (int32_t *)(z->base + z->zone[i].at); }

/** Takes back what a plan poisoned in its work area, and what it wrote there. */
static void reopen(const Zones *z, int i) {
  ASAN_UNPOISON_MEMORY_REGION(z->base + z->zone[i].at, (size_t)z->zone[i].bytes);
  memset(z->base + z->zone[i].at, 0xff, (size_t)z->zone[i].bytes);
}

/** Of an operand's bytes (FNV-1a, four at a time), to see that nobody wrote there. */
static uint64_t hash_zone(const Zones *z, int i, uint64_t hash) {
  const int32_t *values = integers_at(z, i);
  for (int64_t n = 0; n < z->zone[i].bytes / 4; n++) hash = (hash ^ (uint32_t)values[n]) * 0x100000001b3u;
  return hash;
}

#endif
