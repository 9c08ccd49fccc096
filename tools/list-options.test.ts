import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withOptionTables } from './optionTables.js';

it('docs/experiments.md lists the options that there are', () => {
  const guide = readFileSync(new URL('../docs/experiments.md', import.meta.url), 'utf8');
  expect(guide, 'run `node tools/run-ts.mjs tools/list-options.ts`').toBe(withOptionTables(guide));
});
