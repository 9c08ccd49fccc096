import { createRequire } from 'node:module';
import type * as mathjs from 'mathjs';
import type { MathJsInstance } from 'mathjs';

/** What a mathjs instance refuses inside expressions, as its documentation on security advises. */
const REFUSED = [
  'import',
  'createUnit',
  'reviver',
  'evaluate',
  'parse',
  'compile',
  'simplify',
  'derivative',
  'resolve',
];

let instance: { math: MathJsInstance; parse: MathJsInstance['parse'] } | undefined;

/**
 * A mathjs instance that cannot change itself, and its parser. Loaded at the first expression, from mathjs's one-file
 * build: 0.1 s instead of the 1.5 s of its module tree, which every worker and every `strnn status` would pay.
 */
export function mathExpressions(): { math: MathJsInstance; parse: MathJsInstance['parse'] } {
  if (instance) return instance;
  const { create, all } = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as typeof mathjs;
  const math = create(all, {});
  const { parse } = math;
  const refuse = (name: string) => () => {
    throw new Error(`'${name}' is not available in expressions`);
  };
  math.import(Object.fromEntries(REFUSED.map((name) => [name, refuse(name)])), { override: true });
  instance = { math, parse };
  return instance;
}
