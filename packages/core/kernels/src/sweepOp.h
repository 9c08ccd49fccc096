// One recurrence on its own, for models that are put together from tensor operations: unpadded operands in and out.
#ifndef STRNN_SWEEP_OP_H
#define STRNN_SWEEP_OP_H

#include "check.h"
#include "memory.h"
#include "pack.h"
#include "sweep.h"

#define SWEEP_CHUNK 24

typedef struct {
  Stage stage;
  int64_t parameters, gradients_size;
  float *gradients;
  float *x, *state, *d_h, *d_x; // one chunk of slices
} Sweep;

static void plan_sweep(Sweep *w, int input_gradient, Pool *pool) {
  Stage *s = &w->stage;
  const int64_t rows = s->sites * SWEEP_CHUNK;
  take_stage(pool, s, 1);
  const int64_t before = pool->used;
  w->gradients = take(pool, 0);
  take_gradients(pool, s);
  w->gradients_size = (pool->used - before) / (int64_t)sizeof(float);
  w->x = take(pool, rows * s->inputs);
  w->state = take(pool, state_size(s, SWEEP_CHUNK));
  w->d_h = take(pool, rows * s->hidden_p);
  w->d_x = input_gradient ? take(pool, rows * s->inputs_p) : 0;
  s->scratch = take(pool, scratch_size(s, SWEEP_CHUNK));
}

/** Rows `start` to `start + count` of every site between (sites * slices) x columns and (sites * count) x ld. */
static void chunk_in(const Stage *s, int64_t slices, int64_t start, int64_t count, int64_t columns, const float *from,
                     float *to, int64_t ld) {
  for (int64_t n = 0; n < s->sites; n++) {
    copy_padded(count, columns, from + (n * slices + start) * columns, columns, to + n * count * ld, ld);
  }
}

static void chunk_out(const Stage *s, int64_t slices, int64_t start, int64_t count, int64_t columns, const float *from,
                      int64_t ld, float *to) {
  for (int64_t n = 0; n < s->sites; n++) {
    copy_padded(count, columns, from + n * count * ld, ld, to + (n * slices + start) * columns, columns);
  }
}

/** x: (sites * slices) x inputs in lattice order -> h: (sites * slices) x hidden. */
static void run_sweep(Sweep *w, int64_t slices, const float *x, const float *parameters, float *h) {
  Stage *s = &w->stage;
  pack_stage(s, parameters);
  for (int64_t start = 0; start < slices; start += SWEEP_CHUNK) {
    const int64_t count = slices - start < SWEEP_CHUNK ? slices - start : SWEEP_CHUNK;
    chunk_in(s, slices, start, count, s->inputs, x, w->x, s->inputs);
    sweep_forward(s, count, w->x, s->inputs, w->state);
    chunk_out(s, slices, start, count, s->hidden, w->state, s->hidden_p, h);
  }
}

/** From d_h the gradient of the parameters (as they lie there) and, if wanted, of x. Runs forward again per chunk. */
static void run_sweep_backward(Sweep *w, int64_t slices, const float *x, const float *parameters, const float *d_h,
                               float *gradient, float *d_x) {
  Stage *s = &w->stage;
  pack_stage(s, parameters);
  clear(w->gradients, w->gradients_size);
  for (int64_t start = 0; start < slices; start += SWEEP_CHUNK) {
    const int64_t count = slices - start < SWEEP_CHUNK ? slices - start : SWEEP_CHUNK;
    chunk_in(s, slices, start, count, s->inputs, x, w->x, s->inputs);
    sweep_forward(s, count, w->x, s->inputs, w->state);
    chunk_in(s, slices, start, count, s->hidden, d_h, w->d_h, s->hidden_p);
    sweep_backward(s, count, w->x, s->inputs, w->state, w->d_h, d_x ? w->d_x : 0);
    if (d_x) chunk_out(s, slices, start, count, s->inputs, w->d_x, s->inputs_p, d_x);
  }
  unpack_gradients(s, gradient);
}

#endif
