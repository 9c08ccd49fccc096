// The one door: every operation by its number, operands as byte offsets into the caller's memory, each checked to lie
// within it. Numbers come and go as doubles: a[i].
#ifndef STRNN_CALL_H
#define STRNN_CALL_H

#include "matmul.h"
#include "peak.h"
#include "step.h"
#include "sweepOp.h"
#include "train.h"

typedef enum {
  OP_MODEL_SIZE,     // table, integers, work, bytes -> [4] bytes that MODEL_PLAN needs, [5] index in the table
  OP_MODEL_PLAN,     // table, integers, work, bytes -> [5] index in the table; the model is at `work`
  OP_MODEL_STEP,     // model, batch, x, labels, weights, mixed mask, projected mask, parameters, gradient, logits -> [10]
  OP_MODEL_SPATIAL,  // model, batch, x, parameters: the spatial layer alone, forward and backward, for measuring
  OP_SWEEP_SIZE,     // table, integers, parameters, input gradient, work, bytes -> [6] bytes needed, [7] index
  OP_SWEEP_PLAN,     // the same
  OP_SWEEP_FORWARD,  // sweep, slices, x, parameters, h
  OP_SWEEP_BACKWARD, // sweep, slices, x, parameters, d_h, gradient, d_x (0 = none)
  OP_MATMUL,         // left transposed, right transposed, m, n, k, a, b, c, scratch -> [9] bytes of scratch
  OP_ADAM,           // n, values, first, second, gradient, decay, rate, 1 / (1 - β1^t), 1 / (1 - β2^t)
  OP_PROXIMAL_L1,    // w, n, threshold
  OP_PROXIMAL_L21,   // w, rows, columns, threshold
  OP_NOISE,          // state, scale, values, n
  OP_DROPOUT,        // state, rate, mask, n
  OP_PEAK,           // rounds, work -> [2] floating-point operations done
} Operation;

#define MODEL_STRUCT 4096

_Static_assert(sizeof(Model) <= MODEL_STRUCT && sizeof(Sweep) <= MODEL_STRUCT, "a plan's struct has its place");

/** base: an address as a number, for in WebAssembly memory starts at 0, which is no pointer to add to. */
typedef struct { uintptr_t base; int64_t size; int bad; } Memory;

/** `bytes` bytes at an offset. Offset 0 is no operand: the caller keeps its arguments there. */
static void *operand(Memory *memory, double offset, double bytes) {
  if (!(offset >= 8) || !(bytes >= 0) || offset + bytes > (double)memory->size || ((int64_t)offset & 3)) {
    memory->bad = 1;
    return 0;
  }
  return (void *)(memory->base + (uintptr_t)offset);
}

/** The same for a work area or a plan, whose struct starts at a multiple of 8. */
static void *aligned_operand(Memory *memory, double offset, double bytes) {
  void *at = operand(memory, offset, bytes);
  if ((uintptr_t)at & 7) memory->bad = 1;
  return at;
}

static float *floats(Memory *memory, double offset, double count) { return operand(memory, offset, 4 * count); }

/** The same, or null for offset 0. */
static float *optional_floats(Memory *memory, double offset, double count) {
  return offset == 0 ? 0 : floats(memory, offset, count);
}

INLINE int is_count(double n) { return n >= 1 && n <= 1e9 && n == (double)(int64_t)n; }

static Status call_model_plan(Memory *memory, int only_size, double *a) {
  if (!is_count(a[1]) || !(a[3] >= MODEL_STRUCT + 64)) return BAD_CALL;
  const int32_t *table = operand(memory, a[0], 4 * a[1]);
  char *work = aligned_operand(memory, a[2], a[3]);
  if (memory->bad) return BAD_MEMORY;
  Model *model = (Model *)work;
  Pool pool = {work, MODEL_STRUCT, (int64_t)a[3]};
  int64_t where;
  const Status status = plan_model(table, (int64_t)a[1], &pool, model, &where);
  a[5] = (double)where;
  if (status != OK) return status;
  Pool counting = {0, pool.used, 0};
  plan_memory(model, table[8], &counting);
  a[4] = (double)counting.used;
  if (only_size) return OK;
  if (counting.used > pool.size) return BAD_MEMORY;
  plan_memory(model, table[8], &pool);
  for (int64_t r = 0; r < model->directions; r++) derive_successors(model->spatial + r);
  for (int e = 0; e < 2; e++) derive_successors(model->temporal + e);
  return OK;
}

static Status call_model_step(Memory *memory, double *a) {
  Model *m = aligned_operand(memory, a[0], MODEL_STRUCT);
  if (memory->bad || !is_count(a[1])) return BAD_CALL;
  const double batch = a[1], sample = (double)(m->slices * m->sites * m->features);
  const Stage *over_time = m->temporal;
  Batch b = {0};
  b.batch = (int64_t)batch;
  b.x = floats(memory, a[2], batch * sample);
  b.labels = (const int32_t *)optional_floats(memory, a[3], batch);
  b.weights = optional_floats(memory, a[4], batch);
  b.mixed_mask = optional_floats(memory, a[5], batch * (double)(m->slices * m->mixed));
  b.projected_mask = optional_floats(memory, a[6], 2 * batch * (double)(over_time->projections * over_time->hidden));
  const float *parameters = floats(memory, a[7], (double)m->parameters);
  float *gradient = optional_floats(memory, a[8], (double)m->parameters);
  b.logits = optional_floats(memory, a[9], batch * (double)m->classes);
  if (memory->bad) return BAD_MEMORY;
  if ((b.labels == 0) != (b.weights == 0) || (gradient && !b.labels)) return BAD_CALL;
  if (b.labels) {
    for (int64_t i = 0; i < b.batch; i++) if (b.labels[i] < 0 || b.labels[i] >= m->classes) return BAD_CALL;
  }
  a[10] = run_batch(m, &b, parameters, gradient);
  return OK;
}

static Status call_model_spatial(Memory *memory, double *a) {
  Model *m = aligned_operand(memory, a[0], MODEL_STRUCT);
  if (memory->bad || !is_count(a[1])) return BAD_CALL;
  const int64_t sample = m->slices * m->sites * m->features, batch = (int64_t)a[1];
  const float *x = floats(memory, a[2], a[1] * (double)sample);
  const float *parameters = floats(memory, a[3], (double)m->parameters);
  if (memory->bad) return BAD_MEMORY;
  pack_model(m, parameters);
  for (int64_t first = 0; first < batch; first += m->samples) {
    const int64_t samples = batch - first < m->samples ? batch - first : m->samples, rows = samples * m->slices;
    gather_input(m, x + first * sample, samples, rows);
    spatial_forward(m, rows);
    copy(m->d_m, m->m, rows * m->mixed_p);
    spatial_backward(m, rows);
  }
  return OK;
}

static Status call_sweep_plan(Memory *memory, int only_size, double *a) {
  if (!is_count(a[1]) || !is_count(a[2]) || !(a[5] >= MODEL_STRUCT + 4 * a[1])) return BAD_CALL;
  const int32_t *table = operand(memory, a[0], 4 * a[1]);
  char *work = aligned_operand(memory, a[4], a[5]);
  if (memory->bad) return BAD_MEMORY;
  Sweep *sweep = (Sweep *)work;
  Pool pool = {work, MODEL_STRUCT, (int64_t)a[5]};
  int64_t taken, where;
  const Status status = check_stage(table, (int64_t)a[1], (int64_t)a[2], (int32_t *)(work + MODEL_STRUCT),
                                    &sweep->stage, &taken, &where);
  a[7] = (double)where;
  if (status != OK) return status;
  if (taken != (int64_t)a[1] || sweep->stage.projections > 0) return BAD_TABLE;
  sweep->parameters = (int64_t)a[2];
  Pool counting = {0, pool.used, 0};
  plan_sweep(sweep, a[3] != 0, &counting);
  a[6] = (double)counting.used;
  if (only_size) return OK;
  if (counting.used > pool.size) return BAD_MEMORY;
  plan_sweep(sweep, a[3] != 0, &pool);
  derive_successors(&sweep->stage);
  return OK;
}

static Status call_sweep(Memory *memory, int backward, double *a) {
  Sweep *w = aligned_operand(memory, a[0], MODEL_STRUCT);
  if (memory->bad || !is_count(a[1])) return BAD_CALL;
  const Stage *s = &w->stage;
  const double rows = (double)s->sites * a[1];
  const float *x = floats(memory, a[2], rows * (double)s->inputs);
  const float *parameters = floats(memory, a[3], (double)w->parameters);
  float *h = floats(memory, a[4], rows * (double)s->hidden);
  float *gradient = backward ? floats(memory, a[5], (double)w->parameters) : 0;
  float *d_x = backward ? optional_floats(memory, a[6], rows * (double)s->inputs) : 0;
  if (memory->bad) return BAD_MEMORY;
  if (d_x && !w->d_x) return BAD_CALL;
  if (backward) run_sweep_backward(w, (int64_t)a[1], x, parameters, h, gradient, d_x);
  else run_sweep(w, (int64_t)a[1], x, parameters, h);
  return OK;
}

static Status call_matmul(Memory *memory, double *a) {
  if (!is_count(a[2]) || !is_count(a[3]) || !is_count(a[4])) return BAD_CALL;
  const int64_t m = (int64_t)a[2], n = (int64_t)a[3], k = (int64_t)a[4];
  a[9] = (double)(4 * matmul_scratch(m, k));
  if (a[8] == 0) return OK;
  const float *left = floats(memory, a[5], a[2] * a[4]), *right = floats(memory, a[6], a[4] * a[3]);
  float *result = floats(memory, a[7], a[2] * a[3]), *scratch = operand(memory, a[8], a[9]);
  if (memory->bad) return BAD_MEMORY;
  matmul(a[0] != 0, a[1] != 0, m, n, k, left, right, result, scratch);
  return OK;
}

static Status call_train(Memory *memory, Operation operation, double *a) {
  if (operation == OP_ADAM) {
    if (!is_count(a[0])) return BAD_CALL;
    const Adam adam = {floats(memory, a[1], a[0]), floats(memory, a[2], a[0]), floats(memory, a[3], a[0]),
                       floats(memory, a[4], a[0]), floats(memory, a[5], a[0])};
    if (memory->bad) return BAD_MEMORY;
    adam_step(&adam, (int64_t)a[0], (float)a[6], (float)a[7], (float)a[8]);
    return OK;
  }
  if (operation == OP_PROXIMAL_L1) {
    if (!is_count(a[1])) return BAD_CALL;
    float *w = floats(memory, a[0], a[1]);
    if (memory->bad) return BAD_MEMORY;
    proximal_l1(w, (int64_t)a[1], (float)a[2]);
    return OK;
  }
  if (operation == OP_PROXIMAL_L21) {
    if (!is_count(a[1]) || !is_count(a[2])) return BAD_CALL;
    float *w = floats(memory, a[0], a[1] * a[2]);
    if (memory->bad) return BAD_MEMORY;
    proximal_l21(w, (int64_t)a[1], (int64_t)a[2], (float)a[3]);
    return OK;
  }
  if (!is_count(a[3])) return BAD_CALL;
  uint32_t *state = operand(memory, a[0], 64);
  float *values = floats(memory, a[2], a[3]);
  if (memory->bad) return BAD_MEMORY;
  if (operation == OP_NOISE) add_noise(state, (float)a[1], values, (int64_t)a[3]);
  else dropout_mask(state, (float)a[1], values, (int64_t)a[3]);
  return OK;
}

static Status call(uintptr_t base, int64_t size, int operation, double *a) {
  Memory memory = {base, size, 0};
  switch (operation) {
    case OP_MODEL_SIZE: return call_model_plan(&memory, 1, a);
    case OP_MODEL_PLAN: return call_model_plan(&memory, 0, a);
    case OP_MODEL_STEP: return call_model_step(&memory, a);
    case OP_MODEL_SPATIAL: return call_model_spatial(&memory, a);
    case OP_SWEEP_SIZE: return call_sweep_plan(&memory, 1, a);
    case OP_SWEEP_PLAN: return call_sweep_plan(&memory, 0, a);
    case OP_SWEEP_FORWARD: return call_sweep(&memory, 0, a);
    case OP_SWEEP_BACKWARD: return call_sweep(&memory, 1, a);
    case OP_MATMUL: return call_matmul(&memory, a);
    case OP_ADAM:
    case OP_PROXIMAL_L1:
    case OP_PROXIMAL_L21:
    case OP_NOISE:
    case OP_DROPOUT: return call_train(&memory, operation, a);
    case OP_PEAK: {
      float *work = floats(&memory, a[1], PEAK_FLOATS);
      if (memory.bad) return BAD_MEMORY;
      if (!is_count(a[0])) return BAD_CALL;
      a[2] = peak((int64_t)a[0], work);
      return OK;
    }
    default: return BAD_CALL;
  }
}

#endif
