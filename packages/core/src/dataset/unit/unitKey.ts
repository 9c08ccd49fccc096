import type { DataUnit } from './DataUnit.js';

/** What names a unit in a cache's key and in the fingerprint: its name and what is requested of it. */
export function unitKey({ name, request }: Pick<DataUnit<unknown>, 'name' | 'request'>): string {
  return request === undefined ? name : `${name} ${request}`;
}
