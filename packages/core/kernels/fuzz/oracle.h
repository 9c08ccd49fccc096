// Whether a table is one, as the comments of ../src/check.h and ../src/model.h have it, by other means than theirs.
#ifndef STRNN_FUZZ_ORACLE_H
#define STRNN_FUZZ_ORACLE_H

#include "table.h"

/** Numbers of a block that lies within the parameters. */
static int lies_within(int32_t offset, int64_t rows, int64_t columns, int64_t layers, int64_t parameters) {
  const double end = (double)offset + (double)rows * (double)columns * (double)layers;
  return offset >= 0 && end <= (double)parameters;
}

static int within(int64_t n, int64_t least, int64_t most) { return n >= least && n <= most; }

/** The level that holds a place; level: where each starts. */
static int32_t level_of(const int32_t *level, int32_t place) {
  int32_t l = 0;
  while (level[l + 1] <= place) l++;
  return l;
}

static int is_lattice(int64_t sites, int64_t edges, int64_t levels, const int32_t *order) {
  const int32_t *level = order + sites, *first = level + levels + 1, *predecessor = first + sites + 1;
  for (int32_t site = 0; site < sites; site++) {
    int times = 0;
    for (int64_t place = 0; place < sites; place++) times += order[place] == site;
    if (times != 1) return 0;
  }
  if (level[0] != 0 || level[levels] != sites) return 0;
  for (int64_t l = 0; l < levels; l++) if (level[l] >= level[l + 1]) return 0;
  if (first[0] != 0 || first[sites] != edges) return 0;
  for (int64_t n = 0; n < sites; n++) if (first[n] > first[n + 1]) return 0;
  for (int32_t n = 0; n < sites; n++) {
    const int32_t own = level_of(level, n);
    if ((own == 0) != (first[n] == first[n + 1])) return 0; // level 0 hears nobody, all others somebody
    for (int32_t e = first[n]; e < first[n + 1]; e++) {
      const int32_t p = predecessor[e];
      if (p < 0 || p >= sites || level_of(level, p) >= own) return 0;
    }
  }
  return 1;
}

/** The integers of a stage's table, or 0 where it is none. */
static int64_t stage_length(const int32_t *t, int64_t available, int64_t parameters) {
  if (available < 23) return 0;
  const int64_t sites = t[0], inputs = t[1], hidden = t[2], projections = t[3], outputs = t[4], cell = t[5];
  const int64_t edges = t[7], levels = t[8], largest = 65536;
  if (!within(sites, 1, 1 << 19) || !within(inputs, 1, largest) || !within(hidden, 1, largest)) return 0;
  if (!within(projections, 0, largest) || !within(outputs, 0, largest)) return 0;
  if ((projections == 0) != (outputs == 0)) return 0;
  if (!within(cell, 0, 2) || !within(t[6], 0, 1) || edges < 0 || !within(levels, 1, sites)) return 0;
  const int64_t length = 23 + sites + (levels + 1) + (sites + 1) + edges;
  if (length > available || !is_lattice(sites, edges, levels, t + 23)) return 0;
  for (int g = 0; g < (cell == 0 ? 1 : cell == 1 ? 3 : 4); g++) {
    const int32_t u = t[9 + 3 * g], w = t[10 + 3 * g], b = t[11 + 3 * g];
    if (edges > 0 ? !lies_within(w, hidden, hidden, 1, parameters) : w != -1) return 0;
    // What only looks back, GRU's reset and LSTM's forget gate, may be left out where there is nothing to look at.
    const int looks_back = (cell == 1 && g == 1) || (cell == 2 && g == 3);
    if (edges == 0 && looks_back && u == -1 && b == -1) continue;
    if (!lies_within(u, hidden, inputs, 1, parameters) || !lies_within(b, hidden, 1, 1, parameters)) return 0;
  }
  if (projections > 0 && !lies_within(t[21], sites, projections, 1, parameters)) return 0;
  if (projections > 0 && !lies_within(t[22], outputs, projections, hidden, parameters)) return 0;
  return length;
}

static int is_sweep(const Table *t) {
  if (!within(t->parameters, 1, 1000000000)) return 0;
  return t->length > 0 && stage_length(t->at, t->length, t->parameters) == t->length && t->at[3] == 0;
}

static int is_model(const Table *table) {
  const int32_t *t = table->at;
  if (table->length < 11 || t[0] != 1) return 0;
  const int64_t slices = t[1], sites = t[2], features = t[3], classes = t[4], directions = t[5], mixed = t[6];
  const int64_t parameters = t[7], largest = 65536;
  if (!within(slices, 1, largest) || !within(sites, 1, 1 << 19) || !within(features, 1, largest)) return 0;
  if (!within(classes, 1, largest) || !within(directions, 0, 64) || !within(mixed, 1, largest)) return 0;
  if (parameters < 1 || !within(t[8], 0, largest)) return 0;
  if (directions == 0 ? !lies_within(t[9], mixed, sites, features, parameters) : t[9] != -1) return 0;
  if (!lies_within(t[10], classes, 1, 1, parameters)) return 0;
  int64_t at = 11;
  const int32_t *sense = 0;
  for (int64_t i = 0; i < directions + 2; i++) {
    const int64_t length = stage_length(t + at, table->length - at, parameters);
    const int32_t *s = t + at;
    if (length == 0 || s[3] == 0) return 0;
    if (i < directions && (s[0] != sites || s[1] != features || s[4] != mixed)) return 0;
    if (i >= directions && (s[0] != slices || s[1] != mixed || s[4] != classes)) return 0;
    // One mask serves both senses: 2 x B x (projections * hidden).
    if (i == directions) sense = s;
    if (i > directions && (s[2] != sense[2] || s[3] != sense[3])) return 0;
    at += length;
  }
  return at == table->length;
}

#endif
