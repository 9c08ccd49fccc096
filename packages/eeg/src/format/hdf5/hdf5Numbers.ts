import type { MatArrayData, MatNumericClass } from '../mat/MatValue.js';
import type { Hdf5Type } from './Hdf5Object.js';

interface NumberArray {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): MatArrayData;
  new (length: number): MatArrayData;
  readonly BYTES_PER_ELEMENT: number;
}

const arrays: Readonly<Record<MatNumericClass, NumberArray>> = {
  double: Float64Array,
  single: Float32Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
};

/** Bytes per number of a class. */
export const hdf5NumberBytes = (of: MatNumericClass): number => arrays[of].BYTES_PER_ELEMENT;

/** MATLAB's class of a number type, undefined for anything else. Half precision is `'single'`, an enumeration its base type. */
export function hdf5NumericClass(type: Hdf5Type): MatNumericClass | undefined {
  const kind = type.type === 8 ? (type.enum_type?.type ?? -1) : type.type;
  if (kind === 1) return ({ 2: 'single', 4: 'single', 8: 'double' } as const)[type.size];
  if (kind !== 0 || ![1, 2, 4, 8].includes(type.size)) return undefined;
  return `${type.signed ? 'int' : 'uint'}${(type.size * 8) as 8 | 16 | 32 | 64}`;
}

/** The two members of a complex number, as MATLAB (`real`, `imag`) and h5py (`r`, `i`) write them. */
export function hdf5ComplexMembers(type: Hdf5Type): readonly (Hdf5Type & { readonly offset: number })[] | undefined {
  const members = type.compound_type?.members;
  if (type.type !== 6 || members?.length !== 2) return undefined;
  const named = [['real', 'imag'], ['r', 'i']].some((names) => names.every((name, i) => members[i].name === name)); // prettier-ignore
  const [first, second] = members.map(hdf5NumericClass);
  const inside = members.every(({ offset, size }) => offset >= 0 && offset + size <= type.size);
  return named && inside && first !== undefined && first === second ? members : undefined;
}

/** The numbers in the bytes of a dataset (`readHdf5Bytes`) as an array of the wanted class. */
export function hdf5Numbers(type: Hdf5Type, bytes: Uint8Array<ArrayBuffer>, wanted: MatNumericClass): MatArrayData {
  const found = hdf5NumericClass(type)!;
  const count = Math.floor(bytes.byteLength / type.size);
  const numbers =
    type.size === 2 && found === 'single' ? halves(bytes) : new arrays[found](bytes.buffer, bytes.byteOffset, count);
  return found === wanted ? numbers : convert(numbers, wanted);
}

/** Real and imaginary parts of complex numbers. */
export function hdf5ComplexNumbers(
  type: Hdf5Type,
  bytes: Uint8Array<ArrayBuffer>,
  wanted: MatNumericClass,
): readonly [real: MatArrayData, imaginary: MatArrayData] {
  const members = hdf5ComplexMembers(type)!;
  // libhdf5 turns the members to little-endian only when all of them have the same order.
  const mixed = members[0].littleEndian !== members[1].littleEndian;
  const part = (member: Hdf5Type & { readonly offset: number }): MatArrayData => {
    const count = Math.floor(bytes.byteLength / type.size);
    const swap = mixed && !member.littleEndian;
    const packed = new Uint8Array(count * member.size);
    for (let i = 0; i < count; i++) {
      const from = i * type.size + member.offset;
      for (let k = 0; k < member.size; k++) {
        packed[i * member.size + k] = bytes[from + (swap ? member.size - 1 - k : k)];
      }
    }
    return hdf5Numbers(member, packed, wanted);
  };
  return [part(members[0]), part(members[1])];
}

function convert(numbers: MatArrayData, wanted: MatNumericClass): MatArrayData {
  const out = new arrays[wanted](numbers.length);
  const big = out instanceof BigInt64Array || out instanceof BigUint64Array;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i];
    if (!big) out[i] = Number(value);
    else out[i] = typeof value === 'bigint' ? value : Number.isFinite(value) ? BigInt(Math.round(value)) : 0n;
  }
  return out;
}

/** IEEE 754 half precision: 1 sign, 5 exponent and 10 fraction bits. */
function halves(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength >> 1 }, (_, i) => {
    const bits = view.getUint16(i * 2, true);
    const sign = bits & 0x8000 ? -1 : 1;
    const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
    if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
