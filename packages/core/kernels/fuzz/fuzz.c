// Fuzzes the kernels: `fuzz ITERATIONS SEED FIRST`, see run.mjs, which builds it. Each iteration does, from numbers
// that only the seed and the iteration decide,
//   a random model in exactly the memory it asks for: forward and backward, against the equations in double precision;
//   random changes of tables, which must be refused or taken as an independent reading of their documentation says;
//   the same for a recurrence on its own; a product, an optimiser step, random numbers; and arguments that are garbage.
// Every operand (zones.h) and every piece of a plan (kernels.c) lies between red zones. Ends with 1 at the first
// finding.
#include <sanitizer/common_interface_defs.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "garbage.h"
#include "matmulCase.h"
#include "modelCase.h"
#include "mutate.h"
#include "oracle.h"
#include "sweepCase.h"
#include "trainCase.h"

static struct { long long accepted, accepted_mutated, run_mutated, refused[10], garbage; } count;

#define MOST_BYTES (4 << 20)
#define MOST_PARAMETERS 100000

/** A table with a mistake, or by chance without one. What is too large to be run is only sized. */
static void run_mutated(const Table *valid, int sweep) {
  static Table t;
  t = *valid;
  mutate(&t);
  if (sweep && one_in(8)) t.parameters += one_in(2) ? -1 : between(-t.parameters - 1, 10);
  const int right = sweep ? is_sweep(&t) : is_model(&t), input_gradient = (int)below(2);
  double bytes = 0;
  int cramped = 0;
  const int status = sweep ? sweep_size(&t, input_gradient, &bytes) : model_size(&t, &bytes, &cramped);
  if (!right) {
    expect(status < 0, "a table was taken that is none");
    count.refused[-status]++;
    return;
  }
  if (cramped && status == OUT_OF_MEMORY) return;
  expect(status == 0, "status %d for a table that is right", status);
  expect(bytes > 4096 && bytes < 0x1p62, "a plan of %g bytes", bytes);
  count.accepted_mutated++;
  if (bytes > MOST_BYTES || (sweep ? t.parameters : t.at[7]) > MOST_PARAMETERS) return;
  count.run_mutated++;
  if (sweep) run_sweep(&t, bytes, input_gradient, 0);
  else run_model(&t, bytes, 0);
}

static void run_models(void) {
  static Table t;
  double bytes;
  int cramped;
  now.part = "a valid model";
  random_model_table(&t);
  expect(is_model(&t), "the fuzzer's own table is none");
  while (model_size(&t, &bytes, &cramped) != 0) expect(cramped, "modelSize refuses a valid table");
  count.accepted++;
  run_model(&t, bytes, 1);
  now.part = "a changed model";
  for (int i = 0; i < 6; i++) run_mutated(&t, 0);
  now.part = "garbage for a model";
  if (one_in(3)) count.garbage += garbage_on_model(&t, bytes);
}

static void run_sweeps(void) {
  static Table t;
  double bytes;
  now.part = "a valid sweep";
  random_sweep_table(&t);
  expect(is_sweep(&t), "the fuzzer's own table of a sweep is none");
  const int input_gradient = (int)below(2);
  expect(sweep_size(&t, input_gradient, &bytes) == 0, "sweepSize refuses a valid table");
  count.accepted++;
  run_sweep(&t, bytes, input_gradient, 1);
  now.part = "a changed sweep";
  for (int i = 0; i < 3; i++) run_mutated(&t, 1);
  now.part = "garbage for a sweep";
  if (one_in(3) && sweep_size(&t, 1, &bytes) == 0) count.garbage += garbage_on_sweep(&t, bytes);
}

static void run_plain(void) {
  static const int plain[] = {MATMUL, ADAM, PROXIMAL_L1, PROXIMAL_L21, NOISE, DROPOUT, PEAK};
  now.part = "a product";
  run_matmul();
  now.part = "an optimiser's step or random numbers";
  run_adam();
  run_proximal();
  run_draws();
  now.part = "garbage";
  count.garbage += garbage_on_plain(plain[below(sizeof plain / sizeof *plain)]);
  Zones z = {0};
  double a[16];
  for (int i = 0; i < 16; i++) a[i] = symmetric(1e3);
  const int unknown = one_in(2) ? (int)(OPERATIONS + below(1000)) : (int)-between(1, 1000);
  want(&z, 64, 4);
  open_zones(&z);
  expect(ask(&z, unknown, a) == BAD_ARGUMENT, "there is no operation %d", unknown);
  close_zones(&z);
}

/** An iteration takes milliseconds; after a minute it hangs. */
static void stuck(int number) {
  (void)number;
  tell_where();
  _exit(1);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "fuzz ITERATIONS SEED FIRST\n");
    return 2;
  }
  const long long iterations = atoll(argv[1]), first = atoll(argv[3]);
  now.seed = strtoull(argv[2], 0, 10);
  now.iterations = 1; // to have a finding again
  __sanitizer_set_death_callback(tell_where);
  signal(SIGALRM, stuck);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (now.iteration = first; now.iteration < first + iterations; now.iteration++) {
    random_state = now.seed * 0x9e3779b97f4a7c15u + (uint64_t)now.iteration * 0xd1342543de82ef95u;
    random_state = random_bits();
    alarm(60);
    run_models();
    run_sweeps();
    run_plain();
  }
  now.part = "the random numbers of all iterations";
  now.iteration = first;
  now.iterations = iterations;
  check_draws();
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("{\"iterations\":%lld,\"accepted\":%lld,\"acceptedMutated\":%lld,\"runMutated\":%lld,\"refused\":{",
         iterations, count.accepted, count.accepted_mutated, count.run_mutated);
  for (int i = 1, some = 0; i < 10; i++) {
    if (count.refused[i]) printf("%s\"-%d\":%lld", some++ ? "," : "", i, count.refused[i]);
  }
  const double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
  printf("},\"garbage\":%lld,\"seconds\":%.2f,\"tolerance\":{\"logits\":%.2g,\"gradient\":%.2g,\"sweep\":%.2g,"
         "\"matMul\":%.2g,\"train\":%.2g}}\n",
         count.garbage, seconds, logits_margin.most, gradient_margin.most, sweep_margin.most, matmul_margin.most,
         train_margin.most);
  return 0;
}
