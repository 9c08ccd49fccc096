import type { MatValue } from './MatValue.js';

/** `a 3 x 4 double array`, `a 1 x 1 struct with the fields a, b`, for messages. */
export function describeMatValue(value: MatValue): string {
  const size = value.dims.join(' x ');
  const complex = 'imaginary' in value && value.imaginary !== undefined ? 'complex ' : '';
  switch (value.class) {
    case 'struct':
    case 'object':
      return `a ${size} ${value.class} with the fields ${value.fields.join(', ') || '(none)'}`;
    case 'cell':
      return `a ${size} cell`;
    case 'opaque':
      return `an object of class '${value.type}', which is not decoded`;
    case 'function':
      return 'a function handle';
    default:
      return `a ${size} ${complex}${value.class} array`;
  }
}
