// Builds @tensorflow/tfjs-node for this checkout without the host its install script downloads libtensorflow from:
// `node tools/build-tfjs-node.mjs [--folder FOLDER]`, and `--remove` to take it away again. Linux with glibc only.
//
// The package comes from npm, without its scripts; the C library out of TensorFlow's Python wheel, which holds all 55
// functions of the C API that the binding calls; the binding is compiled here against both. FOLDER (by default
// node_modules/.cache/strnn-tfjs-node) gets all of it, the checkout only the link node_modules/@tensorflow/tfjs-node;
// package.json and package-lock.json stay as they are. In FOLDER, @tensorflow/tfjs is a link to the checkout's, so that
// the backend registers with the engine the packages use. Steps that are done are not done again.
//
// Needs npm, python3 with pip, a C++ compiler (`c++`, or what CXX names), 250 MB of download and 1.5 GB of disk while it
// works, 750 MB afterwards. Exits with 1 when a step fails, with 2 for a wrong option.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const tensorflow = '2.18.1'; // 2.12.1 and 2.15.1 work as well; 2.9.1 has no libtensorflow_cc
const manifest = {
  name: 'strnn-tfjs-node',
  private: true,
  description: `made by tools/build-tfjs-node.mjs, with the C library of TensorFlow ${tensorflow}`,
  dependencies: { '@tensorflow/tfjs-node': '4.22.0', 'node-api-headers': '1.9.0' },
};
const version = manifest.dependencies['@tensorflow/tfjs-node'];

const root = fileURLToPath(new URL('..', import.meta.url));
const link = join(root, 'node_modules', '@tensorflow', 'tfjs-node');
const tfjs = join(root, 'node_modules', '@tensorflow', 'tfjs');

/** A step that cannot be done: which one, what it expected, what it found, what to do. */
class StepError extends Error {
  constructor(step, expected, found, remedy) {
    super(`${step}: expected ${expected}, found ${found}; ${remedy}`);
  }
}

/** Runs a command; its standard output, or a StepError with the last lines that it printed. */
function run(step, [command, ...args], { expected, remedy, cwd = root, env = {} }) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 28 };
  const { error, status, signal, stdout, stderr } = spawnSync(command, args, options);
  if (status === 0) return stdout;
  const printed = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n').slice(-15).join('\n  ');
  const ended =
    error?.code === 'ENOENT' ? `no command '${command}'` : `it ended with ${error?.code ?? signal ?? status}`;
  throw new StepError(step, expected, printed === '' ? ended : `${ended} and\n  ${printed}\n`, remedy);
}

/** What lies at a path, even a link to nothing. */
const kind = (path) => {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'nothing' : found.isSymbolicLink() ? 'link' : 'other';
};
const pointsTo = (from, to) =>
  kind(from) === 'link' &&
  [from, to].every((path) => fs.existsSync(path)) &&
  fs.realpathSync(from) === fs.realpathSync(to);

function makeLink(from, to) {
  fs.rmSync(from, { force: true });
  fs.symlinkSync(relative(fs.realpathSync(dirname(from)), fs.realpathSync(to)), from);
}

function checkMachine() {
  process.report.excludeNetwork = true;
  const glibc = process.report.getReport().header.glibcVersionRuntime;
  if (process.platform !== 'linux' || glibc === undefined || !['x64', 'arm64'].includes(process.arch)) {
    const system = `${process.platform} ${process.arch}${process.platform === 'linux' && !glibc ? ' without glibc' : ''}`;
    const remedy = `on another system only its own installer can help: npm install @tensorflow/tfjs-node@${version}`;
    throw new StepError('system', 'Linux with glibc on x64 or arm64', system, remedy);
  }
  const manifestOfTfjs = join(tfjs, 'package.json');
  const found = fs.existsSync(manifestOfTfjs) ? JSON.parse(fs.readFileSync(manifestOfTfjs, 'utf8')).version : 'none';
  if (found !== version) {
    const remedy = 'both must be of one version: npm ci, or set this script to the other version';
    throw new StepError('tfjs', `@tensorflow/tfjs ${version} in the checkout`, found, remedy);
  }
  if (kind(link) === 'other') {
    const remedy =
      'if it does not work, take it away with npm uninstall --no-save @tensorflow/tfjs-node, then try again';
    throw new StepError('link', `nothing or a link at ${relative(root, link)}`, 'a package that npm installed', remedy);
  }
}

/** Whether this script made the folder. */
function isOurs(folder) {
  try {
    return JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')).name === manifest.name;
  } catch {
    return false;
  }
}

/** Makes the folder; one of other versions is emptied first, one of somebody else is refused. */
function prepareFolder(folder) {
  const file = join(folder, 'package.json');
  const content = `${JSON.stringify(manifest, undefined, 2)}\n`;
  if (isOurs(folder)) {
    if (fs.readFileSync(file, 'utf8') === content) return;
    fs.rmSync(folder, { recursive: true });
  } else if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0) {
    const remedy = 'name another folder with --folder';
    throw new StepError('folder', `an empty folder or one this script made at ${folder}`, 'other files', remedy);
  }
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, content);
}

function installPackages(folder) {
  const scope = join(folder, 'node_modules', '@tensorflow');
  const headers = join(folder, 'node_modules', 'node-api-headers', 'include', 'node_api.h');
  const ours = [join(scope, 'tfjs-node', 'binding.gyp'), headers].every((file) => fs.existsSync(file));
  const shared = ['tfjs', 'tfjs-core'].map((name) => [join(scope, name), join(dirname(tfjs), name)]);
  if (ours && shared.every(([from, to]) => pointsTo(from, to))) return 'there already';
  fs.rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  const command = 'npm install --ignore-scripts --no-package-lock --no-audit --no-fund --prefix'.split(' ');
  run('packages', [...command, folder], {
    cwd: folder,
    expected: `npm to install ${Object.entries(manifest.dependencies).join(' and ').replaceAll(',', '@')}`,
    remedy: 'see to it that npm reaches a registry, then try again',
  });
  // A second copy of tfjs would be a second library: classes, kernels and gradients of its own.
  for (const name of fs.readdirSync(scope)) {
    if (name !== 'tfjs-node') fs.rmSync(join(scope, name), { recursive: true });
  }
  for (const [from, to] of shared) makeLink(from, to);
  return 'installed';
}

function unpackLibrary(folder, tfjsNode) {
  const deps = join(tfjsNode, 'deps');
  if (fs.existsSync(deps)) return 'there already';
  const [download, part] = [join(folder, 'wheel'), join(folder, 'deps.part')];
  for (const path of [download, part]) fs.rmSync(path, { recursive: true, force: true });
  const [name, machine] = process.arch === 'x64' ? ['tensorflow-cpu', 'x86_64'] : ['tensorflow', 'aarch64'];
  const wheel = `${name}==${tensorflow}`;
  // The wheel need not fit the Python that runs pip: Python runs nothing of it.
  const command =
    'python3 -m pip download --quiet --no-cache-dir --no-deps --only-binary=:all: --implementation cp --abi cp311 ' +
    `--python-version 3.11 --platform manylinux_2_17_${machine} --platform manylinux2014_${machine} ${wheel} --dest`;
  run('library', [...command.split(' '), download], {
    expected: `python3 -m pip to download ${wheel}`,
    remedy: 'install python3 and pip (on Debian python3-pip), and see to it that pip reaches an index with that wheel',
  });
  const [file] = fs.readdirSync(download);
  const wanted = [/tensorflow\/include\/(tensorflow\/(c|core\/platform|tsl)|tsl|xla\/tsl)\/.*\.h$/.source];
  wanted.push(/tensorflow\/libtensorflow_(cc|framework)\.so\.2$/.source);
  const code =
    'import re, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); ' +
    'z.extractall(sys.argv[2], [name for name in z.namelist() if re.match(sys.argv[3], name)])';
  run('library', ['python3', '-c', code, join(download, file), part, wanted.join('|')], {
    expected: `python3 to unpack ${file}`,
    remedy: 'see to it that 1 GB of disk is free, then try again',
  });
  fs.rmSync(download, { recursive: true });
  fs.renameSync(part, deps);
  return 'unpacked';
}

function compileBinding(folder, tfjsNode) {
  const binding = join(tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node'); // where node-pre-gyp looks, from Node 16 on
  if (fs.existsSync(binding)) return 'there already';
  fs.mkdirSync(dirname(binding), { recursive: true });
  const library = join(tfjsNode, 'deps', 'tensorflow');
  const command = [
    ...[process.env.CXX || 'c++', '-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...['-I', join(folder, 'node_modules', 'node-api-headers', 'include'), '-I', join(library, 'include')],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(tfjsNode, 'binding', name)),
    ...[`-L${library}`, '-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'],
    // Bound at once, so that a function that the library lacks shows when the binding loads.
    ...['-Wl,-z,now', '-Wl,-rpath,$ORIGIN/../../deps/tensorflow', '-o', `${binding}.part`],
  ];
  run('binding', command, {
    expected: 'a C++17 compiler to build the binding of tfjs-node',
    remedy: 'install one (on Debian g++), or name yours with the environment variable CXX',
  });
  fs.renameSync(`${binding}.part`, binding);
  return 'compiled';
}

/** Loads the backend as the packages do, in a process of its own, and calculates with it. */
function verify() {
  const code = `
    import * as tf from '@tensorflow/tfjs';
    import { useBackend } from '@strnn/core';
    await useBackend('node').catch(({ message }) => (console.error(message), process.exit(1)));
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const gradient = tf.grad((y) => tf.sum(tf.matMul(y, y)))(x);
    console.log(tf.backend().binding.TF_Version, ...tf.matMul(x, x).dataSync(), ...gradient.dataSync());`;
  const command = [process.execPath, '--import', './tools/register.mjs', '--input-type=module', '--eval', code];
  const found = run('verification', command, {
    env: { TF_CPP_MIN_LOG_LEVEL: '2', STRNN_BACKEND: '' },
    expected: "the backend 'node' to start and to calculate",
    remedy: 'where that does not say what to do, make all anew: with --remove, then once more without',
  }).trim();
  const expected = `${tensorflow} 7 10 15 22 7 11 9 13`;
  if (found === expected) return;
  throw new StepError(
    'verification',
    `'${expected}' (version, product, gradient)`,
    `'${found}'`,
    'do not use this build',
  );
}

function build(folder) {
  checkMachine();
  prepareFolder(folder);
  const tfjsNode = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  console.log(`packages: ${installPackages(folder)}`);
  console.log(`library: ${unpackLibrary(folder, tfjsNode)}`);
  console.log(`binding: ${compileBinding(folder, tfjsNode)}`);
  makeLink(link, tfjsNode);
  try {
    verify();
  } catch (error) {
    fs.rmSync(link);
    throw error;
  }
  console.log(`tfjs-node ${version} calculates with libtensorflow ${tensorflow}. To use it, as in
  STRNN_BACKEND=node npm start
It runs on one thread, which is the fastest for small models, unless TF_NUM_INTRAOP_THREADS says another number. To compare it:
  npm run --silent reference -- packages/core/src/reference/fixtures/strnn_seed62.json
npm install and npm ci take it away; this script brings it back. For good: node tools/build-tfjs-node.mjs --remove`);
}

function remove(folder) {
  if (fs.existsSync(folder) && !isOurs(folder)) {
    throw new StepError('removal', `a folder this script made at ${folder}`, 'other files', 'name yours with --folder');
  }
  // A link to nothing goes too; one to another folder stays.
  const tfjsNode = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  const ours = kind(link) === 'link' && (!fs.existsSync(link) || pointsTo(link, tfjsNode));
  if (ours) fs.rmSync(link);
  fs.rmSync(folder, { recursive: true, force: true });
  console.log(ours ? 'tfjs-node is gone from this checkout' : 'no tfjs-node of that folder was linked');
}

try {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, remove: { type: 'boolean' } } });
  const folder = resolve(values.folder ?? join(root, 'node_modules', '.cache', 'strnn-tfjs-node'));
  if (values.remove) remove(folder);
  else build(folder);
} catch (error) {
  const usage = error.code?.startsWith('ERR_PARSE_ARGS');
  if (!usage && !(error instanceof StepError)) throw error;
  console.error(`build-tfjs-node: ${error.message}`);
  process.exitCode = usage ? 2 : 1;
}
