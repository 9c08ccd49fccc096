// With h̄ = mean_p h_p: z, r = sigmoid(U x + W h̄ + b), g = tanh(U_g x + W_g (r h̄) + b_g), h = g + z (h̄ - g).
// Gates stand in the order z, r, g.
#ifndef STRNN_GRU_H
#define STRNN_GRU_H

#include "stage.h"

typedef struct { float *h, *gates, *mean, *reset; } GruState; // reset = r h̄

INLINE GruState gru_state(const Stage *s, int64_t rows, float *state) {
  const int64_t all = s->sites * rows * s->hidden_p;
  return (GruState){state, state + all, state + 4 * all, state + 5 * all};
}

static void gru_forward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  const GruState st = gru_state(s, rows, state);
  product(s->sites * rows, 3 * wide, s->inputs, x, ldx, s->input_t, 3 * wide, st.gates, 3 * wide, REPLACE, s->bias);
  clear(st.mean, s->level[1] * block);
  clear(st.reset, s->level[1] * block);
  for (int64_t l = 0; l < s->levels; l++) {
    const int64_t start = s->level[l], count = level_count(s, l);
    float *gates = st.gates + start * block * 3, *mean = st.mean + start * block, *reset = st.reset + start * block;
    if (l > 0) {
      sum_predecessors(s, l, st.h, block, 1, mean);
      product(count * rows, 2 * wide, s->hidden, mean, wide, s->weight_t, 2 * wide, gates, 3 * wide, ADD, 0);
    }
    for (int64_t i = 0; i < count * rows; i++) {
      for (int64_t j = 0; j < wide; j += V) {
        float *z = gates + i * 3 * wide + j, *r = z + wide;
        store(z, sigmoid(load(z)));
        const vf gate = sigmoid(load(r));
        store(r, gate);
        store(reset + i * wide + j, gate * load(mean + i * wide + j));
      }
    }
    if (l > 0) {
      product(count * rows, wide, s->hidden, reset, wide, s->weight_t + 2 * s->hidden * wide, wide, gates + 2 * wide,
              3 * wide, ADD, 0);
    }
    float *h = st.h + start * block;
    for (int64_t i = 0; i < count * rows; i++) {
      for (int64_t j = 0; j < wide; j += V) {
        const float *z = gates + i * 3 * wide + j;
        float *candidate = gates + i * 3 * wide + 2 * wide + j;
        const vf g = tanh_of(load(candidate));
        store(candidate, g);
        store(h + i * wide + j, g + load(z) * (load(mean + i * wide + j) - g));
      }
    }
  }
}

/** The gates become their gradients. scratch: dh̄ / predecessors of every site, then d(r h̄) of one level. */
static void gru_backward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state, float *dh) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  const GruState st = gru_state(s, rows, state);
  float *d_mean_all = s->scratch, *d_reset = s->scratch + s->sites * block;
  for (int64_t l = s->levels - 1; l >= 0; l--) {
    const int64_t start = s->level[l], count = level_count(s, l);
    for (int64_t n = start; n < start + count; n++) {
      const int64_t from = s->first_successor[n];
      sum_blocks(dh + n * block, d_mean_all, s->successor + from, s->first_successor[n + 1] - from, block, 1, 1);
    }
    float *gates = st.gates + start * block * 3, *d_mean = d_mean_all + start * block;
    const float *mean = st.mean + start * block, *d = dh + start * block;
    for (int64_t i = 0; i < count * rows; i++) {
      for (int64_t j = 0; j < wide; j += V) {
        float *z_at = gates + i * 3 * wide + j, *g_at = z_at + 2 * wide;
        const vf z = load(z_at), g = load(g_at), up = load(d + i * wide + j);
        store(d_mean + i * wide + j, up * z);
        store(z_at, up * (load(mean + i * wide + j) - g) * z * (splat(1) - z));
        store(g_at, up * (splat(1) - z) * (splat(1) - g * g));
      }
    }
    if (l > 0) {
      product(count * rows, wide, wide, gates + 2 * wide, 3 * wide, s->weight + 2 * wide * wide, wide, d_reset, wide,
              REPLACE, 0);
    } else {
      clear(d_reset, count * block);
    }
    for (int64_t i = 0; i < count * rows; i++) {
      for (int64_t j = 0; j < wide; j += V) {
        float *r_at = gates + i * 3 * wide + wide + j, *to = d_mean + i * wide + j;
        const vf r = load(r_at), up = load(d_reset + i * wide + j);
        store(to, load(to) + up * r);
        store(r_at, up * load(mean + i * wide + j) * r * (splat(1) - r));
      }
    }
    if (l > 0) {
      product(count * rows, wide, 2 * wide, gates, 3 * wide, s->weight, wide, d_mean, wide, ADD, 0);
      for (int64_t n = start; n < start + count; n++) {
        const vf share = splat(1.0f / (float)predecessor_count(s, n));
        float *to = d_mean_all + n * block;
        for (int64_t i = 0; i < block; i += V) store(to + i, load(to + i) * share);
      }
    }
  }
  const int64_t all = s->sites * rows, skipped = s->level[1] * rows, heard = all - skipped;
  product_left_transposed(s->inputs, 3 * wide, all, x, ldx, st.gates, 3 * wide, s->d_input_t, 3 * wide, ADD);
  add_column_sums(all, 3 * wide, st.gates, 3 * wide, s->d_bias);
  if (heard == 0) return;
  const float *heard_gates = st.gates + skipped * 3 * wide;
  product_left_transposed(2 * wide, wide, heard, heard_gates, 3 * wide, st.mean + skipped * wide, wide, s->d_weight,
                          wide, ADD);
  product_left_transposed(wide, wide, heard, heard_gates + 2 * wide, 3 * wide, st.reset + skipped * wide, wide,
                          s->d_weight + 2 * wide * wide, wide, ADD);
}

#endif
