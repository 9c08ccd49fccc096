/** A typed array of the kinds that samples are made of. */
export type NumberArray = Float32Array | Float64Array | Int32Array | Uint8Array;

const kinds = { Float32Array, Float64Array, Int32Array, Uint8Array } as const;
type Kind = keyof typeof kinds;

/** Lists of names from this length on are kept as numbers of a table: samples name a few subjects very often. */
const longList = 64;

/** What a packed value refers to by its number: arrays that are stored apart from the JSON. */
export interface Packed {
  readonly json: unknown;
  readonly arrays: readonly NumberArray[];
}

/**
 * Splits a value of plain objects, lists and typed arrays into JSON and the arrays, so that `unpackValue` gives exactly
 * the same again: every float32, and the numbers that JSON does not know (−0, NaN, infinities).
 *
 * @throws TypeError for what cannot be stored, such as a function.
 */
export function packValue(value: unknown): Packed {
  const arrays: NumberArray[] = [];
  const refer = (array: NumberArray): number => arrays.push(array) - 1;
  const pack = (part: unknown): unknown => {
    if (typeof part === 'number')
      return Number.isFinite(part) && !Object.is(part, -0) ? part : { $number: Object.is(part, -0) ? '-0' : `${part}` };
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
    if (ArrayBuffer.isView(part)) {
      const kind = part.constructor.name;
      if (!(kind in kinds)) throw new TypeError(`samples: a ${kind} cannot be stored`);
      return { $array: refer(part as NumberArray), kind };
    }
    if (Array.isArray(part)) return isLongNames(part) ? packNames(part, refer) : part.map(pack);
    if (typeof part !== 'object') throw new TypeError(`samples: a ${typeof part} cannot be stored`);
    const members = Object.entries(part).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([name, member]) => [name, pack(member)]));
  };
  return { json: pack(value), arrays };
}

/** @param arrays those of the packed value, in their order. */
export function unpackValue(json: unknown, arrays: readonly NumberArray[]): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((part) => unpackValue(part, arrays));
  const { $number, $array, $names, of } = json as Record<string, unknown>;
  if ($number !== undefined) return Number($number);
  if ($array !== undefined) return arrays[$array as number];
  if ($names !== undefined) return Array.from(arrays[of as number], (index) => ($names as string[])[index]);
  return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, unpackValue(member, arrays)]));
}

/** An empty array of a kind. */
export function makeArray(kind: string, length: number): NumberArray {
  return new kinds[kind as Kind](length);
}

function isLongNames(list: readonly unknown[]): list is string[] {
  return list.length >= longList && list.every((one) => typeof one === 'string');
}

function packNames(list: readonly string[], refer: (array: NumberArray) => number): unknown {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(list, (name) => {
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = numbers.size));
    return number;
  });
  return { $names: [...numbers.keys()], of: refer(of) };
}
