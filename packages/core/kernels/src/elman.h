// h_n = σ(U x_n + W Σ_p h_p + b)
#ifndef STRNN_ELMAN_H
#define STRNN_ELMAN_H

#include "stage.h"

/** state: h. scratch: Σ_p h_p of one level. */
static void elman_forward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  product(s->sites * rows, wide, s->inputs, x, ldx, s->input_t, wide, state, wide, REPLACE, s->bias);
  activate(level_count(s, 0) * block, state, s->activation);
  for (int64_t l = 1; l < s->levels; l++) {
    const int64_t count = level_count(s, l);
    float *h = state + s->level[l] * block;
    sum_predecessors(s, l, state, block, 0, s->scratch);
    product(count * rows, wide, s->hidden, s->scratch, wide, s->weight_t, wide, h, wide,
            s->activation == RELU ? ADD_RELU : ADD, 0);
    if (s->activation != RELU) activate(count * block, h, s->activation);
  }
}

/** dh becomes dz. The sum over successors is taken before the product: Σ Wᵀ dz_n = Wᵀ Σ dz_n, and dW = (Σ dz_n) h_pᵀ. */
static void elman_backward(const Stage *s, int64_t rows, const float *x, int64_t ldx, const float *state, float *dh) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  for (int64_t l = s->levels - 1; l >= 0; l--) {
    const int64_t start = s->level[l], count = level_count(s, l);
    if (s->first_successor[start + count] > s->first_successor[start]) {
      for (int64_t i = 0; i < count; i++) {
        const int32_t *list = s->successor + s->first_successor[start + i];
        const int64_t length = s->first_successor[start + i + 1] - s->first_successor[start + i];
        sum_blocks(s->scratch + i * block, dh, list, length, block, 1, 0);
      }
      product(count * rows, wide, s->hidden, s->scratch, wide, s->weight, wide, dh + start * block, wide, ADD, 0);
      product_left_transposed(s->hidden, wide, count * rows, s->scratch, wide, state + start * block, wide,
                              s->d_weight, wide, ADD);
    }
    activation_gradient(count * block, dh + start * block, state + start * block, s->activation);
  }
  product_left_transposed(s->inputs, wide, s->sites * rows, x, ldx, dh, wide, s->d_input_t, wide, ADD);
  add_column_sums(s->sites * rows, wide, dh, wide, s->d_bias);
}

#endif
