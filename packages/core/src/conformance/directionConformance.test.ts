import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/index.js';
import { renameItem } from '../plugin/renameItem.js';
import { gridSites } from '../sites/index.js';
import type { Direction } from '../traversal/index.js';
import { builtinDirections, chain } from '../traversal/index.js';
import { directionConformance } from './directionConformance.js';

const covered = new Set<Direction>();

describe.each(builtinDirections)('conformance of $name', (direction) => {
  covered.add(direction);
  const checks = directionConformance(direction);
  it.each(checks)('$name', ({ run }) => run());
});

describe('completeness', () => {
  it('runs the suite over every direction that a file of traversal/direction exports', async () => {
    const folder = new URL('../traversal/direction/', import.meta.url);
    const files = readdirSync(folder).filter((file) => /^(?!index\.)[^.]+\.ts$/.test(file));
    const missing: string[] = [];
    for (const file of files) {
      const exported = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      const directions = Object.values(exported).flat().filter(isDirection);
      expect(directions, `${file} exports no direction`).not.toEqual([]);
      missing.push(...directions.filter((direction) => !covered.has(direction)).map(({ name }) => `${file}: ${name}`));
    }
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect(missing).toEqual([]);
  });
});

function isDirection(value: unknown): value is Direction {
  return typeof value === 'object' && value !== null && 'predecessors' in value;
}

/** Failed checks by name, with their messages. */
async function failures(direction: Direction): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  for (const { name, run } of directionConformance(direction)) {
    try {
      await run();
    } catch (error) {
      failed.set(name, String(error));
    }
  }
  return failed;
}

const good: Direction = {
  name: 'mine',
  description: 'A chain by index.',
  predecessors: ({ names }) => chain(names.map((_, n) => n)),
};

describe('directionConformance', () => {
  it('passes a good direction, also under a namespaced name and with frozen answers', async () => {
    expect(await failures(good)).toEqual(new Map());
    expect(await failures({ ...good, name: 'my-lab/mine:reverse.2' })).toEqual(new Map());
    const frozen = Object.freeze(good.predecessors(gridSites(2, 2)).map((list) => Object.freeze(list)));
    const picky: Direction = {
      ...good,
      predecessors({ names }) {
        if (names.length !== 4) throw new StrnnError('lattice', 'needs four sites');
        return frozen;
      },
    };
    expect([...(await failures(picky)).keys()]).toEqual(['accepts at least one of the site sets']);
    const checks = directionConformance(picky, [{ name: 'four sites', sites: gridSites(2, 2) }]);
    for (const { run } of checks) await run();
    expect(checks.map(({ name }) => name)).toContain('four sites: the answer does not depend on earlier calls');
  });

  it('has checks with names of their own', () => {
    const names = directionConformance(good).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['a name in upper case', { ...good, name: 'Mine' }, /found 'Mine'/],
    ['a name with a space', { ...good, name: 'my own' }, /found 'my own'/],
    ['no name', { ...good, name: '' }, /found ''/],
    ['no description', { ...good, description: ' ' }, /a description of one line/],
    [
      'a cycle',
      { ...good, predecessors: ({ names }) => names.map((_, n) => [(n + 1) % names.length]) },
      /its own predecessor|a cycle of 7/,
    ],
    [
      'a forgotten site',
      { ...good, predecessors: ({ names }) => names.slice(1).map(() => []) },
      /predecessor lists, one per site/,
    ],
    [
      'an error that is no refusal',
      {
        ...good,
        predecessors: () => {
          throw new RangeError('oops');
        },
      },
      /RangeError: oops/,
    ],
    [
      'a wrong kind of refusal',
      {
        ...good,
        predecessors: () => {
          throw new StrnnError('data', 'no');
        },
      },
      /StrnnError: no/,
    ],
    [
      'writing into the sites',
      { ...good, predecessors: ({ names }) => chain((names as string[]).sort().map((_, n) => n)) },
      /TypeError/,
    ],
  ] as [string, Direction, RegExp][])('catches %s', async (_, direction, message) => {
    expect([...(await failures(direction)).values()].join('\n')).toMatch(message);
  });

  it('passes an instance of a class, with private state, also as a registry renames it', async () => {
    class ByClass {
      readonly name: string = 'mine';
      readonly description = 'A class.';
      readonly #step = 1;
      predecessors({ names }: { names: readonly string[] }): number[][] {
        return names.map((_, n) => (n < this.#step ? [] : [n - this.#step]));
      }
    }
    expect(await failures(new ByClass())).toEqual(new Map());
    expect(await failures(renameItem(new ByClass(), 'my-lab/mine'))).toEqual(new Map());
  });

  it('catches an answer that changes from call to call', async () => {
    let calls = 0;
    const fickle: Direction = {
      ...good,
      predecessors: ({ names }) =>
        calls++ % 3 === 0 ? good.predecessors(gridSites(1, names.length)) : names.map(() => []),
    };
    expect([...(await failures(fickle)).values()].join('\n')).toMatch(/expected the same predecessors/);
  });

  it('catches an answer kept from other sites', async () => {
    let kept: number[][] | undefined;
    const lazy: Direction = { ...good, predecessors: ({ names }) => (kept ??= chain(names.map((_, n) => n))) };
    const failed = await failures(lazy);
    expect([...failed.keys()]).toContain(
      'a 3 x 4 lattice: every site is visited after its predecessors, or the sites are refused',
    );
  });

  it('catches a cache that the caller can spoil', async () => {
    const cache = new Map<string, number[][]>();
    const cached: Direction = {
      ...good,
      predecessors({ names }) {
        const key = names.join();
        if (!cache.has(key)) cache.set(key, chain(names.map((_, n) => n)));
        return cache.get(key)!;
      },
    };
    const failed = await failures(cached);
    expect(failed.get('a 3 x 4 lattice: the answer does not depend on earlier calls')).toMatch(
      /on a 3 x 4 lattice: expected the same predecessors after the caller changed the lists/,
    );
  });
});
