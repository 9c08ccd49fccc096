import { describe, expect, it } from 'vitest';
import { renameItem } from './renameItem.js';

class Base {
  readonly description: string = 'base';
  greet(): string {
    return `base ${this.description}`;
  }
  get states(): readonly string[] {
    return ['h'];
  }
}

class Derived extends Base {
  readonly name: string = 'derived';
  override readonly description = 'derived';
  #calls = 0;
  override greet(): string {
    return `derived, ${super.greet()}`;
  }
  count(): number {
    return ++this.#calls;
  }
}

describe('renameItem', () => {
  it('keeps inherited methods and getters, overrides and private fields', () => {
    const item = new Derived();
    const renamed = renameItem(item, 'my-lab/derived');
    expect(renamed.name).toBe('my-lab/derived');
    expect(renamed.description).toBe('derived');
    expect(renamed.states).toEqual(['h']);
    expect(renamed.greet()).toBe('derived, base derived');
    expect([renamed.count(), item.count(), renamed.count()]).toEqual([1, 2, 3]);
    expect(item.name).toBe('derived');
  });

  it('keeps what a plain, frozen object has, and nothing that all objects have', () => {
    const item = Object.freeze({ name: 'a', fused: 'elman', double: (n: number) => 2 * n });
    const renamed = renameItem(item, 'b');
    expect(Object.keys(renamed).sort()).toEqual(['double', 'fused', 'name']);
    expect(renamed).toMatchObject({ name: 'b', fused: 'elman' });
    expect(renamed.double(4)).toBe(8);
    expect(Reflect.ownKeys(renameItem(Object.create(null, { name: { value: 'x' } }) as { name: string }, 'y'))).toEqual(
      ['name'],
    );
  });

  it('lets a name that is a getter be replaced', () => {
    const item = {
      get name(): string {
        return 'short';
      },
    };
    expect(renameItem(item, 'long').name).toBe('long');
  });
});
