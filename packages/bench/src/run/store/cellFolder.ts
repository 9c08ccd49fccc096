import { join } from 'node:path';
import { storeFiles } from './storeFormat.js';

/** Path of a cell's folder: `<run folder>/cells/<id>`. */
export function cellFolder(runFolder: string, id: string): string {
  return join(runFolder, storeFiles.cells, id);
}
