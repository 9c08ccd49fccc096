// Module hooks behind register.js; they run in Node's hooks thread. ts-node does the compiling and is loaded at the
// first TypeScript file that has to be compiled, never before.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {{ conditions: string[], cacheFolder: string }} */
let settings;
let compiler;
let cacheKeyStart = '';

// Types are checked by `tsc`; here they are only erased. No tsconfig.json is read and every file counts as a module,
// so that an experiment behaves alike in every folder. TypeScript 6 insists on a rootDir that holds every file.
const compilerOptions = JSON.stringify({
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2023',
  verbatimModuleSyntax: true,
  sourceMap: true,
  rootDir: parse(process.cwd()).root,
});

export function initialize(data) {
  process.noDeprecation = true; // of this thread: ts-node calls fs.Stats(), of which Node 22 and newer warn
  settings = data;
  process.env.TS_NODE_TRANSPILE_ONLY = 'true';
  process.env.TS_NODE_SKIP_PROJECT = 'true';
  process.env.TS_NODE_COMPILER_OPTIONS = compilerOptions;
  const { version } = createRequire(import.meta.url)('typescript/package.json');
  cacheKeyStart = `${version}\n${compilerOptions}\n`;
}

export async function resolve(specifier, context, nextResolve) {
  const withConditions = { ...context, conditions: [...context.conditions, ...settings.conditions] };
  if (/^\.{0,2}\/|^file:/.test(specifier) && context.parentURL?.startsWith('file:')) {
    // TypeScript writes './name.js' for the file name.ts.
    const url = new URL(specifier, context.parentURL);
    const source = new URL(url.href.replace(/\.(m?)js$/, '.$1ts'));
    if (source.href !== url.href && /\.m?ts$/.test(context.parentURL) && existsSync(fileURLToPath(source))) {
      return nextResolve(source.href, withConditions);
    }
  }
  try {
    return await nextResolve(specifier, withConditions);
  } catch (error) {
    // An experiment may lie outside every project; the framework's own packages, and the tensor library that a
    // plugin's cell needs, are then those of this installation.
    if (!/^@(strnn\/|tensorflow\/tfjs$)/.test(specifier) || error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return nextResolve(specifier, { ...withConditions, parentURL: import.meta.url }).catch(() => {
      throw error;
    });
  }
}

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !/\.m?ts$/.test(new URL(url).pathname)) return nextLoad(url, context);
  const compile = async () => {
    compiler ??= await import('ts-node/esm');
    const { source } = await compiler.load(url, { ...context, format: 'module' }, nextLoad);
    return String(source);
  };
  const source = await cached(url, compile);
  return { format: 'module', source, shortCircuit: true };
}

/** One file per source, replaced when the source changes; its last line tells what it was compiled from. */
async function cached(url, compile) {
  const path = fileURLToPath(url);
  const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex');
  const mark = `\n// ${hash(cacheKeyStart, path, '\n', readFileSync(path))}\n`;
  const file = join(settings.cacheFolder, `${hash(path).slice(0, 32)}.js`);
  try {
    const kept = readFileSync(file, 'utf8');
    if (kept.endsWith(mark)) return kept;
  } catch {
    // not compiled yet
  }
  const source = `${await compile()}${mark}`;
  try {
    mkdirSync(settings.cacheFolder, { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, source);
    renameSync(temporary, file);
  } catch {
    // A checkout or an installation that cannot be written to works too, only slower.
  }
  return source;
}
