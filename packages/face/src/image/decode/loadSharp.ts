/** What is used of sharp, an optional package with native code (libvips). */
export type Sharp = (bytes: Uint8Array, options: object) => SharpPipeline;

interface SharpPipeline {
  toColourspace(space: string): SharpPipeline;
  raw(): SharpPipeline;
  toBuffer(options: { resolveWithObject: true }): Promise<{
    data: Uint8Array;
    info: { width: number; height: number; channels: number };
  }>;
}

/** Sharp, or why it is not there. */
export type LoadedSharp = { readonly sharp: Sharp; readonly version: string } | { readonly reason: string };

let loaded: Promise<LoadedSharp> | undefined;

/** Loads sharp once. An install that is missing or broken is no error here: the reason says what is wrong with it. */
export function loadSharp(): Promise<LoadedSharp> {
  return (loaded ??= importSharp('sharp'));
}

/** A name in a variable: bundlers would otherwise insist that the package is there. */
export async function importSharp(name: string): Promise<LoadedSharp> {
  try {
    const module = (await import(/* @vite-ignore */ name)) as {
      default: Sharp & { versions?: Record<string, string> };
    };
    if (typeof module.default !== 'function') return { reason: 'its module is not what was expected' };
    return { sharp: module.default, version: module.default.versions?.['sharp'] ?? 'unknown' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const message = error instanceof Error ? error.message : String(error);
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes(`'${name}'`)) return { reason: 'it is not installed' };
    return {
      reason: `it is installed but does not load (${message
        .split('\n')
        .find((line) => line.trim() !== '')
        ?.trim()})`,
    };
  }
}
