// Memory comes from the caller as one piece. A pool hands it out; without a base it only counts, so that the caller can
// ask how much is needed by the same code that takes it.
#ifndef STRNN_MEMORY_H
#define STRNN_MEMORY_H

#include "stage.h"

typedef struct {
  char *base;
  int64_t used, size;
} Pool;

// What stays free after a piece: nothing, but in the fuzzer's build poisoned bytes (fuzz/kernels.c).
#ifndef POOL_GAP
#define POOL_GAP(pool, bytes) 0
#endif

static void *take_bytes(Pool *pool, int64_t bytes) {
  char *at = pool->base ? pool->base + pool->used : 0;
  pool->used += round_up(bytes, 64) + POOL_GAP(pool, bytes);
  return at;
}

static float *take(Pool *pool, int64_t floats) { return take_bytes(pool, floats * (int64_t)sizeof(float)); }
static int32_t *take_integers(Pool *pool, int64_t count) { return take_bytes(pool, count * (int64_t)sizeof(int32_t)); }

/** Everything of a stage that does not depend on the number of rows. */
static void take_stage(Pool *pool, Stage *s, int input_gradient) {
  s->first_successor = take_integers(pool, s->sites + 1);
  s->successor = take_integers(pool, s->edges);
  s->input_t = take(pool, s->inputs * s->gates_p);
  s->input = input_gradient ? take(pool, s->gates_p * s->inputs_p) : 0;
  s->weight_t = take(pool, s->hidden * s->gates_p);
  s->weight = take(pool, s->gates_p * s->hidden_p);
  s->bias = take(pool, s->gates_p);
  s->projection = take(pool, s->sites * s->projections);
  s->mix_t = take(pool, s->projections * s->hidden * s->outputs_p);
  s->mix = take(pool, s->projections * s->outputs * s->hidden_p);
}

/** The stage's gradients, in one piece with those taken before and after, so that they are cleared at once. */
static void take_gradients(Pool *pool, Stage *s) {
  s->d_input_t = take(pool, s->inputs * s->gates_p);
  s->d_weight = take(pool, s->gates_p * s->hidden_p);
  s->d_bias = take(pool, s->gates_p);
  s->d_projection = take(pool, s->sites * s->projections);
  s->d_mix_t = take(pool, s->projections * s->hidden * s->outputs_p);
}

#endif
