// The native addon (N-API): the same kernels once per instruction set, the best one that the processor has by default.
//
//   instructionSets(): names of those that this build holds and this processor can run, best first
//   start(buffer): bytes to the first address of the ArrayBuffer that is a multiple of 64
//   call(set, buffer, operation, arguments): runs an operation; offsets into the buffer; returns the status
#include <node_api.h>
#include <stdint.h>

#define ENTRY(name) extern int name(char *base, int64_t size, int operation, double *arguments)

typedef struct {
  const char *name;
  int (*call)(char *base, int64_t size, int operation, double *arguments);
} InstructionSet;

#if defined(__x86_64__) || defined(_M_X64)
ENTRY(strnn_sse2);
ENTRY(strnn_avx2);
ENTRY(strnn_avx512);
static InstructionSet available[] = {{"avx512", strnn_avx512}, {"avx2", strnn_avx2}, {"sse2", strnn_sse2}};
static int runs(int i) {
  __builtin_cpu_init();
  if (i == 2) return 1;
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
  return i == 1 || __builtin_cpu_supports("avx512f");
}
#else
ENTRY(strnn_neon);
static InstructionSet available[] = {{"neon", strnn_neon}};
static int runs(int i) { return i == 0; }
#endif

#define HELD ((int)(sizeof available / sizeof *available))
static InstructionSet usable[HELD];
static int count;

/** Once, as the library is loaded: every worker thread goes through the initialisation below while others calculate. */
__attribute__((constructor)) static void find_usable(void) {
  for (int i = 0; i < HELD; i++) {
    if (runs(i)) usable[count++] = available[i];
  }
}

static napi_value instruction_sets(napi_env env, napi_callback_info info) {
  napi_value list, name;
  napi_create_array(env, &list);
  for (int i = 0; i < count; i++) {
    napi_create_string_utf8(env, usable[i].name, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, list, (uint32_t)i, name);
  }
  (void)info;
  return list;
}

static napi_value start(napi_env env, napi_callback_info info) {
  size_t given = 1, size;
  napi_value buffer, result;
  void *base;
  if (napi_get_cb_info(env, info, &given, &buffer, 0, 0) != napi_ok || given != 1 ||
      napi_get_arraybuffer_info(env, buffer, &base, &size) != napi_ok) {
    napi_throw_type_error(env, 0, "start: expected an ArrayBuffer");
    return 0;
  }
  napi_create_uint32(env, (uint32_t)(-(uintptr_t)base & 63), &result);
  return result;
}

static napi_value call(napi_env env, napi_callback_info info) {
  size_t given = 4, size;
  napi_value values[4], result;
  int32_t set, operation, arguments;
  void *base;
  if (napi_get_cb_info(env, info, &given, values, 0, 0) != napi_ok || given != 4 ||
      napi_get_value_int32(env, values[0], &set) != napi_ok ||
      napi_get_arraybuffer_info(env, values[1], &base, &size) != napi_ok ||
      napi_get_value_int32(env, values[2], &operation) != napi_ok ||
      napi_get_value_int32(env, values[3], &arguments) != napi_ok || set < 0 || set >= count || arguments < 0 ||
      arguments % 8 != 0 || (size_t)arguments + 16 * sizeof(double) > size) {
    napi_throw_type_error(env, 0, "call: expected an instruction set, an ArrayBuffer, an operation and the offset of "
                                  "16 doubles in the buffer");
    return 0;
  }
  const int status = usable[set].call(base, (int64_t)size, operation, (double *)((char *)base + arguments));
  napi_create_int32(env, status, &result);
  return result;
}

NAPI_MODULE_INIT() {
  const napi_property_descriptor properties[] = {
      {"instructionSets", 0, instruction_sets, 0, 0, 0, napi_enumerable, 0},
      {"start", 0, start, 0, 0, 0, napi_enumerable, 0},
      {"call", 0, call, 0, 0, 0, napi_enumerable, 0},
  };
  napi_define_properties(env, exports, 3, properties);
  return exports;
}
