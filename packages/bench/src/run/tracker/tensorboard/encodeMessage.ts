/** A field of a protocol buffer message: its number, how it is written, its value. */
export type MessageField =
  /** A whole number >= 0, a boolean as 0 or 1, a value of an enumeration. */
  | readonly [field: number, kind: 'integer', value: number]
  | readonly [field: number, kind: 'float', value: number]
  | readonly [field: number, kind: 'double', value: number]
  | readonly [field: number, kind: 'text', value: string]
  /** Also a message in the message. */
  | readonly [field: number, kind: 'bytes', value: Uint8Array];

/** Numbers of the wire types. */
const wireType = { integer: 0, double: 1, text: 2, bytes: 2, float: 5 } as const;

/**
 * Writes a protocol buffer message (protobuf.dev/programming-guides/encoding). Fields in the order given; what has its
 * default value is left out by the caller.
 */
export function encodeMessage(fields: readonly MessageField[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [field, kind, value] of fields) {
    parts.push(varint(field * 8 + wireType[kind]));
    if (kind === 'integer') parts.push(varint(value));
    else if (kind === 'float') parts.push(new Uint8Array(littleEndian(4, (view) => view.setFloat32(0, value, true))));
    else if (kind === 'double') parts.push(new Uint8Array(littleEndian(8, (view) => view.setFloat64(0, value, true))));
    else {
      const bytes = kind === 'text' ? Buffer.from(value, 'utf8') : value;
      parts.push(varint(bytes.length), bytes);
    }
  }
  return Buffer.concat(parts);
}

function littleEndian(size: number, write: (view: DataView) => void): ArrayBuffer {
  const buffer = new ArrayBuffer(size);
  write(new DataView(buffer));
  return buffer;
}

/** Seven bits a byte, the lowest first. By division: a step may be larger than 32 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
