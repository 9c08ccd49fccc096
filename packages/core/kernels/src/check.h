// Tables come from outside (plugins make lattices): nothing of them is used before it was checked here.
//
// A stage in a table, as 32-bit integers:
//   sites, inputs, hidden, projections, outputs, cell, activation, edges, levels,
//   4 x (offset of U, of W, of b) per gate, offset of G, offset of P (offsets into the flat parameters, -1 = none),
//   order[sites], level[levels + 1], first[sites + 1], predecessor[edges].
// order: site at each place. level: place at which each level starts. first: where the predecessors of each place start.
// predecessor: places, each in a level before that of the place that hears it. Level 0 has none, other places some.
#ifndef STRNN_CHECK_H
#define STRNN_CHECK_H

#include "stage.h"

#define STAGE_HEADER 23
// So that 64 directions of LSTM with everything at its largest stay within 64-bit sizes of memory.
#define MOST_SITES (1 << 19)
#define LARGEST_SIZE (1 << 16)

typedef enum {
  OK = 0,
  BAD_TABLE = -1,       // ends early, or is none
  BAD_SIZE = -2,        // a size below 1 or above the largest
  BAD_CELL = -3,        // unknown cell or activation
  BAD_OFFSET = -4,      // parameters outside of the flat vector, or missing
  BAD_ORDER = -5,       // not every site exactly once
  BAD_LEVELS = -6,      // levels do not rise from 0 to the number of sites
  BAD_PREDECESSOR = -7, // a predecessor that is not in an earlier level, or a list that does not fit
  BAD_MEMORY = -8,      // an operand outside of the memory
  BAD_CALL = -9,        // unknown operation or argument
} Status;

INLINE int is_size(int64_t n, int64_t least, int64_t most) { return n >= least && n <= most; }

/** Whether a block of parameters lies within the flat vector. */
INLINE int fits(int32_t offset, int64_t count, int64_t parameters) {
  return offset >= 0 && (int64_t)offset + count <= parameters;
}

/** scratch: as many integers as the stage has sites; where: the index in the table that is wrong. */
static Status check_stage(const int32_t *table, int64_t available, int64_t parameters, int32_t *scratch, Stage *s,
                          int64_t *length, int64_t *where) {
  *where = 0;
  if (available < STAGE_HEADER) return BAD_TABLE;
  for (int i = 0; i < 9; i++) {
    *where = i;
    const int may_be_0 = i == 3 || i == 4 || i == 5 || i == 6 || i == 7;
    // An edge list may be longer than any other size.
    const int64_t most = i == 7 ? INT32_MAX : i == 0 || i == 8 ? MOST_SITES : LARGEST_SIZE;
    if (!is_size(table[i], may_be_0 ? 0 : 1, most)) return BAD_SIZE;
  }
  *where = 5;
  if (table[5] >= CELL_KINDS) return BAD_CELL;
  *where = 6;
  if (table[6] > TANH) return BAD_CELL;
  *where = 8;
  const int64_t sites = table[0], edges = table[7], levels = table[8];
  if (levels > sites) return BAD_LEVELS;
  *where = 0;
  *length = STAGE_HEADER + sites + (levels + 1) + (sites + 1) + edges;
  if (*length > available) return BAD_TABLE;

  *s = (Stage){0};
  s->sites = sites;
  s->inputs = table[1];
  s->hidden = table[2];
  s->projections = table[3];
  s->outputs = table[4];
  s->cell = (CellKind)table[5];
  s->activation = (Activation)table[6];
  s->edges = edges;
  s->levels = levels;
  s->recurrent = edges > 0;
  s->gates = gates_of_cell[s->cell];
  s->hidden_p = round_up(s->hidden, V);
  s->inputs_p = round_up(s->inputs, V);
  s->outputs_p = round_up(s->outputs, V);
  s->gates_p = s->gates * s->hidden_p;
  s->gate_offsets = table + 9;
  s->projection_offset = table[21];
  s->mix_offset = table[22];
  s->order = table + STAGE_HEADER;
  s->level = s->order + sites;
  s->first = s->level + levels + 1;
  s->predecessor = s->first + sites + 1;

  for (int g = 0; g < s->gates; g++) {
    *where = 9 + 3 * g;
    const int32_t *offset = s->gate_offsets + 3 * g;
    // Without edges a cell has no W, and a gate that only looks back is left out altogether.
    const int absent = offset[0] == -1 && offset[2] == -1 && !s->recurrent &&
                       ((s->cell == GRU && g == 1) || (s->cell == LSTM && g == 3));
    if (!absent && !fits(offset[0], s->hidden * s->inputs, parameters)) return BAD_OFFSET;
    if (!absent && !fits(offset[2], s->hidden, parameters)) return BAD_OFFSET;
    if (s->recurrent ? !fits(offset[1], s->hidden * s->hidden, parameters) : offset[1] != -1) return BAD_OFFSET;
  }
  *where = 21;
  if (s->projections > 0 && !fits(s->projection_offset, sites * s->projections, parameters)) return BAD_OFFSET;
  *where = 22;
  if ((s->outputs > 0) != (s->projections > 0)) return BAD_SIZE;
  if (s->projections > 0 && !fits(s->mix_offset, s->outputs * s->projections * s->hidden, parameters)) {
    return BAD_OFFSET;
  }

  for (int64_t i = 0; i < sites; i++) scratch[i] = 0;
  for (int64_t i = 0; i < sites; i++) {
    *where = s->order + i - table;
    if (s->order[i] < 0 || s->order[i] >= sites || scratch[s->order[i]]++) return BAD_ORDER;
  }
  *where = s->level - table;
  if (s->level[0] != 0 || s->level[levels] != sites) return BAD_LEVELS;
  for (int64_t l = 0; l < levels; l++) {
    *where = s->level + l + 1 - table;
    if (s->level[l + 1] <= s->level[l] || s->level[l + 1] > sites) return BAD_LEVELS;
    const int64_t count = s->level[l + 1] - s->level[l];
    if (count > s->widest) s->widest = count;
  }
  *where = s->first - table;
  if (s->first[0] != 0 || s->first[sites] != edges) return BAD_PREDECESSOR;
  for (int64_t l = 0; l < levels; l++) {
    for (int64_t n = s->level[l]; n < s->level[l + 1]; n++) {
      *where = s->first + n + 1 - table;
      // Level 0 hears from nobody, every other site from somebody.
      if (s->first[n + 1] > edges || (l == 0 ? s->first[n + 1] != s->first[n] : s->first[n + 1] <= s->first[n])) {
        return BAD_PREDECESSOR;
      }
      for (int32_t e = s->first[n]; e < s->first[n + 1]; e++) {
        *where = s->predecessor + e - table;
        if (s->predecessor[e] < 0 || s->predecessor[e] >= s->level[l]) return BAD_PREDECESSOR;
      }
    }
  }
  return OK;
}

/** Where each site is heard: first_successor (sites + 1) and successor (edges), from the checked lists. */
static void derive_successors(Stage *s) {
  for (int64_t n = 0; n <= s->sites; n++) s->first_successor[n] = 0;
  for (int64_t e = 0; e < s->edges; e++) s->first_successor[s->predecessor[e] + 1]++;
  for (int64_t n = 0; n < s->sites; n++) s->first_successor[n + 1] += s->first_successor[n];
  for (int64_t n = 0; n < s->sites; n++) {
    for (int32_t e = s->first[n]; e < s->first[n + 1]; e++) {
      s->successor[s->first_successor[s->predecessor[e]]++] = (int32_t)n;
    }
  }
  // Each start has moved to the next one's.
  for (int64_t n = s->sites; n > 0; n--) s->first_successor[n] = s->first_successor[n - 1];
  s->first_successor[0] = 0;
}

#endif
