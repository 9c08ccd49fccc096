import { bufferedMatStream } from './bufferedMatStream.js';
import { fileMatSource } from './fileMatSource.js';
import { inflatedMatSource } from './inflatedMatSource.js';
import { matBudget } from './matBudget.js';
import type { MatFile, MatVariable } from './MatFile.js';
import type { MatHandle } from './MatHandle.js';
import { matVariableLookup } from './matVariableLookup.js';
import { matWarnings } from './matWarnings.js';
import { runMatTask } from './MatTask.js';
import type { MatStream } from './MatStream.js';
import { matTypeName, readMatTag } from './readMatTag.js';
import { readMatHeader } from './readMatHeader.js';
import type { MatHeader } from './readMatHeader.js';
import { readMatValue } from './readMatValue.js';
import { walkMatLeaves } from './walkMatLeaves.js';

interface Place {
  readonly variable: MatVariable;
  /** Opens the bytes of the variable, its tag first. */
  readonly open: (piece?: number) => MatStream;
}

/** Enough for the head of a variable. */
const headPiece = 2 ** 12;

/**
 * Lists the variables of a .mat file of version 5 (MATLAB 5 to 7, "v6" and "v7"), reading their heads only.
 *
 * @param head the first 128 bytes
 * @param maxBytes see `OpenMatOptions`
 * @throws StrnnError `data` when an element is damaged or the file ends within one
 */
export async function openMat5(opened: MatHandle, head: Buffer, maxBytes: number): Promise<MatFile> {
  const { file, size } = opened;
  const bigEndian = head.toString('latin1', 126, 128) === 'MI';
  const { warnings, warn } = matWarnings(file);
  const places: Place[] = [];
  // Objects keep their content in an unnamed variable, the subsystem data.
  const subsystem = Number(bigEndian ? head.readBigUInt64BE(116) : head.readBigUInt64LE(116));

  const stream = bufferedMatStream(fileMatSource(opened, 128, size, headPiece), bigEndian);
  while (size - stream.offset() >= 8) {
    const start = stream.offset();
    const tag = await runMatTask(readMatTag(stream, size));
    const compressed = tag.type === 15;
    if (!compressed && tag.type !== 14) {
      throw stream.fault(`a variable, ${matTypeName(14)} or ${matTypeName(15)}`, matTypeName(tag.type), start);
    }
    const [from, to] = [stream.offset(), stream.offset() + tag.bytes];
    const open = (piece?: number) => {
      if (compressed) return bufferedMatStream(inflatedMatSource(opened, from, to, piece), bigEndian);
      return bufferedMatStream(fileMatSource(opened, start, to, piece), bigEndian);
    };
    if (start !== subsystem) {
      const first = open(headPiece);
      try {
        const header = await runMatTask(readMatHeader(first, first.offset() + first.left(), warn));
        places.push({ variable: describe(header, to - start), open });
      } finally {
        first.close();
      }
    }
    await runMatTask(stream.skip(tag.bytes));
  }
  if (stream.offset() < size) warn(`the last ${size - stream.offset()} bytes are no variable and were passed over`);
  const find = matVariableLookup(file, places, warn);
  const close = () => opened.handle.close();
  return {
    format: 'MATLAB 5',
    file,
    byteOrder: bigEndian ? 'big' : 'little',
    description: head.toString('latin1', 0, 116).replace(/[\s\0]+$/, ''),
    variables: places.map(({ variable }) => variable),
    warnings,
    close,
    async read(name) {
      const { open } = find(name);
      const inside = open();
      try {
        const header = await runMatTask(readMatHeader(inside, inside.offset() + inside.left(), warn));
        const value = await runMatTask(
          readMatValue({ stream: inside, budget: matBudget(inside, maxBytes), warn }, header),
        );
        await runMatTask(inside.finish());
        return value;
      } finally {
        inside.close();
      }
    },
    async *leaves(name, wanted = () => true) {
      const { open } = find(name);
      const inside = open();
      try {
        const reader = () => ({ stream: inside, budget: matBudget(inside, maxBytes), warn });
        const header = await runMatTask(readMatHeader(inside, inside.offset() + inside.left(), warn));
        for (const step of walkMatLeaves(reader(), header, name, wanted, reader)) {
          if (step instanceof Promise) await step;
          else yield step;
        }
        await runMatTask(inside.finish());
      } finally {
        inside.close();
      }
    },
  };
}

function describe(header: MatHeader, bytes: number): MatVariable {
  const { name, class: kind, dims, complex, global, fields, type } = header;
  const variable = { name, class: kind, dims, complex, global, bytes };
  if (kind === 'struct') return { ...variable, fields };
  if (kind === 'object') return { ...variable, fields, type };
  return kind === 'opaque' ? { ...variable, type } : variable;
}
