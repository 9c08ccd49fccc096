// Arguments that are none: every operation must refuse them, and write nothing.
#ifndef STRNN_FUZZ_GARBAGE_H
#define STRNN_FUZZ_GARBAGE_H

#include "modelCase.h"
#include "sweepCase.h"

// What each operation's arguments are: o operand, w work area or plan, p operand or 0, c count that an operand grows
// with, n any count, b bytes of the work area before it, s any number.
static const char *const kinds[OPERATIONS] = {
    [MODEL_SIZE] = "ocwb",       [MODEL_PLAN] = "ocwb",       [MODEL_STEP] = "wcoppppopp", [MODEL_SPATIAL] = "wcoo",
    [SWEEP_SIZE] = "ocnswb",     [SWEEP_PLAN] = "ocnswb",     [SWEEP_FORWARD] = "wcooo",   [SWEEP_BACKWARD] = "wcoooop",
    [MATMUL] = "sscccooop",      [ADAM] = "cooooosss",        [PROXIMAL_L1] = "ocs",       [PROXIMAL_L21] = "occs",
    [NOISE] = "osoc",            [DROPOUT] = "osoc",          [PEAK] = "no",
};

static double garbage_offset(const Zones *z, double valid, char kind) {
  static const double never[] = {-8, -1, 4, 1, 1e18, -1e18, 1e300, -1e300, 0x1p31, 0x1p53, 0x1p63, 0x1p64,
                                 INFINITY, -INFINITY, NAN, 5e-324};
  int64_t bytes = 4;
  for (int i = 0; i < z->count; i++) if ((double)z->zone[i].at == valid) bytes = z->zone[i].bytes;
  switch (below(4)) {
    case 0: return never[below(sizeof never / sizeof *never)];
    case 1: return valid + (double)(kind == 'w' ? between(1, 7) : between(1, 3)); // misaligned
    case 2: return (double)(z->size - (kind == 'w' ? 4096 : bytes) + 8); // ends after the memory
    default: return kind == 'p' ? (double)z->size : one_in(2) ? 0 : (double)(z->size + 8 * below(1000));
  }
}

static double garbage_count(const Zones *z, char kind) {
  static const double never[] = {0, -0.0, -1, -7, 0.5, 1.5, 3.999, 1e9 + 1, 1e18, 0x1p63, 1e300, -1e300, INFINITY,
                                 -INFINITY, NAN, 5e-324};
  if (kind == 'c' && one_in(3)) return one_in(2) ? 1e9 : floor((double)z->size / 4) + 1;
  return never[below(sizeof never / sizeof *never)];
}

static double garbage_bytes(const Zones *z, double work) {
  static const double never[] = {0, -1, 100, 4095, -1e300, 1e18, 1e300, 0x1p63, INFINITY, -INFINITY, NAN};
  return one_in(4) ? (double)z->size - work + 4 : never[below(sizeof never / sizeof *never)];
}

static uint64_t hash_all(const Zones *z, int except) {
  uint64_t hash = 0;
  for (int i = 0; i < z->count; i++) if (i != except) hash = hash_zone(z, i, hash);
  return hash;
}

/** plan: the work area's zone, or -1; a refused plan may have written there. Returns how many calls were refused. */
static int refuse_garbage(const Zones *z, int operation, const double *valid, int plan, int planning) {
  const char *kind = kinds[operation];
  const int64_t count = (int64_t)strlen(kind), times = between(1, 4);
  for (int64_t t = 0; t < times; t++) {
    double a[16];
    memcpy(a, valid, sizeof a);
    int changed = 0;
    while (!changed) {
      for (int64_t i = 0; i < count; i++) {
        if (kind[i] == 's') {
          if (one_in(8)) a[i] = garbage_offset(z, 8, 'o'); // any number will do
        } else if (one_in(count)) {
          a[i] = kind[i] == 'c' || kind[i] == 'n' ? garbage_count(z, kind[i])
                 : kind[i] == 'b'                 ? garbage_bytes(z, valid[i - 1])
                                                  : garbage_offset(z, valid[i], kind[i]);
          changed = 1;
        }
      }
    }
    if (planning) reopen(z, plan);
    const uint64_t before = hash_all(z, plan);
    const int status = ask(z, operation, a);
    if (status >= 0) {
      for (int64_t i = 0; i < count; i++) fprintf(stderr, "fuzz: a[%d] = %.17g (%c)\n", (int)i, a[i], kind[i]);
    }
    expect(status < 0, "operation %d takes garbage", operation);
    expect(hash_all(z, plan) == before, "operation %d refused, but wrote", operation);
  }
  return (int)times;
}

/** An operation that needs no plan, with all counts 3. Its operands are as large as that takes, and no larger. */
static int garbage_on_plain(int operation) {
  Zones z = {0};
  double a[16] = {0, 0, 3, 3, 3};
  if (operation == MATMUL) expect(ask(&z, MATMUL, a) == 0, "matMul does not tell its scratch");
  const int64_t scratch = (int64_t)a[9], whole = operation == MATMUL || operation == PROXIMAL_L21 ? 36 : 12;
  const char *kind = kinds[operation];
  for (int i = 0; kind[i]; i++) {
    const int state = i == 0 && (operation == NOISE || operation == DROPOUT);
    if (kind[i] == 'p') want(&z, scratch, 4);
    if (kind[i] == 'o') want(&z, operation == PEAK ? 64 << 10 : state ? 64 : whole, 4);
  }
  open_zones(&z);
  if (operation == PEAK) z.zone[0].bytes = 4; // only the kernels know how much it is
  for (int i = 0, zone = 0; kind[i]; i++) {
    a[i] = kind[i] == 'o' || kind[i] == 'p' ? at(&z, zone++) : kind[i] == 's' ? 0.5 : 3;
  }
  for (int i = 0; i < z.count; i++) fill(floats_at(&z, i), z.zone[i].bytes / 4, 1);
  expect(ask(&z, operation, a) == 0, "operation %d refuses operands that are right", operation);
  const int refused = refuse_garbage(&z, operation, a, -1, 0);
  close_zones(&z);
  return refused;
}

static int garbage_on_model(const Table *t, double bytes) {
  ModelCase c;
  open_model(&c, t, bytes, between(1, 4));
  const Zones *z = &c.zones;
  const double spatial[16] = {at(z, c.plan), (double)c.batch, at(z, c.x), at(z, c.parameters)};
  const double plan[16] = {at(z, c.table), (double)t->length, at(z, c.plan), bytes};
  int refused = refuse_garbage(z, MODEL_STEP, c.a, c.plan, 0) + refuse_garbage(z, MODEL_SPATIAL, spatial, c.plan, 0);
  run_step(&c, 0); // the plan has not suffered
  refused += refuse_garbage(z, one_in(2) ? MODEL_SIZE : MODEL_PLAN, plan, c.plan, 1);
  close_zones(&c.zones);
  return refused;
}

static int garbage_on_sweep(const Table *t, double bytes) {
  SweepCase c;
  open_sweep(&c, t, bytes, 1, between(1, 4));
  const Zones *z = &c.zones;
  const double slices = (double)c.slices;
  const double forward[16] = {at(z, c.plan), slices, at(z, c.x), at(z, c.parameters), at(z, c.h)};
  const double backward[16] = {at(z, c.plan), slices, at(z, c.x), at(z, c.parameters), at(z, c.d_h), at(z, c.gradient),
                               at(z, c.d_x)};
  const double plan[16] = {at(z, c.table), (double)t->length, (double)t->parameters, 1, at(z, c.plan), bytes};
  int refused = refuse_garbage(z, SWEEP_FORWARD, forward, c.plan, 0);
  refused += refuse_garbage(z, SWEEP_BACKWARD, backward, c.plan, 0);
  refused += refuse_garbage(z, one_in(2) ? SWEEP_SIZE : SWEEP_PLAN, plan, c.plan, 1);
  close_zones(&c.zones);
  return refused;
}

#endif
