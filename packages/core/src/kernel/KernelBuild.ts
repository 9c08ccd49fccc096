/** One build of the kernels that this machine can run. */
export interface KernelBuild {
  readonly name: 'native' | 'wasm-relaxed' | 'wasm';
  /** For people: instruction set, width of a vector. */
  readonly detail: string;
  /** A build with half as long vectors, for layers that would leave half of a long one empty. Left out = none. */
  readonly narrower?: KernelBuild | undefined;
  /** How many numbers a vector holds: every layer is padded to a multiple. */
  readonly width: number;
  /** Memory of its own for one piece of work. */
  memory(bytes: number): KernelMemory;
}

/** Memory that the kernels work in. Fixed in size, so that views stay valid. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** The first byte that is free, in the kernels' alignment. */
  readonly start: number;
  /** Runs an operation with arguments (doubles) at a byte offset; 0, or a negative status. */
  run(operation: number, args: number): number;
}
