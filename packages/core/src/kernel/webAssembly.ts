/** A compiled module: opaque. */
export type WasmModule = object;

/** As much of the global as is used here; its types come with those of the browser, which this package does without. */
interface WasmGlobal {
  validate(bytes: Uint8Array): boolean;
  compile(bytes: Uint8Array): Promise<WasmModule>;
  /** initial: pages of 64 KiB */
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: unknown };
}

export const { WebAssembly: webAssembly } = globalThis as unknown as { WebAssembly: WasmGlobal };
