// All kernels as one translation unit. Built for WebAssembly by `build-wasm.mjs`, and once per instruction set for the
// native addon by `build-native.mjs`.
#include "src/call.h"

#if defined(__wasm__)
/** Arguments and operands are offsets into the imported memory. */
__attribute__((export_name("call"))) int strnn_call(int operation, double *arguments) {
  return call(0, (int64_t)__builtin_wasm_memory_size(0) << 16, operation, arguments);
}
#else
#ifndef STRNN_NAME
#error "STRNN_NAME: the name of this build's entry"
#endif
int STRNN_NAME(char *base, int64_t size, int operation, double *arguments) {
  return call((uintptr_t)base, size, operation, arguments);
}
#endif
