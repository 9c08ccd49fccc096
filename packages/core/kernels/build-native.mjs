// Builds the kernels as a native addon for this machine: `npm run build:native` in a checkout, and
// `node node_modules/@strnn/core/kernels/build-native.mjs` where the package is installed. Nothing runs it by itself:
// without the addon the kernels run in WebAssembly.
//
// Writes build/strnn-<platform>-<arch>.node beside this file, or into the folder that `--out FOLDER` names. The same
// source is compiled once per instruction set, and the addon takes the best one that the processor has. C only: it needs
// a C compiler (what CC names, else gcc, clang or cc) and the headers of N-API, from beside Node or the package
// node-api-headers. It works with every version of Node that has N-API 8.
// Exits with 1 when a step fails, with 2 for a wrong option and where this machine lacks what is needed.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StepError, report, run } from './step.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const { platform, arch } = process;
const flags = [
  ...['-std=c11', '-O3', '-fPIC', '-ffp-contract=off', '-fno-math-errno', '-fvisibility=hidden'],
  ...['-Wall', '-Wextra', '-Wno-unused-function'],
];
// Bound at once, so that a function that is missing shows when the addon loads.
const linkFlags = platform === 'darwin' ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared', '-Wl,-z,now'];
/** Architecture -> instruction set (as native.c names it) -> flags. */
const instructionSets = {
  x64: { sse2: ['-msse2'], avx2: ['-mavx2', '-mfma'], avx512: ['-mavx512f', '-mfma'] },
  arm64: { neon: [] },
};

function checkMachine() {
  if (platform !== 'win32' && instructionSets[arch] !== undefined) return;
  throw new StepError('system', {
    expected: 'Linux or macOS on x64 or arm64',
    found: `${platform} ${arch}, on which the native kernels are not supported: nobody has tried them`,
    remedy: 'leave it: the kernels run in WebAssembly there',
    status: 2,
  });
}

/** The first C compiler that makes a library of a small program: its command, as words. */
function findCompiler(temporary) {
  const named = process.env.CC?.trim();
  const candidates = named ? [named] : ['gcc', 'clang', 'cc'];
  const source = join(temporary, 'trial.c');
  fs.writeFileSync(source, '#include <stdint.h>\n#include <string.h>\nint64_t trial(void) { return 0; }\n');
  const failures = [];
  for (const candidate of candidates) {
    const compiler = candidate.split(/\s+/);
    const command = [...compiler, '-std=c11', '-fPIC', ...linkFlags, '-o', join(temporary, 'trial.node'), source];
    try {
      run('compiler', command, { cwd: folder, expected: 'it to work', remedy: 'try another' });
      return compiler;
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      failures.push(error.found);
    }
  }
  throw new StepError('compiler', {
    expected: named ? `a C compiler, '${named}' as CC names it` : 'a C compiler, one of gcc, clang and cc',
    found: failures.join(', '),
    remedy: 'install one (Debian: apt-get install gcc libc6-dev; macOS: xcode-select --install), or name yours with CC',
    status: 2,
  });
}

/** The folder that holds node_api.h. */
function findHeaders() {
  const named = process.env.npm_config_nodedir; // npm hands its setting on to what it runs
  const candidates = named ? [join(named, 'include', 'node'), join(named, 'src')] : [];
  candidates.push(join(dirname(dirname(process.execPath)), 'include', 'node'));
  const require = createRequire(import.meta.url);
  try {
    // From the working directory too: a package manager may keep from this package what its user has installed.
    const main = require.resolve('node-api-headers', { paths: [folder, process.cwd()] });
    candidates.push(require(main).include_dir);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
  }
  const headers = candidates.find((candidate) => fs.existsSync(join(candidate, 'node_api.h')));
  if (headers !== undefined) return headers;
  throw new StepError('headers', {
    expected: 'node_api.h, the header of N-API',
    found: `none in ${candidates.join(', ')}, and no package node-api-headers`,
    remedy: 'install that package (npm install --no-save node-api-headers), then try again',
    status: 2,
  });
}

/** Compiles and links; the addon under a temporary name. */
function compile(compiler, headers, temporary) {
  const remedy = 'mend what it names, or try another compiler with the variable CC';
  const step = (name, args) => {
    const { stderr } = run(name, [...compiler, ...args], {
      cwd: folder,
      expected: `'${compiler[0]}' to end well`,
      remedy,
    });
    if (stderr !== '') console.error(stderr.trimEnd());
  };
  const objects = Object.entries(instructionSets[arch]).map(([set, own]) => {
    const object = join(temporary, `${set}.o`);
    step(set, [...flags, ...own, `-DSTRNN_NAME=strnn_${set}`, '-c', 'strnn.c', '-o', object]);
    return object;
  });
  const binding = join(temporary, 'native.o');
  step('binding', [...flags, '-isystem', headers, '-c', 'native.c', '-o', binding]);
  const addon = join(temporary, 'strnn.node');
  step('link', [...linkFlags, '-o', addon, binding, ...objects, '-lm']);
  return addon;
}

/** Loads an addon in a process of its own and calculates with every instruction set; the names of these. */
function verify(addon) {
  // Operation 14, `peak`: rounds, offset of its memory -> number of floating-point operations done.
  const code = `
    const { instructionSets, start, call } = require(process.argv[1]);
    const buffer = new ArrayBuffer(2 ** 20);
    const at = start(buffer);
    const given = new Float64Array(buffer, at, 16);
    const sets = instructionSets();
    const failed = sets.filter((name, set) => {
      given.set([1, at + 128, 0]);
      return call(set, buffer, 14, at) !== 0 || !(given[2] > 0);
    });
    if (failed.length > 0) throw new Error('peak does not run with ' + failed);
    console.log(sets.join(', '));`;
  const remedy = 'try another compiler with the variable CC; what was built is not kept';
  const expected = 'the addon to load and to calculate';
  const sets = run('verification', [process.execPath, '--eval', code, addon], { expected, remedy }).stdout.trim();
  if (sets === '') throw new StepError('verification', { expected, found: 'no instruction set in it', remedy });
  return sets;
}

function sha256(file) {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

/** Makes the folder for the addon, and one within it, on the same disk, for what is built on the way. */
function prepare(out) {
  try {
    fs.mkdirSync(out, { recursive: true });
    return fs.mkdtempSync(join(out, 'part-'));
  } catch (error) {
    throw new StepError('folder', {
      expected: `to write into ${out}`,
      found: error.code,
      remedy: 'see to it that it is a folder and yours, or name another one with --out FOLDER',
    });
  }
}

try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  checkMachine();
  const out = resolve(values.out ?? join(folder, 'build'));
  const temporary = prepare(out);
  try {
    const compiler = findCompiler(temporary);
    const headers = findHeaders();
    const addon = compile(compiler, headers, temporary);
    const sets = verify(addon);
    const file = join(out, `strnn-${platform}-${arch}.node`);
    // Beside it what it was built from: the loader refuses an addon that is older than the sources.
    const names = ['strnn.c', 'native.c', ...fs.readdirSync(join(folder, 'src')).map((name) => `src/${name}`)].sort();
    const sources = Object.fromEntries(names.map((name) => [name, sha256(join(folder, name))]));
    fs.writeFileSync(join(temporary, 'sources.json'), `${JSON.stringify({ sources }, null, 2)}\n`);
    fs.rmSync(file, { force: true });
    fs.renameSync(join(temporary, 'sources.json'), file.replace(/node$/, 'json'));
    fs.renameSync(addon, file);
    console.log(`${relative(process.cwd(), file)}: built by ${compiler.join(' ')}, runs here with ${sets}`);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
} catch (error) {
  report('build-native', error);
}
