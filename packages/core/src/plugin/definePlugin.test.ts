import { describe, expect, it } from 'vitest';
import { elman } from '../cell/elman.js';
import { StrnnError } from '../error/index.js';
import { l1 } from '../projector/l1.js';
import type { Direction, Strategy } from '../traversal/index.js';
import type { PluginDefinition } from './definePlugin.js';
import { definePlugin } from './definePlugin.js';

const spiral: Direction = {
  name: 'spiral',
  description: 'From the rim in.',
  predecessors: ({ names }) => names.map(() => []),
};
const both: Strategy = { name: 'both', description: 'Two.', directions: ['spiral', 'hilbert'] };
const lab = { name: 'my-lab', version: '1.0.0' };

function refusal(definition: unknown): string {
  try {
    definePlugin(definition as PluginDefinition);
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).code).toBe('plugin');
    return (error as StrnnError).message;
  }
  throw new Error('nothing was refused');
}

describe('definePlugin', () => {
  it('fills in empty lists and freezes', () => {
    const plugin = definePlugin({ ...lab, directions: [spiral] });
    expect(plugin).toEqual({
      kind: 'strnn-plugin',
      ...lab,
      directions: [spiral],
      strategies: [],
      cells: [],
      projectors: [],
    });
    expect(Object.isFrozen(plugin)).toBe(true);
  });

  it('takes all four kinds of item, and instances of classes', () => {
    class Reversed {
      readonly name = 'reversed';
      readonly description = 'A class.';
      predecessors({ names }: { names: readonly string[] }): number[][] {
        return names.map(() => []);
      }
    }
    const plugin = definePlugin({
      ...lab,
      directions: [spiral, new Reversed()],
      strategies: [both],
      cells: [{ ...elman, name: 'mine' }],
      projectors: [{ ...l1, name: 'mine' }],
    });
    expect(plugin.directions).toHaveLength(2);
    expect(plugin.cells[0].name).toBe('mine');
  });

  it('refuses an unknown key with the nearest one', () => {
    expect(refusal({ ...lab, direction: [spiral] })).toBe(
      "plugin 'my-lab': unknown key 'direction'. Did you mean 'directions'? " +
        'Allowed: name, version, directions, strategies, cells, projectors.',
    );
  });

  it.each(['My-Lab', 'my lab', '1st', '', 'a/b', 7, undefined])('refuses %o as a name', (name) => {
    expect(refusal({ name, version: '1' })).toBe(
      `plugin '${String(name)}': name must be lower-case letters, digits and dashes, e.g. 'my-lab'.`,
    );
  });

  it.each([undefined, null, 'text'])('refuses %o instead of a definition', (definition) => {
    expect(refusal(definition)).toMatch(/^plugin 'undefined': /);
  });

  it.each(['', 1, undefined])('refuses %o as a version', (version) => {
    expect(refusal({ name: 'my-lab', version })).toBe(
      "plugin 'my-lab': version must be a non-empty text, e.g. '1.0.0'.",
    );
  });

  it.each(['directions', 'strategies', 'cells', 'projectors'])('refuses %s that are no list', (list) => {
    expect(refusal({ ...lab, [list]: { spiral } })).toBe(`plugin 'my-lab': ${list} must be a list.`);
  });

  it.each([
    ['directions', { ...spiral, name: 'Spiral' }, '"Spiral"'],
    ['directions', { ...spiral, name: 'other-lab/spiral' }, '"other-lab/spiral"'],
    ['strategies', { ...both, name: '' }, '""'],
    ['cells', { ...elman, name: 3 }, '3'],
    ['projectors', null, 'undefined'],
  ])('refuses a bad name among %s', (list, item, found) => {
    expect(refusal({ ...lab, [list]: [item] })).toBe(
      `plugin 'my-lab': ${list}[0].name must be lower-case letters, digits, ':', '.', '-', but is ${found}.`,
    );
  });

  it('refuses two items of one kind with one name', () => {
    expect(refusal({ ...lab, directions: [spiral, { ...spiral }] })).toBe(
      "plugin 'my-lab': directions has 'spiral' twice.",
    );
  });

  it.each([
    ['directions', spiral, 'predecessors'],
    ['cells', elman, 'parameters'],
    ['cells', elman, 'step'],
    ['projectors', l1, 'penalty'],
    ['projectors', l1, 'addSubgradient'],
    ['projectors', l1, 'effective'],
  ])('refuses %s without their functions', (list, item, missing) => {
    expect(refusal({ ...lab, [list]: [{ ...item, [missing]: 'not a function' }] })).toBe(
      `plugin 'my-lab': ${list} item '${item.name}' has no function '${missing}'.`,
    );
  });

  it.each([
    [{ directions: undefined }, "strategy 'both' has no list 'directions'."],
    [{ directions: 'spiral' }, "strategy 'both' has no list 'directions'."],
    [{ directions: ['spiral', spiral] }, /^strategy 'both': directions\[1\] must be a direction's name, but is \{/],
    [{ directions: ['spiral', 'hilbert', 'spiral'] }, "strategy 'both' has direction 'spiral' twice."],
  ])('refuses a strategy of %o', (change, problem) => {
    const message = refusal({ ...lab, strategies: [{ ...both, ...change }] });
    expect(message.replace("plugin 'my-lab': ", '')).toEqual(
      typeof problem === 'string' ? problem : (expect.stringMatching(problem) as string),
    );
  });

  it.each([[undefined], [[]], ['h']])('refuses a cell with states %o', (states) => {
    expect(refusal({ ...lab, cells: [{ ...elman, states }] })).toBe(
      "plugin 'my-lab': cell 'elman' has no list 'states' (the first is the output).",
    );
  });
});
