import { StrnnError } from '@strnn/core/error';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { dataFile } from './dataFile.js';

/** A run folder that has results of a data set which it does not describe. */
export function missingData(runFolder: string, { config: { data } }: PlannedCell): StrnnError {
  const file = dataFile(runFolder, data.fingerprint);
  return new StrnnError('store', `${file}: missing; it describes the data '${data.name}'. 'strnn run' writes it.`);
}
