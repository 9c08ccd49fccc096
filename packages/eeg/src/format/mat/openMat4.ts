import { bufferedMatStream } from './bufferedMatStream.js';
import { fileMatSource } from './fileMatSource.js';
import { matBudget } from './matBudget.js';
import type { MatFile } from './MatFile.js';
import type { MatHandle } from './MatHandle.js';
import { matVariableLookup } from './matVariableLookup.js';
import { matWarnings } from './matWarnings.js';
import { runMatTask } from './MatTask.js';
import { readMat4Header } from './readMat4Header.js';
import type { Mat4Header } from './readMat4Header.js';
import { readMat4Value } from './readMat4Value.js';

/**
 * Lists the variables of a .mat file of version 4. Its numbers are of class double, as MATLAB 4 had no other, whatever they
 * are stored as.
 *
 * @param bigEndian byte order of the sizes
 * @throws StrnnError `data` when a head is damaged or the file ends within a variable
 */
export async function openMat4(opened: MatHandle, bigEndian: boolean, maxBytes: number): Promise<MatFile> {
  const { file, size } = opened;
  const { warnings, warn } = matWarnings(file);
  const headers: Mat4Header[] = [];
  const stream = bufferedMatStream(fileMatSource(opened, 0, size, 2 ** 12), bigEndian);
  while (stream.left() > 0) {
    const header = await runMatTask(readMat4Header(opened, stream, warn));
    headers.push(header);
    await runMatTask(stream.skip(header.end - stream.offset()));
  }
  const find = matVariableLookup(file, headers, warn);
  const read = async (name: string) => {
    const header = find(name);
    const inside = bufferedMatStream(fileMatSource(opened, header.start, header.end), header.bigEndian);
    return runMatTask(readMat4Value({ stream: inside, budget: matBudget(inside, maxBytes), warn }, header));
  };
  return {
    format: 'MATLAB 4',
    file,
    byteOrder: bigEndian ? 'big' : 'little',
    description: '',
    variables: headers.map(({ variable }) => variable),
    warnings,
    read,
    async *leaves(name, wanted = () => true) {
      if (wanted(name)) yield { path: name, value: await read(name) };
    },
    close: () => opened.handle.close(),
  };
}
