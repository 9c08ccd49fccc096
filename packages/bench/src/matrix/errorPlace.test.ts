import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorPlace } from './errorPlace.js';

const path = '/home/me/my (1) file.ts';

describe('errorPlace', () => {
  it.each([
    ['TypeError: x\n    at file:///home/me/my%20(1)%20file.ts:12:7\n    at other.ts:1:1', ':12:7'],
    ['TypeError: x\n    at f (/home/me/my (1) file.ts:3:1)', ':3:1'],
    ['file:///home/me/my%20(1)%20file.ts:8\nexport {{\n       ^\n\nSyntaxError: y', ':8'],
    ['Error: x\n    at file:///home/me/my%20(1)%20file.ts?update=1:12:7', ':12:7'],
    ['Error: x\n    at file:///home/me/another.ts:12:7', ''],
  ])('reads the stack %o', (stack, expected) => {
    expect(errorPlace(stack, path)).toBe(expected);
  });

  it("reads a compiler's message, with the path as it is in the working folder", () => {
    const inFolder = join(process.cwd(), 'a/b.ts');
    expect(errorPlace('a/b.ts(5,2): error TS1005', inFolder)).toBe(':5:2');
    expect(errorPlace('other/a/b.ts(5,2): error TS1005', inFolder)).toBe('');
    expect(errorPlace(`\u001b[96m${path}\u001b[0m:\u001b[93m5\u001b[0m:\u001b[93m2\u001b[0m - error`, path)).toBe(
      ':5:2',
    );
  });
});
