// The whole model: samples go through it in small blocks, forward and backward at once, so that everything a block
// needs stays in the cache and the memory does not grow with the batch.
//
// The model's table, as 32-bit integers: version, slices, sites, features, classes, directions, mixed, parameters,
//   rows per chunk (0 = chosen here), offset of P/input (-1 = there are directions), offset of o/bias,
//   then one stage (check.h) per direction and two over time, alike in hidden and projections: forward, backward.
#ifndef STRNN_MODEL_H
#define STRNN_MODEL_H

#include "check.h"
#include "memory.h"
#include "pack.h"
#include "projection.h"
#include "softmax.h"
#include "sweep.h"

#define MODEL_VERSION 1
#define MODEL_HEADER 11
#define MOST_DIRECTIONS 64

typedef struct {
  int64_t slices, sites, features, classes, classes_p, directions, mixed, mixed_p, parameters;
  int64_t samples;            // most samples of a block
  int64_t rows, chunk;        // samples * slices; rows that go through the lattice at once
  int32_t input_offset, bias_offset;
  Stage *spatial;             // directions of them
  Stage temporal[2];
  float *input_t, *d_input_t; // without directions: P/input transposed, (sites * features) x mixed_p
  float *class_bias, *d_class_bias;
  float *gradients;           // the start of all packed gradients
  int64_t gradients_size;

  // One block.
  float *x;          // sites x rows x features, chunk after chunk; or rows x (sites * features)
  float *x_in_order; // sites x chunk x features
  float *state, *projected; // all directions, chunk after chunk
  float *d_h, *d_projected; // one chunk
  float *m, *d_m;           // rows x mixed_p
  float *m_in_order, *d_m_in_order;
  float *temporal_state[2], *temporal_projected[2];
  float *temporal_d_h, *temporal_d_projected;
  float *logits, *d_logits; // samples x classes_p
} Model;

/** Masks and labels of one batch; null = none. */
typedef struct {
  const float *x;        // B x slices x sites x features
  const int32_t *labels; // B
  const float *weights;  // B: weight of each sample, divided by the sum of all
  const float *mixed_mask;     // (slices * B) x mixed
  const float *projected_mask; // 2 x B x (projections * hidden)
  float *logits;               // B x classes, or null
  int64_t batch;
} Batch;

static int64_t choose_chunk(const Model *m, int64_t asked) {
  if (asked > 0) return asked;
  int64_t chunk = 24;
  // A chunk's states should stay in the second-level cache.
  for (int64_t r = 0; r < m->directions; r++) {
    const Stage *s = m->spatial + r;
    const int64_t fitting = (int64_t)(1 << 20) / (int64_t)(sizeof(float) * s->sites * s->hidden_p);
    if (fitting < chunk) chunk = fitting;
  }
  return chunk < 8 ? 8 : chunk;
}

/** Reads and checks the table; the stages and a scratch come from the pool. where: the index that is wrong. */
static Status plan_model(const int32_t *table, int64_t length, Pool *pool, Model *m, int64_t *where) {
  *where = 0;
  if (length < MODEL_HEADER || table[0] != MODEL_VERSION) return BAD_TABLE;
  *m = (Model){0};
  m->slices = table[1];
  m->sites = table[2];
  m->features = table[3];
  m->classes = table[4];
  m->directions = table[5];
  m->mixed = table[6];
  m->parameters = table[7];
  m->input_offset = table[9];
  m->bias_offset = table[10];
  for (int i = 1; i <= 8; i++) {
    *where = i;
    if (table[i] < (i == 5 || i == 8 ? 0 : 1)) return BAD_SIZE;
    if (i != 7 && table[i] > (i == 2 ? MOST_SITES : i == 5 ? MOST_DIRECTIONS : LARGEST_SIZE)) return BAD_SIZE;
  }
  *where = 9;
  const int64_t flat = m->sites * m->features;
  if (m->directions == 0 ? !fits(m->input_offset, flat * m->mixed, m->parameters) : m->input_offset != -1) {
    return BAD_OFFSET;
  }
  *where = 10;
  if (!fits(m->bias_offset, m->classes, m->parameters)) return BAD_OFFSET;
  m->mixed_p = round_up(m->mixed, V);
  m->classes_p = round_up(m->classes, V);

  m->spatial = take_bytes(pool, m->directions * (int64_t)sizeof(Stage));
  int32_t *scratch = take_integers(pool, m->sites > m->slices ? m->sites : m->slices);
  if (pool->used > pool->size) return BAD_MEMORY;
  int64_t at = MODEL_HEADER;
  for (int64_t i = 0; i < m->directions + 2; i++) {
    const int over_time = i >= m->directions;
    Stage *s = over_time ? m->temporal + (i - m->directions) : m->spatial + i;
    int64_t taken, inside;
    // Sizes first: the scratch holds as many integers as the larger of sites and slices.
    if (length - at >= STAGE_HEADER) {
      // 0: any. Both senses are of one size, for one mask is for both.
      const int64_t expected[5] = {over_time ? m->slices : m->sites, over_time ? m->mixed : m->features,
                                   m->temporal[0].hidden, m->temporal[0].projections,
                                   over_time ? m->classes : m->mixed};
      for (int j = 0; j < 5; j++) {
        *where = at + j;
        if (expected[j] && table[at + j] != expected[j]) return BAD_SIZE;
      }
    }
    const Status status = check_stage(table + at, length - at, m->parameters, scratch, s, &taken, &inside);
    *where = at + inside;
    if (status != OK) return status;
    if (s->projections == 0) return BAD_SIZE;
    at += taken;
  }
  *where = at;
  return at == length ? OK : BAD_TABLE;
}

/** The memory that depends on the checked sizes: parameters, gradients and one block. Without a base it only counts. */
static void plan_memory(Model *m, int64_t asked_chunk, Pool *pool) {
  const int64_t flat = m->sites * m->features;
  for (int64_t r = 0; r < m->directions; r++) take_stage(pool, m->spatial + r, 0);
  for (int e = 0; e < 2; e++) take_stage(pool, m->temporal + e, 1);
  m->input_t = m->directions ? 0 : take(pool, flat * m->mixed_p);
  m->class_bias = take(pool, m->classes_p);
  const int64_t before = pool->used;
  m->gradients = take(pool, 0);
  for (int64_t r = 0; r < m->directions; r++) take_gradients(pool, m->spatial + r);
  for (int e = 0; e < 2; e++) take_gradients(pool, m->temporal + e);
  m->d_input_t = m->directions ? 0 : take(pool, flat * m->mixed_p);
  m->d_class_bias = take(pool, m->classes_p);
  m->gradients_size = (pool->used - before) / (int64_t)sizeof(float);

  m->chunk = choose_chunk(m, asked_chunk);
  m->samples = m->chunk / m->slices < 1 ? 1 : m->chunk / m->slices;
  m->rows = m->samples * m->slices;
  if (m->chunk > m->rows) m->chunk = m->rows;
  // Chunks of equal length: no short one at the end.
  const int64_t chunks = (m->rows + m->chunk - 1) / m->chunk;
  m->chunk = (m->rows + chunks - 1) / chunks;

  m->x = take(pool, flat * m->rows);
  m->x_in_order = take(pool, m->directions ? flat * m->chunk : 0);
  int64_t states = 0, projected = 0, d_h = 0, d_projected = 0, scratch = 0;
  for (int64_t r = 0; r < m->directions; r++) {
    const Stage *s = m->spatial + r;
    const int64_t block = m->chunk * s->hidden_p;
    states += state_size(s, m->rows);
    projected += s->projections * m->rows * s->hidden_p;
    if (s->sites * block > d_h) d_h = s->sites * block;
    if (s->projections * block > d_projected) d_projected = s->projections * block;
    if (scratch_size(s, m->chunk) > scratch) scratch = scratch_size(s, m->chunk);
  }
  m->state = take(pool, states);
  m->projected = take(pool, projected);
  m->d_h = take(pool, d_h);
  m->d_projected = take(pool, d_projected);
  m->m = take(pool, m->rows * m->mixed_p);
  m->d_m = take(pool, m->rows * m->mixed_p);
  m->m_in_order = take(pool, m->rows * m->mixed_p);
  m->d_m_in_order = take(pool, m->rows * m->mixed_p);
  int64_t t_h = 0, t_projected = 0;
  for (int e = 0; e < 2; e++) {
    const Stage *s = m->temporal + e;
    const int64_t block = m->samples * s->hidden_p;
    m->temporal_state[e] = take(pool, state_size(s, m->samples));
    m->temporal_projected[e] = take(pool, s->projections * block);
    if (s->sites * block > t_h) t_h = s->sites * block;
    if (s->projections * block > t_projected) t_projected = s->projections * block;
    if (scratch_size(s, m->samples) > scratch) scratch = scratch_size(s, m->samples);
  }
  m->temporal_d_h = take(pool, t_h);
  m->temporal_d_projected = take(pool, t_projected);
  m->logits = take(pool, m->samples * m->classes_p);
  m->d_logits = take(pool, m->samples * m->classes_p);
  float *shared = take(pool, scratch);
  for (int64_t r = 0; r < m->directions; r++) m->spatial[r].scratch = shared;
  for (int e = 0; e < 2; e++) m->temporal[e].scratch = shared;
}

static void pack_model(Model *m, const float *parameters) {
  for (int64_t r = 0; r < m->directions; r++) pack_stage(m->spatial + r, parameters);
  for (int e = 0; e < 2; e++) pack_stage(m->temporal + e, parameters);
  const int64_t flat = m->sites * m->features;
  if (m->directions == 0) {
    transpose_padded(m->mixed, flat, parameters + m->input_offset, flat, m->input_t, m->mixed_p, m->mixed_p);
  }
  copy_padded(1, m->classes, parameters + m->bias_offset, m->classes, m->class_bias, m->classes_p);
}

static void unpack_model(const Model *m, float *gradient) {
  for (int64_t r = 0; r < m->directions; r++) unpack_gradients(m->spatial + r, gradient);
  for (int e = 0; e < 2; e++) unpack_gradients(m->temporal + e, gradient);
  const int64_t flat = m->sites * m->features;
  if (m->directions == 0) {
    transpose_padded(flat, m->mixed, m->d_input_t, m->mixed_p, gradient + m->input_offset, flat, flat);
  }
  copy(gradient + m->bias_offset, m->d_class_bias, m->classes);
}

#endif
