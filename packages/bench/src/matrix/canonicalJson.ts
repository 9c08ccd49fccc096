import { StrnnError } from '@strnn/core/error';
import { optionPath } from './optionPath.js';
import { showValue } from './showValue.js';

/**
 * JSON with sorted keys and no white space, the same text for the same configuration whoever wrote it: properties that
 * are undefined are left out, -0 is 0.
 * @param name what the value is called in errors
 * @throws StrnnError 'option' naming what has no place in a configuration: NaN, infinity, functions, dates, class instances, holes
 */
export function canonicalJson(value: unknown, name = 'configuration'): string {
  return write(value, name, []);
}

function write(value: unknown, name: string, keys: PropertyKey[]): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (Number.isFinite(value)) return String(value === 0 ? 0 : value);
      break;
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) {
        return `[${Array.from(value, (item: unknown, index) => writeInner(item, name, keys, index)).join(',')}]`;
      }
      if (isPlain(value)) {
        const parts: string[] = [];
        for (const key of Object.keys(value).sort()) {
          const item = value[key];
          if (item !== undefined) parts.push(`${JSON.stringify(key)}:${writeInner(item, name, keys, key)}`);
        }
        return `{${parts.join(',')}}`;
      }
      break;
    default:
  }
  throw new StrnnError('option', `${optionPath(name, keys)}: expected plain JSON, found ${showValue(value)}.`);
}

function writeInner(value: unknown, name: string, keys: PropertyKey[], key: PropertyKey): string {
  keys.push(key);
  const text = write(value, name, keys);
  keys.pop();
  return text;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
