// A model in memory of its own: planned, stepped with random operands, and held against the reference.
#ifndef STRNN_FUZZ_MODEL_CASE_H
#define STRNN_FUZZ_MODEL_CASE_H

#include "door.h"
#include "reference.h"
#include "table.h"

typedef struct {
  Zones zones;
  int table, plan, x, labels, weights, mixed_mask, projected_mask, parameters, gradient, logits;
  int64_t batch;
  double a[16]; // a step's arguments: all that there are
} ModelCase;

static Margin logits_margin, gradient_margin;

/** modelSize's answer, and the bytes it asks for. The work area is cramped at times: then it may say so. */
static int model_size(const Table *t, double *bytes, int *cramped) {
  Zones z = {0};
  *cramped = one_in(8);
  const int64_t room = *cramped ? 4096 + 64 + 8 * below(600) : 4096 + (64 << 10) + 1024;
  const int table = want(&z, t->length ? 4 * t->length : 4, 4), work = want(&z, room, 8);
  open_zones(&z);
  memcpy(integers_at(&z, table), t->at, 4 * (size_t)t->length);
  double a[16] = {at(&z, table), (double)t->length, at(&z, work), (double)room};
  const int status = ask(&z, MODEL_SIZE, a);
  *bytes = a[4];
  close_zones(&z);
  return status;
}

static int plan_model(ModelCase *c, double bytes) {
  const Zones *z = &c->zones;
  reopen(z, c->plan);
  double a[16] = {at(z, c->table), (double)(z->zone[c->table].bytes / 4), at(z, c->plan), bytes};
  return ask(z, MODEL_PLAN, a);
}

/** Plans a valid model in exactly `bytes` bytes. */
static void open_model(ModelCase *c, const Table *t, double bytes, int64_t batch) {
  const int64_t T = t->at[1], M = t->at[6], C = t->at[4], parameters = t->at[7];
  const int32_t *sense = t->at + 11;
  for (int r = 0; r < t->at[5]; r++) sense += view_stage(sense).length;
  const int64_t projected = (int64_t)sense[2] * sense[3];
  *c = (ModelCase){.batch = batch};
  Zones *z = &c->zones;
  c->table = want(z, 4 * t->length, 4);
  c->plan = want(z, (int64_t)bytes, 8);
  c->x = want(z, 4 * batch * T * t->at[2] * t->at[3], 4);
  c->labels = want(z, 4 * batch, 4);
  c->weights = want(z, 4 * batch, 4);
  c->mixed_mask = want(z, 4 * T * batch * M, 4);
  c->projected_mask = want(z, 4 * 2 * batch * projected, 4);
  c->parameters = want(z, 4 * parameters, 4);
  c->gradient = want(z, 4 * parameters, 4);
  c->logits = want(z, 4 * batch * C, 4);
  open_zones(z);
  memcpy(integers_at(z, c->table), t->at, 4 * (size_t)t->length);
  fill(floats_at(z, c->x), z->zone[c->x].bytes / 4, 1);
  fill(floats_at(z, c->parameters), parameters, one_in(3) ? 0.15 : one_in(2) ? 0.4 : 0.8);
  for (int64_t b = 0; b < batch; b++) {
    integers_at(z, c->labels)[b] = (int32_t)below(C);
    floats_at(z, c->weights)[b] = (float)(1.01 + symmetric(1)) / (float)batch;
  }
  const float kept = 1.25f;
  for (int64_t i = 0; i < T * batch * M; i++) floats_at(z, c->mixed_mask)[i] = one_in(5) ? 0 : kept;
  for (int64_t i = 0; i < 2 * batch * projected; i++) floats_at(z, c->projected_mask)[i] = one_in(5) ? 0 : kept;
  const double a[16] = {at(z, c->plan), (double)batch, at(z, c->x), at(z, c->labels), at(z, c->weights),
                        at(z, c->mixed_mask), at(z, c->projected_mask), at(z, c->parameters), at(z, c->gradient),
                        at(z, c->logits)};
  memcpy(c->a, a, sizeof a);
  if (one_in(8)) expect(plan_model(c, bytes - 4) == OUT_OF_MEMORY, "a plan in too little memory was made");
  expect(plan_model(c, bytes) == 0, "modelPlan refuses the bytes that modelSize asked for");
  fuzz_planned(z->base + z->zone[c->plan].at, 0);
}

/** Whether anything in the model has a kink. */
static int has_relu(const int32_t *t) {
  int relu = 0;
  const int32_t *stage = t + 11;
  for (int64_t i = 0; i < t[5] + 2; i++) {
    const StageView s = view_stage(stage);
    relu |= s.cell == 0 && s.activation == 0;
    stage += s.length;
  }
  return relu;
}

/**
 * The gradient along a random direction within a random span of the parameters, against a central difference of the
 * reference: h = 1e-5 in double precision leaves an error of about 1e-9, the kernels' single precision 1e-6 of what is
 * added up at most (2e-7 seen in 36,000 models); 2e-5 of it, and 2e-6 where that is nothing, is far from both.
 */
static void check_derivative(const ModelCase *c, const StepInput *in, double *p, double *logits) {
  const Zones *z = &c->zones;
  const int32_t *t = integers_at(z, c->table);
  const int64_t n = t[7], from = one_in(2) ? 0 : below(n), to = from == 0 ? n : between(from + 1, n);
  const float *g = floats_at(z, c->gradient);
  double *v = calloc((size_t)n, sizeof *v), slope = 0, size = 0;
  for (int64_t i = from; i < to; i++) {
    v[i] = symmetric(1);
    slope += g[i] * v[i];
    size += fabs(g[i] * v[i]);
  }
  const double h = 1e-5;
  double loss[2];
  for (int side = 0; side < 2; side++) {
    for (int64_t i = from; i < to; i++) p[i] += (side ? -2 : 1) * h * v[i];
    loss[side] = reference_step(t, in, p, logits);
  }
  expect_near(&gradient_margin, slope, (loss[0] - loss[1]) / (2 * h), 2e-5 * size + 2e-6, "derivative of a model");
  free(v);
}

/** One step. complete: every parameter has a place of its own, so that the gradient must be written all over. */
static void run_step(ModelCase *c, int complete) {
  const Zones *z = &c->zones;
  const int32_t *t = integers_at(z, c->table);
  const int64_t C = t[4], parameters = t[7];
  const int labels = !one_in(6), gradient = labels && !one_in(4), logits = !gradient || !one_in(3);
  double a[16];
  memcpy(a, c->a, sizeof a);
  if (!labels) a[3] = a[4] = 0;
  if (one_in(2)) a[5] = 0;
  if (one_in(2)) a[6] = 0;
  if (!gradient) a[8] = 0;
  if (!logits) a[9] = 0;
  if (one_in(3)) a[1] = (double)between(1, c->batch);
  const int64_t batch = (int64_t)a[1];
  memset(floats_at(z, c->gradient), 0xff, 4 * (size_t)parameters);
  memset(floats_at(z, c->logits), 0xff, (size_t)z->zone[c->logits].bytes);
  const int given[] = {c->table, c->x, c->labels, c->weights, c->mixed_mask, c->projected_mask, c->parameters};
  uint64_t before = 0, after = 0;
  for (int i = 0; i < 7; i++) before = hash_zone(z, given[i], before);
  expect(ask(z, MODEL_STEP, a) == 0, "modelStep refuses operands that are right");
  for (int i = 0; i < 7; i++) after = hash_zone(z, given[i], after);
  expect(before == after, "modelStep wrote into what it was to read");

  const StepInput in = {batch, floats_at(z, c->x), floats_at(z, c->weights), a[5] ? floats_at(z, c->mixed_mask) : 0,
                        a[6] ? floats_at(z, c->projected_mask) : 0, labels ? integers_at(z, c->labels) : 0};
  double *p = calloc((size_t)parameters, sizeof *p), *expected = calloc((size_t)(batch * C), sizeof *expected);
  for (int64_t i = 0; i < parameters; i++) p[i] = floats_at(z, c->parameters)[i];
  const double loss = reference_step(t, &in, p, expected);
  // Single precision: 1e-6 of the largest logit, which ReLU can make large; 1e-4 of it is allowed.
  double largest = 1;
  for (int64_t i = 0; i < batch * C; i++) largest = fmax(largest, fabs(expected[i]));
  for (int64_t i = 0; i < batch * C && logits; i++) {
    expect_near(&logits_margin, floats_at(z, c->logits)[i], expected[i], 1e-4 * largest, "logit");
  }
  expect_near(&logits_margin, a[10], loss, 4e-4 * largest, "loss");
  for (int64_t i = 0; i < parameters; i++) {
    const float g = floats_at(z, c->gradient)[i];
    const long long place = i;
    if (gradient && complete) expect(isfinite(g), "gradient %lld of %lld is %g", place, (long long)parameters, g);
    if (!gradient) expect(isnan(g), "a gradient that nobody wanted");
  }
  if (gradient && complete && one_in(2) && !has_relu(t)) check_derivative(c, &in, p, expected);
  free(p);
  free(expected);
}

/** Numbers that are none must come back as a loss and a gradient that are none, whatever a step before has left. */
static void run_wild_step(ModelCase *c) {
  const Zones *z = &c->zones;
  static const float wild[] = {NAN, -NAN, INFINITY, -INFINITY, 3e38f, -3e38f, 1e-44f};
  const int64_t kind = below(7);
  const int where = one_in(2) ? c->x : c->parameters;
  float *value = floats_at(z, where) + below(z->zone[where].bytes / 4), kept = *value;
  *value = wild[kind];
  double a[16];
  memcpy(a, c->a, sizeof a);
  expect(ask(z, MODEL_STEP, a) == 0, "modelStep refuses %g", *value);
  if (kind < 2 && where == c->x) expect(isnan(a[10]), "the loss is %g although a NaN went in", a[10]);
  double sum = 0;
  for (int64_t i = 0; i < integers_at(z, c->table)[7]; i++) sum += floats_at(z, c->gradient)[i];
  expect(!isnan(a[10]) || !isfinite(sum), "the loss is NaN and the gradient finite");
  *value = kept;
}

static void refuse_bad_steps(ModelCase *c) {
  const Zones *z = &c->zones;
  double a[16];
#define REFUSED(change, what)                                                \
  memcpy(a, c->a, sizeof a);                                                 \
  change;                                                                    \
  expect(ask(z, MODEL_STEP, a) == BAD_ARGUMENT, "modelStep takes %s", what);
  REFUSED(a[3] = 0, "weights without labels")
  REFUSED(a[4] = 0, "labels without weights")
  REFUSED(a[3] = a[4] = 0, "a gradient without labels")
  int32_t *label = integers_at(z, c->labels) + below(c->batch);
  const int32_t kept = *label;
  *label = one_in(2) ? integers_at(z, c->table)[4] : one_in(2) ? -1 : INT32_MIN;
  REFUSED((void)0, "a label that is no class")
#undef REFUSED
  *label = kept;
}

static void run_model(const Table *t, double bytes, int complete) {
  ModelCase c;
  open_model(&c, t, bytes, between(1, 7));
  if (one_in(3)) {
    double a[16] = {at(&c.zones, c.plan), (double)between(1, c.batch), at(&c.zones, c.x), at(&c.zones, c.parameters)};
    expect(ask(&c.zones, MODEL_SPATIAL, a) == 0, "modelSpatial refuses operands that are right");
  }
  for (int64_t times = between(1, 2); times > 0; times--) run_step(&c, complete);
  if (one_in(4)) refuse_bad_steps(&c);
  if (one_in(4)) {
    run_wild_step(&c);
    run_step(&c, complete); // and nothing of it stays
  }
  close_zones(&c.zones);
}

#endif
