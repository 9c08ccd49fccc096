// A stage: one recurrence over a lattice, its sparse projection, and the product that mixes what was projected. The
// spatial layer is one stage per direction, the temporal layer one per sense (its lattice a chain of slices).
//
// All row matrices are padded to a multiple of V columns with zeros and stand site after site, in lattice order: the
// `rows` rows of a site are neighbours, and so are the sites of a level. A block of rows (slices) goes through the whole
// lattice at once, so its states stay in the cache.
#ifndef STRNN_STAGE_H
#define STRNN_STAGE_H

#include "elementwise.h"
#include "gemm.h"

typedef enum { ELMAN, GRU, LSTM, CELL_KINDS } CellKind;

#define MAX_GATES 4
static const int gates_of_cell[CELL_KINDS] = {1, 3, 4};

typedef struct {
  // Sizes. *p: padded to a multiple of V.
  int64_t sites, inputs, hidden, projections, outputs, edges, levels, gates;
  int64_t hidden_p, inputs_p, outputs_p, gates_p; // gates_p = gates * hidden_p
  int64_t widest;                                 // sites of the largest level
  CellKind cell;
  Activation activation;
  int recurrent;

  // The lattice, in the table (see check.h), and the successors derived from it.
  const int32_t *order, *level, *first, *predecessor;
  int32_t *first_successor, *successor;

  // Where the parameters lie in the flat vector; -1 = there is none.
  const int32_t *gate_offsets; // per gate: U, W, b
  int32_t projection_offset, mix_offset;

  // Packed parameters, and the same for their gradients.
  float *input_t;  // inputs x gates_p: Uᵀ of all gates
  float *input;    // gates_p x inputs_p: U of all gates (only where the input's gradient is wanted)
  float *weight_t; // per gate hidden x hidden_p: Wᵀ, see pack.h
  float *weight;   // gates_p x hidden_p
  float *bias;     // gates_p
  float *projection; // sites x projections, rows in lattice order
  float *mix_t;      // projections x hidden x outputs_p
  float *mix;        // projections x outputs x hidden_p
  float *d_input_t, *d_weight, *d_bias, *d_projection, *d_mix_t;

  float *scratch; // scratch_size(stage, rows) floats
} Stage;

/** Rows of the first site of a level, and how many the level has. */
INLINE int64_t level_start(const Stage *s, int64_t l) { return s->level[l]; }
INLINE int64_t level_count(const Stage *s, int64_t l) { return s->level[l + 1] - s->level[l]; }
INLINE int64_t predecessor_count(const Stage *s, int64_t n) { return s->first[n + 1] - s->first[n]; }

/** Blocks of hidden_p floats per site and row that the forward pass leaves for the backward one; the first is h. */
INLINE int64_t state_blocks(const Stage *s) { return s->cell == ELMAN ? 1 : s->cell == GRU ? 6 : 9; }

INLINE int64_t state_size(const Stage *s, int64_t rows) { return state_blocks(s) * s->sites * rows * s->hidden_p; }

INLINE int64_t scratch_size(const Stage *s, int64_t rows) {
  const int64_t blocks = s->cell == ELMAN ? s->widest : s->cell == GRU ? s->sites + s->widest : 3 * s->sites;
  return blocks * rows * s->hidden_p;
}

/** Σ of a quantity (block floats per site) over the predecessors of each site of a level, times a factor. */
static void sum_predecessors(const Stage *s, int64_t l, const float *of, int64_t block, int mean, float *to) {
  for (int64_t n = s->level[l]; n < s->level[l + 1]; n++, to += block) {
    const int64_t count = predecessor_count(s, n);
    sum_blocks(to, of, s->predecessor + s->first[n], count, block, mean ? 1.0f / (float)count : 1.0f, 0);
  }
}

#endif
