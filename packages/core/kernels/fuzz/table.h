// Random valid tables (../src/check.h, ../src/model.h say what they hold) that give every parameter one place.
#ifndef STRNN_FUZZ_TABLE_H
#define STRNN_FUZZ_TABLE_H

#include <string.h>

#include "random.h"

#define MOST_INTEGERS 4096
#define MOST_BLOCKS 128

typedef struct { int32_t at[MOST_INTEGERS]; int64_t length, parameters; } Table;

/** Parameters that need a place, and the integer of the table that tells it. */
typedef struct { struct { int64_t slot, size; } block[MOST_BLOCKS]; int count; } Blocks;

static void add_block(Blocks *b, int64_t slot, int64_t size) {
  b->block[b->count].slot = slot;
  b->block[b->count++].size = size;
}

/** Gives the blocks their places, one after the other in random order. */
static void place_blocks(Blocks *b, Table *t) {
  t->parameters = 0;
  while (b->count) {
    const int i = (int)below(b->count);
    t->at[b->block[i].slot] = (int32_t)t->parameters;
    t->parameters += b->block[i].size;
    b->block[i] = b->block[--b->count];
  }
}

/** Mostly 1 to 9, now and then around the width of a vector. */
static int64_t random_size(void) { return one_in(12) ? between(15, 17) : between(1, 9); }

/** Levels, edges and order of a lattice at the table's end; edges and levels to header[7] and [8]. */
static void write_lattice(Table *t, int32_t *header, int64_t sites) {
  enum { NO_EDGES, CHAIN, ANY } kind = one_in(6) ? NO_EDGES : one_in(4) ? CHAIN : ANY;
  int32_t *order = t->at + t->length, *level = order + sites;
  for (int64_t i = 0; i < sites; i++) {
    const int64_t other = kind == CHAIN && sites % 2 ? i : below(i + 1);
    order[i] = order[other];
    order[other] = (int32_t)i;
  }
  const int64_t wide = between(1, 4); // sites of a level, roughly
  int32_t levels = 0, edges = 0;
  level[levels++] = 0;
  for (int32_t n = 1; n < sites; n++) if (kind == CHAIN || (kind == ANY && one_in(wide))) level[levels++] = n;
  level[levels] = (int32_t)sites;
  int32_t *first = level + levels + 1, *predecessor = first + sites + 1;
  first[0] = 0;
  for (int l = 0; l < levels; l++) {
    for (int32_t n = level[l]; n < level[l + 1]; n++) {
      const int64_t count = l == 0 ? 0 : kind == CHAIN ? 1 : between(1, one_in(3) ? 6 : 2);
      for (int64_t i = 0; i < count; i++) predecessor[edges++] = (int32_t)(kind == CHAIN ? n - 1 : below(level[l]));
      first[n + 1] = edges;
    }
  }
  header[7] = edges;
  header[8] = levels;
  t->length = predecessor + edges - t->at;
}

static void write_stage(Table *t, Blocks *b, int64_t sites, int64_t inputs, int64_t hidden, int64_t projections,
                        int64_t outputs, int activation) {
  static const int gates[3] = {1, 3, 4}, backward_gate[3] = {-1, 1, 3};
  const int cell = (int)below(3);
  const int64_t start = t->length;
  int32_t *header = t->at + start;
  const int64_t sizes[7] = {sites, inputs, hidden, projections, outputs, cell, activation};
  for (int i = 0; i < 7; i++) header[i] = (int32_t)sizes[i];
  for (int i = 9; i < 23; i++) header[i] = -1;
  t->length += 23;
  write_lattice(t, header, sites);
  const int alone = header[7] == 0, left_out = alone && one_in(2) ? backward_gate[cell] : -1;
  for (int g = 0; g < gates[cell]; g++) {
    if (g == left_out) continue;
    add_block(b, start + 9 + 3 * g, hidden * inputs);
    if (!alone) add_block(b, start + 10 + 3 * g, hidden * hidden);
    add_block(b, start + 11 + 3 * g, hidden);
  }
  if (projections == 0) return;
  add_block(b, start + 21, sites * projections);
  add_block(b, start + 22, outputs * projections * hidden);
}

static void random_model_table(Table *t) {
  Blocks blocks = {0};
  const int64_t sites = one_in(8) ? 1 : between(1, 12), features = random_size(), mixed = random_size();
  const int64_t slices = between(1, 9), classes = random_size(), directions = below(5);
  const int64_t hidden = random_size(), projections = random_size(), activation = below(2);
  const int32_t header[11] = {1, (int32_t)slices, (int32_t)sites, (int32_t)features, (int32_t)classes,
                              (int32_t)directions, (int32_t)mixed, 0, (int32_t)below(6), -1, -1};
  memcpy(t->at, header, sizeof header);
  t->length = 11;
  if (directions == 0) add_block(&blocks, 9, mixed * sites * features);
  add_block(&blocks, 10, classes);
  for (int64_t r = 0; r < directions; r++) {
    write_stage(t, &blocks, sites, features, one_in(4) ? random_size() : hidden,
                one_in(4) ? random_size() : projections, mixed, (int)activation);
  }
  const int64_t over_time = random_size(), projections_over_time = random_size();
  for (int e = 0; e < 2; e++) {
    write_stage(t, &blocks, slices, mixed, over_time, projections_over_time, classes, (int)activation);
  }
  place_blocks(&blocks, t);
  t->at[7] = (int32_t)t->parameters;
}

static void random_sweep_table(Table *t) {
  Blocks blocks = {0};
  t->length = 0;
  write_stage(t, &blocks, between(1, 12), random_size(), random_size(), 0, 0, (int)below(2));
  place_blocks(&blocks, t);
}

#endif
