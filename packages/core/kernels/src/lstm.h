// With ĥ = Σ_p h_p: i, o = sigmoid(U x + W ĥ + b), g = tanh(...), f_p = sigmoid(U_f x + W_f h_p + b_f),
// c = i g + Σ_p f_p c_p, h = o tanh(c). Gates stand in the order i, o, g, f; W_f h_p is computed once per site p.
#ifndef STRNN_LSTM_H
#define STRNN_LSTM_H

#include "stage.h"

typedef struct { float *h, *c, *tanh_c, *gates, *forget, *sum; } LstmState; // forget = W_f h, sum = ĥ

INLINE LstmState lstm_state(const Stage *s, int64_t rows, float *state) {
  const int64_t all = s->sites * rows * s->hidden_p;
  return (LstmState){state, state + all, state + 2 * all, state + 3 * all, state + 7 * all, state + 8 * all};
}

static void lstm_forward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  const LstmState st = lstm_state(s, rows, state);
  product(s->sites * rows, 4 * wide, s->inputs, x, ldx, s->input_t, 4 * wide, st.gates, 4 * wide, REPLACE, s->bias);
  for (int64_t l = 0; l < s->levels; l++) {
    const int64_t start = s->level[l], count = level_count(s, l);
    float *gates = st.gates + start * block * 4, *h = st.h + start * block;
    if (l > 0) {
      float *sum = st.sum + start * block;
      sum_predecessors(s, l, st.h, block, 0, sum);
      product(count * rows, 3 * wide, s->hidden, sum, wide, s->weight_t, 3 * wide, gates, 4 * wide, ADD, 0);
    }
    for (int64_t n = start; n < start + count; n++) {
      for (int64_t i = n * rows; i < (n + 1) * rows; i++) {
        for (int64_t j = 0; j < wide; j += V) {
          float *at = st.gates + i * 4 * wide + j;
          const vf in = sigmoid(load(at)), out = sigmoid(load(at + wide)), g = tanh_of(load(at + 2 * wide));
          const vf forget_input = load(at + 3 * wide);
          vf c = in * g;
          for (int32_t e = s->first[n]; e < s->first[n + 1]; e++) {
            const int64_t p = (s->predecessor[e] * rows + (i - n * rows)) * wide + j;
            c += sigmoid(forget_input + load(st.forget + p)) * load(st.c + p);
          }
          store(at, in);
          store(at + wide, out);
          store(at + 2 * wide, g);
          const vf tanh_c = tanh_of(c);
          store(st.c + i * wide + j, c);
          store(st.tanh_c + i * wide + j, tanh_c);
          store(st.h + i * wide + j, out * tanh_c);
        }
      }
    }
    if (s->recurrent) {
      product(count * rows, wide, s->hidden, h, wide, s->weight_t + 3 * s->hidden * wide, wide,
              st.forget + start * block, wide, REPLACE, 0);
    }
  }
}

/** The gates become their gradients. scratch: dc, dĥ and d(W_f h) of every site. */
static void lstm_backward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state, float *dh) {
  const int64_t wide = s->hidden_p, block = rows * wide, all = s->sites * rows;
  const LstmState st = lstm_state(s, rows, state);
  float *d_c = s->scratch, *d_sum = d_c + s->sites * block, *d_forget = d_sum + s->sites * block;
  clear(d_c, s->sites * block);
  clear(d_forget, s->sites * block);
  for (int64_t l = s->levels - 1; l >= 0; l--) {
    const int64_t start = s->level[l], count = level_count(s, l);
    for (int64_t n = start; n < start + count; n++) {
      const int64_t from = s->first_successor[n];
      sum_blocks(dh + n * block, d_sum, s->successor + from, s->first_successor[n + 1] - from, block, 1, 1);
    }
    if (s->recurrent) {
      product(count * rows, wide, wide, d_forget + start * block, wide, s->weight + 3 * wide * wide, wide,
              dh + start * block, wide, ADD, 0);
    }
    for (int64_t n = start; n < start + count; n++) {
      for (int64_t i = n * rows; i < (n + 1) * rows; i++) {
        for (int64_t j = 0; j < wide; j += V) {
          float *at = st.gates + i * 4 * wide + j;
          const vf in = load(at), out = load(at + wide), g = load(at + 2 * wide), forget_input = load(at + 3 * wide);
          const vf tanh_c = load(st.tanh_c + i * wide + j), up = load(dh + i * wide + j);
          const vf dc = load(d_c + i * wide + j) + up * out * (splat(1) - tanh_c * tanh_c);
          vf d_forget_input = splat(0);
          for (int32_t e = s->first[n]; e < s->first[n + 1]; e++) {
            const int64_t p = (s->predecessor[e] * rows + (i - n * rows)) * wide + j;
            const vf f = sigmoid(forget_input + load(st.forget + p));
            const vf d = dc * load(st.c + p) * f * (splat(1) - f);
            d_forget_input += d;
            store(d_forget + p, load(d_forget + p) + d);
            store(d_c + p, load(d_c + p) + dc * f);
          }
          store(at, dc * g * in * (splat(1) - in));
          store(at + wide, up * tanh_c * out * (splat(1) - out));
          store(at + 2 * wide, dc * in * (splat(1) - g * g));
          store(at + 3 * wide, d_forget_input);
        }
      }
    }
    if (l > 0) {
      product(count * rows, wide, 3 * wide, st.gates + start * block * 4, 4 * wide, s->weight, wide,
              d_sum + start * block, wide, REPLACE, 0);
    }
  }
  product_left_transposed(s->inputs, 4 * wide, all, x, ldx, st.gates, 4 * wide, s->d_input_t, 4 * wide, ADD);
  add_column_sums(all, 4 * wide, st.gates, 4 * wide, s->d_bias);
  if (!s->recurrent) return;
  const int64_t skipped = s->level[1] * rows;
  product_left_transposed(3 * wide, wide, all - skipped, st.gates + skipped * 4 * wide, 4 * wide,
                          st.sum + skipped * wide, wide, s->d_weight, wide, ADD);
  product_left_transposed(wide, wide, all, d_forget, wide, st.h, wide, s->d_weight + 3 * wide * wide, wide, ADD);
}

#endif
