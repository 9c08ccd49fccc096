/**
 * Work that stops only where bytes have to come: it yields the promise of them and goes on when that is kept. Arrays in .mat
 * files are many and tiny; a promise for each of their parts would take ten times as long as reading them.
 */
export type MatTask<T> = Generator<Promise<void>, T, undefined>;

/** Does the work, waiting where it has to. */
export async function runMatTask<T>(task: MatTask<T>): Promise<T> {
  let step = task.next();
  while (step.done !== true) {
    await step.value;
    step = task.next();
  }
  return step.value;
}
