import type { MatClass, MatNumericClass } from '../mat/MatValue.js';
import { hdf5ComplexMembers, hdf5NumericClass } from './hdf5Numbers.js';
import type { Hdf5Object } from './Hdf5Object.js';
import { hdf5TypeName } from './hdf5TypeName.js';

/** What a MATLAB variable's group or dataset says of itself, without its data. */
export interface Mat73Header {
  /** `'sparse'` too, whose numbers are of `numeric`; a struct array's dims are those of its fields, see `mat73Container`. */
  readonly class: MatClass;
  readonly numeric?: MatNumericClass;
  /** Class name of objects and of what is not decoded. */
  readonly type?: string;
  readonly dims: readonly number[];
  readonly complex: boolean;
  /** Marked as empty: the dataset holds the dims and no data. */
  readonly empty: boolean;
}

/** The attributes MATLAB writes. */
export const mat73Attributes: readonly string[] = [
  'MATLAB_class',
  'MATLAB_empty',
  'MATLAB_fields',
  'MATLAB_global',
  'MATLAB_object_decode',
  'MATLAB_sparse',
];

const numericClasses: readonly string[] = [
  'double',
  'single',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
] satisfies MatNumericClass[];

/**
 * Class and dims by MATLAB's attributes; what has none (other programs' HDF5 files) goes by its HDF5 type. HDF5 is
 * row-major and MATLAB column-major: the same bytes with the sizes in reverse.
 */
export function mat73Header(object: Hdf5Object): Mat73Header {
  const { attributes, kind, type } = object;
  const name = typeof attributes.MATLAB_class === 'string' ? attributes.MATLAB_class : undefined;
  const empty = kind === 'dataset' && Boolean(attributes.MATLAB_empty);
  const dims = empty ? (storedDims(object) ?? [0, 0]) : matlabDims(object.shape);
  const complex = type !== null && hdf5ComplexMembers(type) !== undefined;
  const as = (found: MatClass, more: Partial<Mat73Header> = {}): Mat73Header => {
    return { class: found, dims, complex, empty, ...more };
  };
  if (kind === 'link' || kind === 'datatype' || kind === 'unknown') {
    return as('opaque', { type: object.link ?? kind, dims: [0, 0] });
  }
  const decode = attributes.MATLAB_object_decode;
  if (decode === 1 || name === 'function_handle') return as('function', { dims: [1, 1] });
  if (decode === 3) return as('opaque', { type: name ?? '', dims: opaqueDims(object) ?? dims });
  if (attributes.MATLAB_sparse !== undefined && kind === 'group') {
    return as('sparse', { numeric: name === 'logical' ? 'uint8' : 'double' });
  }
  if (decode === 2) return as('object', { type: name ?? '' });
  if (kind === 'group') return name === undefined || name === 'struct' ? as('struct') : as('object', { type: name });
  if (name === 'canonical empty') return as('double', { numeric: 'double' });
  if (name !== undefined && numericClasses.includes(name)) {
    const numeric = name as MatNumericClass;
    return as(numeric, { numeric });
  }
  if (name === 'char' || name === 'logical' || name === 'cell' || name === 'struct') return as(name);
  return name === undefined ? plainHeader(object, as) : as('opaque', { type: name });
}

/** At least two sizes, reversed; a single value is 1 x 1 and a list of n is n x 1. */
function matlabDims(shape: readonly number[] | null): readonly number[] {
  if (shape === null) return [0, 0];
  const dims = [...shape].reverse();
  return dims.length >= 2 ? dims : [dims[0] ?? 1, 1];
}

function plainHeader(
  object: Hdf5Object,
  as: (found: MatClass, more?: Partial<Mat73Header>) => Mat73Header,
): Mat73Header {
  const type = object.type!;
  const names = Object.keys(type.enum_type?.members ?? {});
  if (type.type === 8 && names.length === 2 && names.includes('FALSE') && names.includes('TRUE')) return as('logical');
  const numeric = hdf5NumericClass(hdf5ComplexMembers(type)?.[0] ?? type);
  if (numeric !== undefined) return as(numeric, { numeric });
  if (type.type === 3) return as((object.shape ?? [0]).some((length) => length !== 1) ? 'cell' : 'char');
  return as('opaque', { type: hdf5TypeName(type) });
}

/** The dims that an empty array's dataset holds as uint64; undefined where they make no sense. */
function storedDims(object: Hdf5Object): readonly number[] | undefined {
  const values = integers(object);
  return values !== undefined && values.length >= 2 && values.length <= 32 ? values : undefined;
}

/** Objects of classdef classes are uint32: 0xdd000000, the number of dims, the dims, numbers of the object. */
function opaqueDims(object: Hdf5Object): readonly number[] | undefined {
  const values = integers(object);
  if (values === undefined || values[0] !== 0xdd000000) return undefined;
  const count = values[1];
  return count >= 2 && count <= 32 && values.length >= 2 + count ? values.slice(2, 2 + count) : undefined;
}

function integers({ type, data }: Hdf5Object): readonly number[] | undefined {
  if (type === null || type.type !== 0 || data === null) return undefined;
  const view = new DataView(data);
  if (type.size === 8)
    return Array.from({ length: data.byteLength / 8 }, (_, i) => Number(view.getBigUint64(i * 8, true)));
  if (type.size === 4) return Array.from({ length: data.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
  return undefined;
}
