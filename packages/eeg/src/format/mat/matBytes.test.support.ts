import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll } from 'vitest';
import type { MatArrayData } from './index.js';

/** A folder that is there until the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-mat-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeBytes(file: string, ...parts: readonly Uint8Array[]): string {
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

export interface MatBytes {
  /** The head of a file of version 5. */
  head5(): Buffer;
  words(...numbers: readonly number[]): Buffer;
  numbers(data: MatArrayData): Buffer;
  /** An element with its tag and padding; `claim` is written as its size. */
  element(type: number, data: Uint8Array, claim?: number): Buffer;
  /** An array of a class (mx, with flags) with dimensions and name before `content`. */
  array5(mx: number, dims: readonly number[], name: string, ...content: readonly Uint8Array[]): Buffer;
  compressed(data: Uint8Array): Buffer;
  /** A variable of version 4. */
  array4(
    head: readonly [mopt: number, rows: number, columns: number, imaginary: number],
    name: string,
    data: Uint8Array,
  ): Buffer;
}

/** Pieces of .mat files, byte by byte. */
export function matBytes(big = false): MatBytes {
  const words = (...values: readonly number[]) => {
    const bytes = Buffer.from(Int32Array.from(values).buffer);
    return big ? bytes.swap32() : bytes;
  };
  const element = (type: number, data: Uint8Array, claim = data.length) =>
    Buffer.concat([words(type, claim), data, Buffer.alloc((8 - (data.length % 8)) % 8)]);
  return {
    words,
    element,
    head5() {
      const bytes = Buffer.alloc(128, ' ');
      bytes.write('MATLAB 5.0 MAT-file, made by a test', 'latin1');
      bytes.fill(0, 116, 124);
      bytes.write(big ? '\x01\x00MI' : '\x00\x01IM', 124, 'latin1');
      return bytes;
    },
    numbers(data) {
      const bytes = Buffer.from(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
      if (!big || data.BYTES_PER_ELEMENT === 1) return bytes;
      return data.BYTES_PER_ELEMENT === 2
        ? bytes.swap16()
        : data.BYTES_PER_ELEMENT === 4
          ? bytes.swap32()
          : bytes.swap64();
    },
    array5(mx, dims, name, ...content) {
      const head = [element(6, words(mx, 0)), element(5, words(...dims)), element(1, Buffer.from(name))];
      return element(14, Buffer.concat([...head, ...content]));
    },
    compressed(data) {
      const bytes = deflateSync(data);
      return Buffer.concat([words(15, bytes.length), bytes]);
    },
    array4: (head, name, data) => Buffer.concat([words(...head, name.length + 1), Buffer.from(`${name}\0`), data]),
  };
}
