import type { ArrayNode, FunctionNode, MathJsInstance, MathNode, RangeNode, SymbolNode } from 'mathjs';
import { expandRange } from './expandRange.js';

/** Operators an expression may use, by mathjs's function name, and what each becomes so that it works value by value. */
const ELEMENTWISE = {
  add: ['+', 'add'],
  subtract: ['-', 'subtract'],
  multiply: ['.*', 'dotMultiply'],
  dotMultiply: ['.*', 'dotMultiply'],
  divide: ['./', 'dotDivide'],
  dotDivide: ['./', 'dotDivide'],
  pow: ['.^', 'dotPow'],
  dotPow: ['.^', 'dotPow'],
  unaryMinus: ['-', 'unaryMinus'],
  unaryPlus: ['+', 'unaryPlus'],
} as const;

/** Functions an expression may call. */
export const EXPRESSION_FUNCTIONS = ['abs', 'ceil', 'exp', 'floor', 'log', 'log10', 'log2', 'round', 'sqrt'] as const;

const PLAIN_NODES = ['ConstantNode', 'ParenthesisNode'];

/**
 * Refuses every construct but numbers, units, lists, ranges, arithmetic and a few functions, writes out the ranges
 * (refused when too long, before mathjs would allocate them, and free of rounding noise), and makes `*`, `/` and `^`
 * work value by value (mathjs reads them as matrix algebra).
 * @throws Error saying what is not allowed
 */
export function checkExpression(math: MathJsInstance, node: MathNode): MathNode {
  const checked = node.map((child, path) => (path === 'fn' ? child : checkExpression(math, child)));
  if (node.type === 'ArrayNode') return spliceRanges(math, node as ArrayNode, checked as ArrayNode);
  if (PLAIN_NODES.includes(node.type)) return checked;
  if (node.type === 'SymbolNode') {
    const { name } = node as SymbolNode;
    const known: unknown = Object.hasOwn(math, name) ? math[name as keyof MathJsInstance] : undefined;
    if (typeof known === 'function') throw new Error(`'${name}' is a function, not a number or a unit`);
    return checked;
  }
  if (node.type === 'RangeNode') return listRange(math, checked as RangeNode);
  if (node.type === 'FunctionNode') {
    const name = (node as FunctionNode).fn.toString();
    if ((EXPRESSION_FUNCTIONS as readonly string[]).includes(name)) return checked;
    throw new Error(`the function '${name}' is not available; functions: ${EXPRESSION_FUNCTIONS.join(', ')}`);
  }
  if (node.type === 'OperatorNode') {
    const { fn, op, args } = checked as MathNode & { fn: string; op: string; args: MathNode[] };
    const replacement = ELEMENTWISE[fn as keyof typeof ELEMENTWISE];
    if (replacement === undefined) throw new Error(`the operator '${op}' is not available; operators: + - * / ^`);
    return new math.OperatorNode(replacement[0] as never, replacement[1] as never, args);
  }
  throw new Error(`'${node.toString()}' is not available; use numbers, units, lists, ranges and + - * / ^`);
}

/** `[1:3, 8]` -> `[1, 2, 3, 8]`; mathjs itself would ask for rows of one length. */
function spliceRanges(math: MathJsInstance, { items }: ArrayNode, checked: ArrayNode): MathNode {
  const flat = checked.items.flatMap((item, index) =>
    items[index].type === 'RangeNode' ? (item as ArrayNode).items : [item],
  );
  return new math.ArrayNode(flat);
}

function listRange(math: MathJsInstance, { start, end, step }: RangeNode): MathNode {
  const bounds = [start, end, ...(step === null ? [] : [step])].map((node) => evaluateBound(math, node));
  const [unit] = bounds.map((bound) => bound.unit);
  if (bounds.some((bound) => bound.unit !== unit)) throw new Error('the bounds and the step of a range differ in unit');
  const [from, to, by = { number: 1 }] = bounds;
  const numbers = expandRange({ from: from.number, to: to.number, step: by.number });
  const values = unit === undefined ? numbers : numbers.map((number) => math.unit(number, unit));
  return new math.ArrayNode(values.map((value) => new math.ConstantNode(value as number)));
}

/** A bound as a number, in SI units where it has a unit. */
function evaluateBound(math: MathJsInstance, node: MathNode): { number: number; unit?: string } {
  const value: unknown = node.evaluate();
  if (typeof value === 'number' && Number.isFinite(value)) return { number: value };
  if (!math.isUnit(value)) throw new Error(`the bound '${node.toString()}' of a range is not a finite number`);
  const standard = value.toSI();
  const unit = standard.formatUnits();
  return { number: standard.toNumber(unit), unit };
}
