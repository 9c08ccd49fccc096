/** Whichever library does the arithmetic: one thread a worker, since there is a worker per core. */
const oneThread: Readonly<Record<string, string>> = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: '1',
  TF_CPP_MIN_LOG_LEVEL: '2',
};

/** A worker's environment: the parent's, and one arithmetic thread unless the user has set another number. */
export function workerEnvironment(parent: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...oneThread, ...parent };
}
