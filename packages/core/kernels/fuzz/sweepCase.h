// A recurrence on its own, forward and backward, with and without the gradient of its input.
#ifndef STRNN_FUZZ_SWEEP_CASE_H
#define STRNN_FUZZ_SWEEP_CASE_H

#include "door.h"
#include "reference.h"
#include "table.h"

typedef struct {
  Zones zones;
  int table, plan, x, parameters, h, d_h, gradient, d_x, input_gradient;
  int64_t slices;
} SweepCase;

static Margin sweep_margin;

static int sweep_size(const Table *t, int input_gradient, double *bytes) {
  Zones z = {0};
  const int64_t room = 4096 + 4 * t->length + 8 * below(20);
  const int table = want(&z, t->length ? 4 * t->length : 4, 4), work = want(&z, room, 8);
  open_zones(&z);
  memcpy(integers_at(&z, table), t->at, 4 * (size_t)t->length);
  double a[16] = {at(&z, table),  (double)t->length, (double)t->parameters, input_gradient,
                  at(&z, work), (double)room};
  const int status = ask(&z, SWEEP_SIZE, a);
  *bytes = a[6];
  close_zones(&z);
  return status;
}

static int plan_sweep(SweepCase *c, int64_t parameters, double bytes) {
  const Zones *z = &c->zones;
  reopen(z, c->plan);
  double a[16] = {at(z, c->table), (double)(z->zone[c->table].bytes / 4), (double)parameters, c->input_gradient,
                  at(z, c->plan), bytes};
  return ask(z, SWEEP_PLAN, a);
}

static void open_sweep(SweepCase *c, const Table *t, double bytes, int input_gradient, int64_t slices) {
  const StageView s = view_stage(t->at);
  *c = (SweepCase){.input_gradient = input_gradient, .slices = slices};
  Zones *z = &c->zones;
  c->table = want(z, 4 * t->length, 4);
  c->plan = want(z, (int64_t)bytes, 8);
  c->x = want(z, 4 * s.sites * slices * s.inputs, 4);
  c->parameters = want(z, 4 * t->parameters, 4);
  c->h = want(z, 4 * s.sites * slices * s.hidden, 4);
  c->d_h = want(z, 4 * s.sites * slices * s.hidden, 4);
  c->gradient = want(z, 4 * t->parameters, 4);
  c->d_x = want(z, 4 * s.sites * slices * s.inputs, 4);
  open_zones(z);
  memcpy(integers_at(z, c->table), t->at, 4 * (size_t)t->length);
  fill(floats_at(z, c->x), z->zone[c->x].bytes / 4, 1);
  fill(floats_at(z, c->parameters), t->parameters, one_in(2) ? 0.2 : 0.6);
  fill(floats_at(z, c->d_h), z->zone[c->d_h].bytes / 4, 1);
  if (one_in(8)) expect(plan_sweep(c, t->parameters, bytes - 4) < 0, "a sweep in too little memory was planned");
  expect(plan_sweep(c, t->parameters, bytes) == 0, "sweepPlan refuses the bytes that sweepSize asked for");
  fuzz_planned(z->base + z->zone[c->plan].at, 1);
}

/** Σ d_h h of the reference; with `h`, the kernels' h is compared. p, x: as doubles. */
static double reference_sweep(const SweepCase *c, const double *p, const double *x, int compare) {
  const Zones *z = &c->zones;
  const StageView s = view_stage(integers_at(z, c->table));
  const int64_t I = s.inputs, H = s.hidden;
  double *row = calloc((size_t)(s.sites * I), sizeof *row), *h = calloc((size_t)(s.sites * H), sizeof *h), sum = 0;
  for (int64_t t = 0; t < c->slices; t++) {
    for (int64_t i = 0; i < s.sites * I; i++) row[i] = x[(i / I * c->slices + t) * I + i % I];
    reference_states(&s, p, row, h);
    double largest = 1; // what ReLU adds up can be large
    for (int64_t i = 0; i < s.sites * H; i++) largest = fmax(largest, fabs(h[i]));
    for (int64_t i = 0; i < s.sites * H; i++) {
      const int64_t place = (i / H * c->slices + t) * H + i % H;
      if (compare) expect_near(&sweep_margin, floats_at(z, c->h)[place], h[i], 1e-4 * largest, "state of a sweep");
      sum += h[i] * floats_at(z, c->d_h)[place];
    }
  }
  free(row);
  free(h);
  return sum;
}

/** As for a model's, see check_derivative. Along parameters and input at once. */
static void check_sweep(const SweepCase *c, int has_d_x, int derivative, int64_t parameters) {
  const Zones *z = &c->zones;
  const int64_t inputs = z->zone[c->x].bytes / 4, n = parameters + inputs, end = has_d_x ? n : parameters;
  const int64_t from = one_in(2) ? 0 : below(end), to = from == 0 ? end : between(from + 1, end);
  double *p = calloc((size_t)n, sizeof *p), *v = calloc((size_t)n, sizeof *v), slope = 0, size = 0, sums[2];
  for (int64_t i = 0; i < parameters; i++) p[i] = floats_at(z, c->parameters)[i];
  for (int64_t i = 0; i < inputs; i++) p[parameters + i] = floats_at(z, c->x)[i];
  reference_sweep(c, p, p + parameters, 1);
  for (int64_t i = from; i < to; i++) {
    const double g = i < parameters ? floats_at(z, c->gradient)[i] : floats_at(z, c->d_x)[i - parameters];
    v[i] = symmetric(1);
    slope += g * v[i];
    size += fabs(g * v[i]);
  }
  const double step = 1e-5;
  for (int side = 0; side < 2 && derivative; side++) {
    for (int64_t i = from; i < to; i++) p[i] += (side ? -2 : 1) * step * v[i];
    sums[side] = reference_sweep(c, p, p + parameters, 0);
  }
  if (derivative) {
    const double expected = (sums[0] - sums[1]) / (2 * step);
    expect_near(&sweep_margin, slope, expected, 2e-5 * size + 2e-5, "derivative of a sweep");
  }
  free(p);
  free(v);
}

static void run_sweep(const Table *t, double bytes, int input_gradient, int complete) {
  SweepCase c;
  open_sweep(&c, t, bytes, input_gradient, one_in(4) ? between(23, 50) : between(1, 9));
  const Zones *z = &c.zones;
  const StageView s = view_stage(integers_at(z, c.table));
  const int given[] = {c.table, c.x, c.parameters, c.d_h};
  uint64_t before = 0, after = 0;
  for (int i = 0; i < 4; i++) before = hash_zone(z, given[i], before);
  double forward[16] = {at(z, c.plan), (double)c.slices, at(z, c.x), at(z, c.parameters), at(z, c.h)};
  expect(ask(z, SWEEP_FORWARD, forward) == 0, "sweepForward refuses operands that are right");
  double a[16] = {at(z, c.plan), (double)c.slices,  at(z, c.x), at(z, c.parameters), at(z, c.d_h),
                  at(z, c.gradient), at(z, c.d_x)};
  if (!input_gradient) expect(ask(z, SWEEP_BACKWARD, a) == BAD_ARGUMENT, "an input gradient that was not planned");
  const int has_d_x = input_gradient && !one_in(3);
  if (!has_d_x) a[6] = 0;
  expect(ask(z, SWEEP_BACKWARD, a) == 0, "sweepBackward refuses operands that are right");
  for (int i = 0; i < 4; i++) after = hash_zone(z, given[i], after);
  expect(before == after, "a sweep wrote into what it was to read");
  for (int64_t i = 0; i < t->parameters && complete; i++) {
    expect(isfinite(floats_at(z, c.gradient)[i]), "gradient %lld of a sweep was not written", (long long)i);
  }
  for (int64_t i = 0; i < z->zone[c.d_x].bytes / 4; i++) {
    expect(isfinite(floats_at(z, c.d_x)[i]) == has_d_x, "input gradient %lld is or is not written", (long long)i);
  }
  check_sweep(&c, has_d_x, complete && !(s.cell == 0 && s.activation == 0), t->parameters);
  close_zones(&c.zones);
}

#endif
