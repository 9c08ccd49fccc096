import { StrnnError } from '../error/StrnnError.js';
import type { KernelBuild, KernelMemory } from './KernelBuild.js';
import { operations, type Operation } from './operations.js';
import { statusMessages } from './statusMessages.js';

const maximumArguments = 16;
const alignment = 64;

/** Memory of the kernels, handed out from its start to its end. */
export interface Arena {
  /** @returns byte offset of `bytes` bytes, a multiple of 64 from the start */
  take(bytes: number): number;
  /** Bytes that can be taken from an arena that nothing was taken from. */
  readonly size: number;
  /** Forgets everything that was taken. */
  reset(): void;
  /** Views; they stay valid as long as the arena. */
  floats(offset: number, count: number): Float32Array;
  integers(offset: number, count: number): Int32Array;
  /**
   * Runs an operation.
   *
   * @returns its arguments as it left them: what it answers stands among them
   * @throws StrnnError 'lattice', 'shape' or 'data' when it refuses
   */
  call(operation: Operation, ...args: number[]): Float64Array;
}

/**
 * @param bytes what will be taken from it, each piece rounded up to 64
 * @throws StrnnError 'shape' when there is not so much memory
 */
export function createArena(build: KernelBuild, bytes: number): Arena {
  const header = maximumArguments * Float64Array.BYTES_PER_ELEMENT;
  const memory = takeMemory(build, bytes + header);
  const at = memory.start;
  const given = new Float64Array(memory.buffer, at, maximumArguments);
  let used = at + header;
  return {
    size: memory.buffer.byteLength - used,
    reset() {
      used = at + header;
    },
    take(size) {
      const offset = used;
      used += Math.ceil(size / alignment) * alignment;
      if (used > memory.buffer.byteLength) {
        throw new StrnnError('shape', `kernels: ${used} bytes of memory are needed, but there are ${bytes + header}.`);
      }
      return offset;
    },
    floats: (offset, count) => new Float32Array(memory.buffer, offset, count),
    integers: (offset, count) => new Int32Array(memory.buffer, offset, count),
    call(operation, ...args) {
      given.fill(0);
      given.set(args);
      const status = memory.run(operations[operation], at);
      if (status !== 0) {
        const { code, problem } = statusMessages[String(status)] ?? { code: 'shape', problem: `status ${status}` };
        throw new StrnnError(code, `kernel ${operation}: ${problem}.`);
      }
      return given;
    },
  };
}

function takeMemory(build: KernelBuild, bytes: number): KernelMemory {
  try {
    return build.memory(bytes);
  } catch (cause) {
    throw new StrnnError(
      'shape',
      `kernels: ${Math.ceil(bytes / 2 ** 20)} MiB of memory are needed, but there is not so much (${build.detail}): ` +
        `${(cause as Error).message}. Lower the batch size or the sizes of the model.`,
      { cause },
    );
  }
}
