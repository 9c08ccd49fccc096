import { StrnnError } from '@strnn/core/error';
import { expect, it } from 'vitest';
import { workerError } from './workerError.js';

it("keeps the place of the mistake itself, which is the cause of what a plugin's caller reports", () => {
  const mistake = new TypeError('x is undefined');
  mistake.stack = 'TypeError: x is undefined\n    at step (my-lab.plugin.ts:13:30)';
  const packed = workerError(
    new StrnnError('plugin', "cell 'my-lab/bad': step threw: x is undefined", { cause: mistake }),
  );
  expect(packed).toMatchObject({ code: 'plugin', message: "cell 'my-lab/bad': step threw: x is undefined" });
  expect(packed.stack).toMatch(
    /^StrnnError: cell [^]*\ncaused by: TypeError: x is undefined\n {4}at step \(my-lab\.plugin\.ts:13:30\)$/,
  );
  expect(workerError('a text')).toEqual({ message: 'threw "a text"' });
});
