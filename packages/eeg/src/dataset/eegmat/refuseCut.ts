import { StrnnError } from '@strnn/core/error';
import type { Recording } from '../../format/Recording.js';

/** How the EDF reader says that a file holds another number of records than its header announces. */
const cut = /^The (header announces|file is cut)/;

/**
 * Refuses a recording that is cut: its trial would silently be shorter than the others.
 * @throws StrnnError `data` naming the file
 */
export function refuseCut({ file, warnings }: Pick<Recording, 'file' | 'warnings'>): void {
  const found = warnings.filter((warning) => cut.test(warning));
  if (found.length === 0) return;
  throw new StrnnError('data', `${file}: expected a whole recording; download it again. ${found.join(' ')}`);
}
