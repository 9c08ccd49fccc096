// s_k = Σ_n G_{n,k} h_n, and out += Σ_k P_k s_k, with P_k the columns of P that belong to projection k.
#ifndef STRNN_PROJECTION_H
#define STRNN_PROJECTION_H

#include "stage.h"

/** h (sites blocks) -> projected (projections blocks). */
static void projection_forward(const Stage *s, int64_t rows, const float *h, float *projected) {
  const int64_t block = rows * s->hidden_p;
  product_left_transposed(s->projections, block, s->sites, s->projection, s->projections, h, block, projected, block,
                          REPLACE);
}

/** out (rows x outputs_p) += Σ_k P_k s_k. */
static void mix_forward(const Stage *s, int64_t rows, const float *projected, float *out) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  for (int64_t k = 0; k < s->projections; k++) {
    product(rows, s->outputs_p, s->hidden, projected + k * block, wide, s->mix_t + k * s->hidden * s->outputs_p,
            s->outputs_p, out, s->outputs_p, ADD, 0);
  }
}

/** Gradient of P, and of `projected`, from that of out. */
static void mix_backward(const Stage *s, int64_t rows, const float *projected, const float *d_out,
                         float *d_projected) {
  const int64_t wide = s->hidden_p, block = rows * wide;
  for (int64_t k = 0; k < s->projections; k++) {
    product_left_transposed(s->hidden, s->outputs_p, rows, projected + k * block, wide, d_out, s->outputs_p,
                            s->d_mix_t + k * s->hidden * s->outputs_p, s->outputs_p, ADD);
    product(rows, wide, s->outputs, d_out, s->outputs_p, s->mix + k * s->outputs * wide, wide,
            d_projected + k * block, wide, REPLACE, 0);
  }
}

/** Gradient of h from that of `projected`. */
static void projection_backward(const Stage *s, int64_t rows, const float *h, const float *d_projected, float *d_h) {
  const int64_t block = rows * s->hidden_p;
  add_dot_products(s->sites, s->projections, block, h, block, d_projected, block, s->d_projection, s->projections);
  product(s->sites, block, s->projections, s->projection, s->projections, d_projected, block, d_h, block, REPLACE, 0);
}

#endif
