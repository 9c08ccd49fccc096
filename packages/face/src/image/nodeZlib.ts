import type * as zlib from 'node:zlib';

/**
 * Node's zlib, several times as fast as the same in JavaScript; undefined elsewhere. Asked for at run time, so that the
 * files which use it still load in a browser.
 */
export const nodeZlib: typeof zlib | undefined = (
  globalThis as { process?: NodeJS.Process }
).process?.getBuiltinModule?.('node:zlib');
