import { readFileSync } from 'node:fs';
import { crc32c } from './crc32c.js';

/** What a record of an event file says, as far as tests look at it. */
export interface ReadEvent {
  readonly wallTime: number;
  readonly step: number;
  readonly start: boolean;
  readonly scalars: Readonly<Record<string, number>>;
  /** Tag -> everything else of the value, as bytes. */
  readonly others: Readonly<Record<string, Buffer>>;
}

/** Reads an event file as TensorBoard does: up to the first record that is cut off. Checks the data's checksums. */
export function readEvents(path: string): ReadEvent[] {
  const file = readFileSync(path);
  const events: ReadEvent[] = [];
  for (let at = 0; at + 12 <= file.length;) {
    const size = Number(file.readBigUInt64LE(at));
    const end = at + 12 + size;
    if (end + 4 > file.length) break;
    const data = file.subarray(at + 12, end);
    const checksum = crc32c(data);
    if (file.readUInt32LE(end) !== (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0)
      throw new Error('damaged');
    events.push(readEvent(data));
    at = end + 4;
  }
  return events;
}

function readEvent(data: Buffer): ReadEvent {
  const fields = readMessage(data);
  const scalars: Record<string, number> = {};
  const others: Record<string, Buffer> = {};
  const summary = fields.get(5)?.[0];
  for (const value of summary instanceof Buffer ? (readMessage(summary).get(1) ?? []) : []) {
    const parts = readMessage(value as Buffer);
    const tag = String(parts.get(1)![0]);
    const scalar = parts.get(2)?.[0];
    if (scalar === undefined) others[tag] = value as Buffer;
    else scalars[tag] = (scalar as Buffer).readFloatLE();
  }
  return {
    wallTime: (fields.get(1)![0] as Buffer).readDoubleLE(),
    step: Number(fields.get(2)?.[0] ?? 0),
    start: fields.has(7),
    scalars,
    others,
  };
}

/** Field number -> its values: a number for a varint, else the bytes. */
function readMessage(data: Buffer): Map<number, (number | Buffer)[]> {
  const fields = new Map<number, (number | Buffer)[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = data[at++];
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const key = varint();
    let value: number | Buffer;
    if (key % 8 === 0) value = varint();
    else {
      const size = key % 8 === 1 ? 8 : key % 8 === 5 ? 4 : varint();
      value = data.subarray(at, at + size);
      at += size;
    }
    const field = Math.floor(key / 8);
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}
