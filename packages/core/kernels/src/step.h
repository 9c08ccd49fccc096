// One pass over a batch: loss and gradient, or logits only.
#ifndef STRNN_STEP_H
#define STRNN_STEP_H

#include "model.h"

/** x of some samples, (sample, slice, site, feature) -> sites x rows x features per chunk; rows: slice outermost. */
static void gather_input(const Model *m, const float *x, int64_t samples, int64_t rows) {
  const int64_t D = m->features, flat = m->sites * D;
  for (int64_t start = 0; start < rows; start += m->chunk) {
    const int64_t count = rows - start < m->chunk ? rows - start : m->chunk;
    float *to = m->x + start * flat;
    for (int64_t row = 0; row < count; row++) {
      const int64_t t = (start + row) / samples, b = (start + row) % samples;
      const float *from = x + (b * m->slices + t) * flat;
      if (m->directions == 0) {
        copy(to + row * flat, from, flat);
        continue;
      }
      float *at = to + row * D;
      for (int64_t n = 0; n < m->sites; n++, at += count * D, from += D) {
        for (int64_t d = 0; d < D; d++) at[d] = from[d];
      }
    }
  }
}

/** Blocks of n numbers, one per site, into the order of a lattice. */
static void into_order(const Stage *s, const float *blocks, int64_t n, float *to) {
  for (int64_t place = 0; place < s->sites; place++) copy(to + place * n, blocks + s->order[place] * n, n);
}

/** m (rows x mixed), after dropout. */
static void mixed_mask(const Model *m, const Batch *batch, int64_t first, int64_t samples, float *values) {
  if (!batch->mixed_mask) return;
  for (int64_t t = 0; t < m->slices; t++) {
    for (int64_t b = 0; b < samples; b++) {
      const float *mask = batch->mixed_mask + (t * batch->batch + first + b) * m->mixed;
      float *row = values + (t * samples + b) * m->mixed_p;
      for (int64_t j = 0; j < m->mixed; j++) row[j] *= mask[j];
    }
  }
}

/** vec(q) of one sense, as projections x samples x hidden_p. */
static void projected_mask(const Stage *s, const Batch *batch, int e, int64_t first, int64_t samples, float *values) {
  if (!batch->projected_mask) return;
  for (int64_t k = 0; k < s->projections; k++) {
    for (int64_t b = 0; b < samples; b++) {
      const float *mask = batch->projected_mask + ((e * batch->batch + first + b) * s->projections + k) * s->hidden;
      float *row = values + (k * samples + b) * s->hidden_p;
      for (int64_t j = 0; j < s->hidden; j++) row[j] *= mask[j];
    }
  }
}

static void spatial_forward(Model *m, int64_t rows) {
  clear(m->m, rows * m->mixed_p);
  float *state = m->state, *projected = m->projected;
  for (int64_t r = 0; r < m->directions; r++) {
    const Stage *s = m->spatial + r;
    for (int64_t start = 0; start < rows; start += m->chunk) {
      const int64_t count = rows - start < m->chunk ? rows - start : m->chunk;
      into_order(s, m->x + start * m->sites * m->features, count * m->features, m->x_in_order);
      sweep_forward(s, count, m->x_in_order, m->features, state);
      projection_forward(s, count, state, projected);
      mix_forward(s, count, projected, m->m + start * m->mixed_p);
      state += state_size(s, count);
      projected += s->projections * count * s->hidden_p;
    }
  }
  const int64_t flat = m->sites * m->features;
  if (m->directions == 0) {
    product(rows, m->mixed_p, flat, m->x, flat, m->input_t, m->mixed_p, m->m, m->mixed_p, REPLACE, 0);
  }
}

static void spatial_backward(Model *m, int64_t rows) {
  float *state = m->state, *projected = m->projected;
  for (int64_t r = 0; r < m->directions; r++) {
    const Stage *s = m->spatial + r;
    for (int64_t start = 0; start < rows; start += m->chunk) {
      const int64_t count = rows - start < m->chunk ? rows - start : m->chunk;
      mix_backward(s, count, projected, m->d_m + start * m->mixed_p, m->d_projected);
      projection_backward(s, count, state, m->d_projected, m->d_h);
      into_order(s, m->x + start * m->sites * m->features, count * m->features, m->x_in_order);
      sweep_backward(s, count, m->x_in_order, m->features, state, m->d_h, 0);
      state += state_size(s, count);
      projected += s->projections * count * s->hidden_p;
    }
  }
  const int64_t flat = m->sites * m->features;
  if (m->directions == 0) {
    product_left_transposed(flat, m->mixed_p, rows, m->x, flat, m->d_m, m->mixed_p, m->d_input_t, m->mixed_p, ADD);
  }
}

static void temporal_forward(Model *m, const Batch *batch, int64_t first, int64_t samples) {
  for (int64_t b = 0; b < samples; b++) copy(m->logits + b * m->classes_p, m->class_bias, m->classes_p);
  for (int e = 0; e < 2; e++) {
    const Stage *s = m->temporal + e;
    into_order(s, m->m, samples * m->mixed_p, m->m_in_order);
    sweep_forward(s, samples, m->m_in_order, m->mixed_p, m->temporal_state[e]);
    projection_forward(s, samples, m->temporal_state[e], m->temporal_projected[e]);
    projected_mask(s, batch, e, first, samples, m->temporal_projected[e]);
    mix_forward(s, samples, m->temporal_projected[e], m->logits);
  }
}

static void temporal_backward(Model *m, const Batch *batch, int64_t first, int64_t samples) {
  clear(m->d_m, samples * m->slices * m->mixed_p);
  const int64_t block = samples * m->mixed_p;
  for (int e = 0; e < 2; e++) {
    const Stage *s = m->temporal + e;
    mix_backward(s, samples, m->temporal_projected[e], m->d_logits, m->temporal_d_projected);
    projected_mask(s, batch, e, first, samples, m->temporal_d_projected);
    projection_backward(s, samples, m->temporal_state[e], m->temporal_d_projected, m->temporal_d_h);
    into_order(s, m->m, block, m->m_in_order);
    sweep_backward(s, samples, m->m_in_order, m->mixed_p, m->temporal_state[e], m->temporal_d_h, m->d_m_in_order);
    for (int64_t place = 0; place < s->sites; place++) {
      const int32_t self = (int32_t)place;
      sum_blocks(m->d_m + s->order[place] * block, m->d_m_in_order, &self, 1, block, 1, 1);
    }
  }
  add_column_sums(samples, m->classes_p, m->d_logits, m->classes_p, m->d_class_bias);
}

/**
 * Loss of a batch, Σ weight_b (-log p_b[label_b]), and its gradient into `gradient` (as the parameters; null = forward
 * only, and without labels the loss is 0). The logits go to batch->logits, if wanted.
 */
static double run_batch(Model *m, const Batch *batch, const float *parameters, float *gradient) {
  pack_model(m, parameters);
  if (gradient) clear(m->gradients, m->gradients_size);
  const int64_t sample = m->slices * m->sites * m->features;
  double loss = 0;
  for (int64_t first = 0; first < batch->batch; first += m->samples) {
    const int64_t samples = batch->batch - first < m->samples ? batch->batch - first : m->samples;
    const int64_t rows = samples * m->slices;
    gather_input(m, batch->x + first * sample, samples, rows);
    spatial_forward(m, rows);
    mixed_mask(m, batch, first, samples, m->m);
    temporal_forward(m, batch, first, samples);
    for (int64_t b = 0; b < samples; b++) {
      const float *logits = m->logits + b * m->classes_p;
      if (batch->logits) copy(batch->logits + (first + b) * m->classes, logits, m->classes);
      if (batch->labels) {
        loss += cross_entropy(logits, m->classes, m->classes_p, batch->labels[first + b], batch->weights[first + b],
                              m->d_logits + b * m->classes_p);
      }
    }
    if (!gradient) continue;
    temporal_backward(m, batch, first, samples);
    mixed_mask(m, batch, first, samples, m->d_m);
    spatial_backward(m, rows);
  }
  if (gradient) unpack_model(m, gradient);
  return loss;
}

#endif
