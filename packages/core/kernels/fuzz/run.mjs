// Fuzzes the kernels under AddressSanitizer and UndefinedBehaviorSanitizer, once per instruction set:
// `node packages/core/kernels/fuzz/run.mjs [--iterations N] [--seed S] [--first I] [--sets sse2,avx2]`. fuzz.c says
// what is tried. Prints one line of JSON per instruction set: tables accepted and refused (by status), garbage calls
// refused, and how much of each tolerance was used at most. Sets: the baseline (sse2 on x64, else neon), avx2, avx512;
// one that the processor lacks is left out. --first starts at another iteration, to have a finding again.
//
// The compiler is $CC (words, split at blanks), or else the first of clang-19, clang, gcc and cc that can build and run
// a program with both sanitizers. It builds in a temporary folder. Exits with 1 when something is found or an option is
// wrong, with 2 when no compiler works.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = fileURLToPath(new URL('.', import.meta.url));
const baseline = process.arch === 'x64' ? 'sse2' : 'neon';
const flagsOf = {
  [baseline]: [],
  avx2: ['-mavx2', '-mfma'],
  avx512: ['-mavx512f', '-mfma'],
};
const sanitizers = ['-fsanitize=address,undefined,float-cast-overflow', '-fno-sanitize-recover=all'];
const flags = ['-O1', '-g', '-Wall', '-Wextra', ...sanitizers, '-ffp-contract=off', '-DSTRNN_NAME=strnn_fuzzed'];
const environment = {
  ...process.env,
  ASAN_OPTIONS: 'detect_leaks=0', // there is none to find: the kernels take no memory
  UBSAN_OPTIONS: 'print_stacktrace=1',
};

const options = readOptions();
const numbers = ['iterations', 'seed', 'first'].map((name) => {
  if (!/^\d{1,15}$/.test(options[name])) fail(1, `--${name}: expected a whole number, found '${options[name]}'`);
  return options[name];
});
const sets = options.sets.split(',');
const unknown = sets.find((set) => !Object.hasOwn(flagsOf, set));
if (unknown !== undefined) fail(1, `--sets: expected some of ${Object.keys(flagsOf).join(', ')}, found '${unknown}'`);

const build = mkdtempSync(join(tmpdir(), 'strnn-fuzz-'));
process.on('exit', () => rmSync(build, { recursive: true, force: true }));
const compiler = findCompiler();
for (const set of sets.filter(runs)) {
  const program = join(build, set);
  const sources = ['fuzz.c', 'kernels.c'].map((file) => join(folder, file));
  const built = run(compiler, [...flags, ...flagsOf[set], '-o', program, ...sources, '-lm']);
  if (built.status !== 0) fail(1, `${compiler.join(' ')} does not build the fuzzer for ${set}:\n${built.stderr}`);
  process.stderr.write(built.stderr);
  const { status, signal, stdout, stderr } = run([program], numbers);
  if (status !== 0) fail(1, `${set} (${compiler.join(' ')}) ended with ${signal ?? status}:\n${stderr}`);
  console.log(JSON.stringify({ set, compiler: compiler.join(' '), seed: Number(numbers[1]), ...JSON.parse(stdout) }));
}

function readOptions() {
  const option = (value) => ({ type: 'string', default: value });
  const known = { iterations: option('3000'), seed: option('1'), first: option('0'), sets: option(`${baseline},avx2`) };
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    return fail(1, error.message);
  }
}

function run([command, ...words], args, input = '') {
  return spawnSync(command, [...words, ...args], { input, encoding: 'utf8', env: environment, maxBuffer: 2 ** 26 });
}

/** Whether a compiler builds a program, and that program ends well. */
function worksWith(command, text, more) {
  const program = join(build, 'probe');
  const built = run(command, ['-x', 'c', ...more, '-o', program, '-'], text);
  return built.status === 0 && run([program], []).status === 0;
}

function findCompiler() {
  const named = process.env.CC?.trim();
  const candidates = named ? [named] : ['clang-19', 'clang', 'gcc', 'cc'];
  const text = '#include <sanitizer/asan_interface.h>\nint main(void) { return 0; }\n';
  const found = candidates.find((command) => worksWith(command.split(/\s+/), text, sanitizers));
  if (found === undefined) {
    fail(2, `no C compiler with AddressSanitizer and UndefinedBehaviorSanitizer works; tried ${candidates.join(', ')}`);
  }
  return found.split(/\s+/);
}

/** Whether this processor has an instruction set. */
function runs(set) {
  const features = { avx2: ['avx2', 'fma'], avx512: ['avx512f'] }[set];
  if (features === undefined) return true;
  const has = features.map((feature) => `__builtin_cpu_supports("${feature}")`).join(' && ');
  return worksWith(compiler, `int main(void) { __builtin_cpu_init(); return !(${has}); }\n`, []);
}

function fail(code, message) {
  console.error(`fuzz: ${message}`);
  process.exit(code);
}
