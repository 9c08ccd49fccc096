// Parameters as the model's equations have them -> padded, transposed where a product wants it; gradients back.
#ifndef STRNN_PACK_H
#define STRNN_PACK_H

#include "stage.h"

/** to (columns x ldt, padded with zeros) = fromᵀ, from: rows x columns with leading dimension ldf. */
static void transpose_padded(int64_t rows, int64_t columns, const float *from, int64_t ldf, float *to, int64_t ldt,
                             int64_t padded) {
  for (int64_t j = 0; j < columns; j++) {
    for (int64_t i = 0; i < rows; i++) to[j * ldt + i] = from[i * ldf + j];
    for (int64_t i = rows; i < padded; i++) to[j * ldt + i] = 0;
  }
}

/** to (rows x ldt, padded with zeros) = from. */
static void copy_padded(int64_t rows, int64_t columns, const float *from, int64_t ldf, float *to, int64_t ldt) {
  for (int64_t i = 0; i < rows; i++) {
    for (int64_t j = 0; j < columns; j++) to[i * ldt + j] = from[i * ldf + j];
    for (int64_t j = columns; j < ldt; j++) to[i * ldt + j] = 0;
  }
}

/**
 * Where gate g lies in weight_t. Gates that multiply the same operand stand beside each other as columns of one matrix:
 * GRU z r | g, LSTM i o g | f.
 */
typedef struct { int64_t offset, ld; } WeightPlace;

INLINE WeightPlace weight_place(const Stage *s, int64_t g) {
  const int64_t together = s->gates - (s->cell == ELMAN ? 0 : 1);
  if (g < together) return (WeightPlace){g * s->hidden_p, together * s->hidden_p};
  return (WeightPlace){together * s->hidden * s->hidden_p, s->hidden_p};
}

static void pack_stage(Stage *s, const float *parameters) {
  const int64_t H = s->hidden, D = s->inputs, wide = s->hidden_p;
  for (int64_t g = 0; g < s->gates; g++) {
    const int32_t *offset = s->gate_offsets + 3 * g;
    if (offset[0] < 0) { // left out: a gate of which nothing is read
      for (int64_t d = 0; d < D; d++) clear(s->input_t + d * s->gates_p + g * wide, wide);
      if (s->input) clear(s->input + g * wide * s->inputs_p, wide * s->inputs_p);
      clear(s->bias + g * wide, wide);
      continue;
    }
    const float *u = parameters + offset[0];
    transpose_padded(H, D, u, D, s->input_t + g * wide, s->gates_p, wide);
    if (s->input) {
      float *to = s->input + g * wide * s->inputs_p;
      copy_padded(H, D, u, D, to, s->inputs_p);
      clear(to + H * s->inputs_p, (wide - H) * s->inputs_p);
    }
    copy_padded(1, H, parameters + offset[2], H, s->bias + g * wide, wide);
    if (!s->recurrent) continue;
    const float *w = parameters + offset[1];
    const WeightPlace place = weight_place(s, g);
    transpose_padded(H, H, w, H, s->weight_t + place.offset, place.ld, wide);
    copy_padded(H, H, w, H, s->weight + g * wide * wide, wide);
    clear(s->weight + g * wide * wide + H * wide, (wide - H) * wide);
  }
  if (s->projections == 0) return;
  const int64_t K = s->projections, O = s->outputs, O_p = s->outputs_p;
  for (int64_t n = 0; n < s->sites; n++) {
    copy(s->projection + n * K, parameters + s->projection_offset + s->order[n] * K, K);
  }
  const float *p = parameters + s->mix_offset; // outputs x (projections * hidden)
  for (int64_t k = 0; k < K; k++) {
    transpose_padded(O, H, p + k * H, K * H, s->mix_t + k * H * O_p, O_p, O_p);
    copy_padded(O, H, p + k * H, K * H, s->mix + k * O * wide, wide);
  }
}

static void unpack_gradients(const Stage *s, float *gradient) {
  const int64_t H = s->hidden, D = s->inputs, wide = s->hidden_p;
  for (int64_t g = 0; g < s->gates; g++) {
    const int32_t *offset = s->gate_offsets + 3 * g;
    if (offset[0] < 0) continue;
    transpose_padded(D, H, s->d_input_t + g * wide, s->gates_p, gradient + offset[0], D, D);
    copy_padded(1, H, s->d_bias + g * wide, wide, gradient + offset[2], H);
    if (s->recurrent) copy_padded(H, H, s->d_weight + g * wide * wide, wide, gradient + offset[1], H);
  }
  if (s->projections == 0) return;
  const int64_t K = s->projections, O = s->outputs;
  for (int64_t n = 0; n < s->sites; n++) {
    copy(gradient + s->projection_offset + s->order[n] * K, s->d_projection + n * K, K);
  }
  float *p = gradient + s->mix_offset;
  for (int64_t k = 0; k < K; k++) {
    transpose_padded(H, O, s->d_mix_t + k * H * s->outputs_p, s->outputs_p, p + k * H, K * H, H);
  }
}

#endif
