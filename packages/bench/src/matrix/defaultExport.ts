import { showValue } from './showValue.js';

/** The default export of a module; also of one that was compiled to CommonJS, where it is a property of the export. */
export function defaultExport(module: Readonly<Record<string, unknown>>): unknown {
  const { default: outer } = module;
  const isWrapped = typeof outer === 'object' && outer !== null && '__esModule' in outer && 'default' in outer;
  return isWrapped ? outer.default : outer;
}

/** What a module exports, for an error about its default export: `"nothing (it exports: a, b)"`. */
export function describeExports(module: Readonly<Record<string, unknown>>): string {
  const others = Object.keys(module).filter((name) => !['default', 'module.exports', '__esModule'].includes(name));
  const list = others.length === 0 ? '' : ` (it also exports: ${others.join(', ')})`;
  return `${showValue(defaultExport(module))}${list}`;
}
