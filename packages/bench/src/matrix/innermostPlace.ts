import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A frame's file, as a URL or as a path (with source maps), with line and column. */
const FRAME =
  /(?<=^\s+at (?:async )?(?:.*\()?)((?:file:\/\/|\/|[a-z]:[\\/])[^()\n]*?)(?:\?[^:()\n]*)?:(\d+):(\d+)\)?$/gim;

/** The innermost place in a stack that is neither in a package nor in Node itself: `'lib/inner.ts:3:31'`, or `''`. */
export function innermostPlace(stack: string): string {
  for (const [, file, line, column] of stack.matchAll(FRAME)) {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    if (!/[\\/]node_modules[\\/]/.test(path)) return `${relative(process.cwd(), path)}:${line}:${column}`;
  }
  return '';
}
