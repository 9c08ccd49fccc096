import { readFileSync } from 'node:fs';
import * as core from '@strnn/core';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { withDirectionTables } from './directionTables.js';

const guide = readFileSync(new URL('../docs/directions.md', import.meta.url), 'utf8');

/** The code blocks of the guide, by a line that only one of them has. */
function block(marker: string): string {
  const found = [...guide.matchAll(/```ts\n(.*?)```/gs)]
    .map((match) => match[1])
    .filter((code) => code.includes(marker));
  expect(found).toHaveLength(1);
  return found[0];
}

/** Runs a block as a reader would, with the given modules and console. */
function run(code: string, modules: Record<string, unknown>, console: unknown): Record<string, unknown> {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exports: Record<string, unknown> = {};
  const load = (name: string): unknown => modules[name] ?? expect.unreachable(`the guide imports ${name}`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own document
  new Function('require', 'exports', 'console', outputText)(load, exports, console);
  return exports;
}

describe('docs/directions.md', () => {
  it('lists the directions and strategies that there are', () => {
    expect(guide, 'run `node tools/run-ts.mjs tools/list-directions.ts`').toBe(withDirectionTables(guide));
  });

  it('is refused when a table has lost its place', () => {
    expect(() => withDirectionTables('# Directions')).toThrow("expected the lines '<!-- begin: directions -->'");
  });

  const plugin = run(block('definePlugin'), { '@strnn/core': core }, console);

  it('has a plugin that works under the names it says', () => {
    const registry = core.createRegistry([{ plugin: plugin.default as core.Plugin, source: 'the guide' }]);
    const names = registry.traversal('my-lab/front-and-corner', 'model.traversal').map(({ name }) => name);
    expect(names).toEqual(['my-lab/front-to-back', 'corner:bottom-right']);
    expect(block('defineAblation')).toContain("'my-lab/front-to-back', 'my-lab/front-and-corner'");
  });

  it('has a test that the plugin passes', async () => {
    const checks: { name: string; run: () => unknown }[] = [];
    const runner = {
      describe: (_: string, body: () => void) => body(),
      it: (name: string, body: () => unknown) => checks.push({ name, run: body }),
    };
    const modules = { '@strnn/core': core, vitest: runner, './my-lab.plugin.js': plugin };
    run(block('directionConformance'), modules, console);
    expect(checks.length).toBeGreaterThan(20);
    for (const check of checks) await check.run();
  });

  it('prints what the guide says', () => {
    const lines: string[] = [];
    const modules = { '@strnn/core': core, './my-lab.plugin.js': plugin };
    run(block('console.log'), modules, { log: (line: string) => lines.push(line) });
    expect(guide).toContain(`It prints \`${lines[0]}\` and then one line per level`);
    expect(lines[1]).toBe('FP1 FPZ FP2 F7 F5 F6 F8');
    expect(lines).toHaveLength(1 + 9);
  });
});
