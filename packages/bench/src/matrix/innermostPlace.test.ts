import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { innermostPlace } from './innermostPlace.js';

const here = (name: string) => join(process.cwd(), name);
const url = (name: string) => pathToFileURL(here(name)).href;

describe('innermostPlace', () => {
  it.each([
    [`Error: x\n    at ${url('a b/c.ts')}:2:7\n    at ${url('d.ts')}:1:1`, join('a b', 'c.ts:2:7')],
    [`Error: x\n    at load (${url('c.ts')}?again=1:2:7)\n    at ${url('d.ts')}:1:1`, 'c.ts:2:7'],
    [`Error: x\n    at async ${here('c.ts')}:2:7`, 'c.ts:2:7'],
    [`Error: x\n    at load (${here('c.ts')}:2:7)`, 'c.ts:2:7'],
    [`Error: x\n    at zod (${url('node_modules/zod/z.js')}:9:9)\n    at ${url('d.ts')}:1:1`, 'd.ts:1:1'],
    ['Error: x\n    at ModuleJob.run (node:internal/modules/esm/module_job:325:25)', ''],
    ['Error: no frames', ''],
  ])('%#', (stack, place) => {
    expect(innermostPlace(stack)).toBe(place);
  });
});
