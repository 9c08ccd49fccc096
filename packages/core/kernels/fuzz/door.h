// The kernels' only entry, and its operations as ../src/call.h numbers them.
#ifndef STRNN_FUZZ_DOOR_H
#define STRNN_FUZZ_DOOR_H

#include "zones.h"

enum {
  MODEL_SIZE, MODEL_PLAN, MODEL_STEP, MODEL_SPATIAL, SWEEP_SIZE, SWEEP_PLAN, SWEEP_FORWARD, SWEEP_BACKWARD, MATMUL,
  ADAM, PROXIMAL_L1, PROXIMAL_L21, NOISE, DROPOUT, PEAK, OPERATIONS
};

#define OUT_OF_MEMORY (-8)
#define BAD_ARGUMENT (-9)

int STRNN_NAME(char *base, int64_t size, int operation, double *arguments);
/** kernels.c: closes what follows the struct of a plan in its place. */
void fuzz_planned(char *plan, int sweep);

/** a: 16 doubles, changed as the kernels leave them. They lie in a block of exactly that size. */
static int ask(const Zones *z, int operation, double *a) {
  static double *block;
  if (!block) block = malloc(16 * sizeof *block);
  memcpy(block, a, 16 * sizeof *block);
  const int status = STRNN_NAME(z->base, z->size, operation, block);
  memcpy(a, block, 16 * sizeof *block);
  expect(status <= 0 && status >= BAD_ARGUMENT, "operation %d answers with the unknown status %d", operation, status);
  return status;
}

#endif
