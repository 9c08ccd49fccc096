// Builds the kernels for WebAssembly, strnn.wasm and strnn-relaxed.wasm beside this file:
// `node packages/core/kernels/build-wasm.mjs`. With `--check` nothing is written: what a build gives is compared with
// what lies there, byte by byte.
//
// Needs Debian's clang-19 and lld-19. The environment variable CLANG names another compiler, but only Debian's clang
// 19.1.7 is promised to give the same bytes; it does so wherever the checkout lies and whenever it is built.
// Exits with 1 when a step fails or the bytes differ, with 2 for a wrong option, where the compiler is missing and where
// the bytes of another one differ.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StepError, report, run } from './step.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const flags = [
  ...['--target=wasm32', '-std=c11', '-O3', '-msimd128', '-mbulk-memory', '-ffp-contract=off', '-fno-math-errno'],
  // Loop strength reduction makes the modules larger and, as measured, `peak` no faster.
  ...['-mllvm', '-disable-lsr'],
  ...['-ffreestanding', '-nostdlib', '-Wall', '-Wextra', '-Werror', '-Wno-unused-function'],
  ...['-Wl,--no-entry', '-Wl,--import-memory', '-Wl,--strip-all', '-Wl,--export=__heap_base'],
  '-Wl,-z,stack-size=65536',
];
/** File -> flags of its own. */
const builds = { 'strnn.wasm': [], 'strnn-relaxed.wasm': ['-mrelaxed-simd'] };
const interfaceOfBuilds = {
  imports: ['env.memory (memory)'],
  exports: ['__heap_base (global)', 'call (function)'],
};
const promised = '19.1.7';
const rebuild = `node ${relative(process.cwd(), fileURLToPath(import.meta.url)).replaceAll('\\', '/')}`;

/** The compiler's command, and for people what it is. */
function findCompiler() {
  const clang = process.env.CLANG || 'clang-19';
  const remedy = `install both (Debian: apt-get install clang-19 lld-19), or name a clang with the variable CLANG`;
  const missing = { remedy, status: 2 };
  const version = run('compiler', [clang, '--version'], { expected: `'${clang}' to run`, ...missing });
  const linker = run('linker', [clang, '-print-prog-name=wasm-ld'], { expected: 'clang to name wasm-ld', ...missing });
  const path = linker.stdout.trim();
  if (!isAbsolute(path)) {
    throw new StepError('linker', { expected: `a wasm-ld that '${clang}' knows`, found: 'none', ...missing });
  }
  const { stdout } = run('linker', [path, '--version'], { expected: `'${path}' to run`, ...missing });
  const described = [version.stdout, stdout].map((text) => text.split('\n', 1)[0].trim());
  return { clang, described: described.join(', '), asPromised: described.every((text) => text.includes(promised)) };
}

/** Compiles one build into a temporary folder; its bytes. */
function compile(clang, name, temporary) {
  const output = join(temporary, name);
  // Paths are relative, so that none of this machine can get into the module.
  const { stderr } = run(name, [clang, ...flags, ...builds[name], '-o', output, 'strnn.c'], {
    cwd: folder,
    expected: `'${clang}' to compile strnn.c`,
    remedy: 'mend what it names',
  });
  if (stderr !== '') console.error(stderr.trimEnd());
  const bytes = fs.readFileSync(output);
  const found = readInterface(bytes);
  for (const [part, expected] of Object.entries(interfaceOfBuilds)) {
    if (found[part].join() === expected.join()) continue;
    throw new StepError(name, {
      expected: `${part} ${expected.join(', ')}`,
      found: found[part].join(', ') || 'none',
      remedy: 'see to it that strnn.c needs nothing from outside and exports nothing else',
    });
  }
  return bytes;
}

/**
 * Imports and exports of a module, sorted. Read from the bytes, for Node 20 refuses to compile relaxed SIMD.
 *
 * @param {Buffer} bytes
 */
function readInterface(bytes) {
  const kinds = ['function', 'table', 'memory', 'global', 'tag'];
  let at = 8; // behind the magic number and the version
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  const found = { imports: [], exports: [] };
  while (at < bytes.length) {
    const section = bytes[at++];
    const length = number();
    const end = at + length;
    if (section === 2) {
      for (let left = number(); left > 0; left--) {
        const name = `${text()}.${text()}`;
        const kind = kinds[bytes[at++]];
        found.imports.push(`${name} (${kind})`);
        if (kind !== 'memory') break; // wrong already; what describes it has another form
        const hasMaximum = (number() & 1) === 1;
        number();
        if (hasMaximum) number();
      }
    } else if (section === 7) {
      for (let left = number(); left > 0; left--) {
        found.exports.push(`${text()} (${kinds[bytes[at++]]})`);
        number();
      }
    }
    at = end;
  }
  found.imports.sort();
  found.exports.sort();
  return found;
}

/** How a file differs from what a build gives, or nothing. */
function difference(name, built) {
  const file = join(folder, name);
  if (!fs.existsSync(file)) return `${name} is missing`;
  const committed = fs.readFileSync(file);
  if (committed.equals(built)) return undefined;
  const first = built.findIndex((byte, i) => byte !== committed[i]);
  return `${name} differs from byte ${first < 0 ? built.length : first} on (${committed.length} bytes, built ${built.length})`;
}

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const { clang, described, asPromised } = findCompiler();
  const temporary = fs.mkdtempSync(join(tmpdir(), 'strnn-wasm-'));
  try {
    const built = Object.keys(builds).map((name) => [name, compile(clang, name, temporary)]);
    if (values.check) {
      const differences = built.map(([name, bytes]) => difference(name, bytes)).filter((each) => each !== undefined);
      if (differences.length > 0) {
        throw new StepError('check', {
          expected: `the committed modules to be what ${described} builds`,
          found: `that ${differences.join(' and ')}`,
          remedy: asPromised
            ? `rebuild them with \`${rebuild}\` and commit them`
            : `only Debian's clang and lld ${promised} are promised to give the same bytes: check with these`,
          status: asPromised ? 1 : 2,
        });
      }
      console.log(`${built.map(([name]) => name).join(' and ')} are what ${described} builds`);
    } else {
      if (!asPromised) console.warn(`build-wasm: ${described} may give other bytes than Debian's clang ${promised}`);
      for (const [name, bytes] of built) {
        const file = join(folder, name);
        fs.writeFileSync(`${file}.part`, bytes);
        fs.renameSync(`${file}.part`, file);
        console.log(`${name}: ${bytes.length} bytes, ${described}`);
      }
    }
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
} catch (error) {
  report('build-wasm', error);
}
