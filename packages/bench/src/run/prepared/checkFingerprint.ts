import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';

/**
 * The plan was made from files that may have been edited before they were read.
 *
 * @throws StrnnError `data` when the data are not those of the plan.
 */
export async function checkFingerprint(data: DataSource, planned: string): Promise<void> {
  const found = await data.fingerprint();
  if (found === planned) return;
  throw new StrnnError(
    'data',
    `${data.name}: the data or its options changed after this run was planned (fingerprint ${planned.slice(0, 12)} then, ${found.slice(0, 12)} now). Start the run again.`,
  );
}
