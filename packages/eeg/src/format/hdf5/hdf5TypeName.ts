import type { Hdf5Type } from './Hdf5Object.js';

const kinds = ['integer', 'float', 'time', 'string', 'bit field', 'opaque', 'compound', 'reference', 'enumeration', 'variable length', 'array'] as const; // prettier-ignore
const mostMembers = 8;

/** A data type in words: `'float64'`, `'uint16 big-endian'`, `'string of 12 bytes'`, `'compound of real: float64, imag: float64'`. */
export function hdf5TypeName(type: Hdf5Type): string {
  const order = type.littleEndian || type.size === 1 ? '' : ' big-endian';
  switch (type.type) {
    case 0:
      return `${type.signed ? 'int' : 'uint'}${type.size * 8}${order}`;
    case 1:
      return `float${type.size * 8}${order}`;
    case 3:
      return type.vlen ? 'string' : `string of ${type.size} bytes`;
    case 6: {
      const members = type.compound_type?.members ?? [];
      const shown = members.slice(0, mostMembers).map((member) => `${member.name}: ${kindName(member)}`);
      return `compound of ${shown.join(', ')}${members.length > mostMembers ? ', ...' : ''}`;
    }
    case 7:
      return type.ref_type === 'object' ? 'reference' : 'region reference';
    case 8:
      return `enumeration of ${Object.keys(type.enum_type?.members ?? {})
        .slice(0, mostMembers)
        .join(', ')}`;
    case 9:
      return `variable length of ${type.vlen_type ? kindName(type.vlen_type) : 'unknown'}`;
    case 10:
      return `array ${type.array_type?.shape.join(' x ') ?? ''} of ${type.array_type ? kindName(type.array_type) : 'unknown'}`;
    default:
      return `${kinds[type.type] ?? 'unknown type'} of ${type.size} bytes`;
  }
}

/** Without members of members: types may be nested as deep as a file says. */
function kindName(type: Hdf5Type): string {
  return [0, 1, 3, 7].includes(type.type) ? hdf5TypeName(type) : (kinds[type.type] ?? 'unknown');
}
