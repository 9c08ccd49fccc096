import { describe, expect, it } from 'vitest';
import { builtinDirections } from './builtinDirections.js';
import { builtinStrategies } from './builtinStrategies.js';

const directionNames = builtinDirections.map(({ name }) => name);
const strategyNames = builtinStrategies.map(({ name }) => name);

describe('built-in directions and strategies', () => {
  it('have the published names', () => {
    expect(strategyNames).toEqual([
      'quad',
      'diagonal-pair',
      'snake',
      'hilbert-pair',
      'radial',
      'hemispheric',
      'nearest',
      'graph',
      'libeer',
      'none',
      'temporal-only',
    ]);
    expect(builtinStrategies[0].directions).toEqual([
      'corner:top-left',
      'corner:top-right',
      'corner:bottom-left',
      'corner:bottom-right',
    ]);
    expect(builtinStrategies.find(({ name }) => name === 'temporal-only')!.directions).toEqual([]);
  });

  it('share no name, as a direction is also a strategy of one', () => {
    const all = [...directionNames, ...strategyNames];
    expect(new Set(all).size).toBe(all.length);
  });

  it('name only directions that exist, each once', () => {
    for (const { directions } of builtinStrategies) {
      expect(directions.filter((name) => !directionNames.includes(name))).toEqual([]);
      expect(new Set(directions).size).toBe(directions.length);
    }
  });

  it('use every direction in some strategy', () => {
    const used = new Set(builtinStrategies.flatMap(({ directions }) => directions));
    expect(directionNames.filter((name) => !used.has(name))).toEqual([]);
  });
});
