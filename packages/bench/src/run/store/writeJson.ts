import { writeAtomic } from './writeAtomic.js';

/** Writes a value as indented JSON, atomically. Keys keep the order in which the value has them. */
export function writeJson(path: string, value: unknown): void {
  writeAtomic(path, `${JSON.stringify(value, null, 2)}\n`);
}
