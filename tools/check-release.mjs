// Packs every package as `npm publish` would and tries the tarballs as a new user would: `npm run release:check`.
// Prints one line per check and exits with 1 if any fails. `--keep` leaves the temporary folder for a look.
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findUnpublishable } from './findUnpublishable.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const exec = promisify(execFile);
const temporary = await mkdtemp(join(tmpdir(), 'strnn-release-'));
const keep = process.argv.includes('--keep');
process.on('exit', () => keep || rmSync(temporary, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
let failed = 0;
let passed = 0;

/**
 * Runs a command and returns what it printed; a failure carries the end of it.
 *
 * @param {string} cwd
 * @param {string} command
 * @param {...string} argument
 */
async function run(cwd, command, ...argument) {
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH, NO_COLOR: '1', NODE_OPTIONS: '', npm_config_loglevel: 'error' };
  try {
    return (await exec(command, argument, { cwd, env, maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    const output = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim();
    throw new Error(output.split('\n').slice(-40).join('\n') || error.message, { cause: error });
  }
}

/**
 * One check, one line.
 *
 * @param {string} name
 * @param {() => Promise<string | void>} body resolves to a remark, or throws the reason of the failure
 */
async function check(name, body) {
  const start = performance.now();
  try {
    const remark = await body();
    passed += 1;
    console.log(`ok    ${name}${remark ? `: ${remark}` : ''} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.message.replace(/^/gm, '      ')}`);
  }
}

/**
 * Loads every entry of some packages in plain Node, as an ES module and as a CommonJS one.
 *
 * @param {string} folder a project in which the packages are installed
 * @param {{ name: string, exports: object }[]} manifests
 */
async function loadAll(folder, manifests) {
  const entries = manifests.flatMap(({ name, exports }) => Object.keys(exports).map((key) => name + key.slice(1)));
  for (const [file, load] of [
    ['import.mjs', 'await import(entry)'],
    ['require.cjs', 'require(entry)'],
  ]) {
    // An entry that holds only types, such as @strnn/core/samples may be, exports nothing at run time.
    const test = `if (entry.split('/').length === 2 && Object.keys(${load}).length === 0) throw new Error(entry + ' is empty')`;
    await writeFile(
      join(folder, file),
      `for (const entry of ${JSON.stringify(entries)}) {\n  ${load};\n  ${test};\n}\n`,
    );
    await run(folder, process.execPath, '--no-warnings', file);
  }
  return `${entries.length} entries by import and by require`;
}

/** Makes a project of its own out of some tarballs; what they depend on comes from npm's cache or registry. */
async function install(name, tarballs) {
  const folder = join(temporary, name);
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }));
  await run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs);
  return folder;
}

const folders = (await readdir(join(root, 'packages'))).sort();
const packages = await Promise.all(
  folders.map(async (folder) => ({
    folder: join(root, 'packages', folder),
    manifest: JSON.parse(await readFile(join(root, 'packages', folder, 'package.json'), 'utf8')),
  })),
);
const tarballOf = (/** @type {{ name: string, version: string }} */ { name, version }) =>
  join(temporary, `${name.slice(1).replace('/', '-')}-${version}.tgz`);

await check('build', async () => {
  // A removed source file leaves its output behind, so the packages are built from nothing.
  await Promise.all(packages.map(({ folder }) => rm(join(folder, 'dist'), { recursive: true, force: true })));
  await run(root, 'tsc', '-b', 'tsconfig.build.json');
});

await check('pack', async () => {
  await run(root, 'npm', 'pack', '--workspaces', '--pack-destination', temporary);
  return `${packages.length} tarballs`;
});

for (const { manifest } of packages) {
  const tarball = tarballOf(manifest);
  await check(`${manifest.name}  content`, async () => {
    const folder = join(temporary, 'unpacked', manifest.name);
    await mkdir(folder, { recursive: true });
    await run(folder, 'tar', '-xzf', tarball, '--strip-components=1');
    const found = await findUnpublishable(folder, [root]);
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  await Promise.all([
    check(`${manifest.name}  publint`, () => run(root, 'publint', 'run', tarball, '--strict').then(() => {})),
    check(`${manifest.name}  types`, () => run(root, 'attw', tarball, '--profile', 'esm-only').then(() => {})),
  ]);
}

await check('all packages in one project', async () => {
  const manifests = packages.map(({ manifest }) => manifest);
  const folder = await install('together', manifests.map(tarballOf));
  const entries = await loadAll(folder, manifests);
  const version = (await run(folder, 'npx', '--no-install', 'strnn', '--version')).trim();
  const expected = manifests.find(({ name }) => name === '@strnn/bench').version;
  if (version !== expected) throw new Error(`strnn --version printed ${version}, expected ${expected}`);
  return `${entries}, strnn ${version}`;
});

await check('readers and drawings without a tensor library', async () => {
  const manifests = packages.map(({ manifest }) => manifest).filter(({ name }) => !name.endsWith('/bench'));
  const folder = await install('alone', manifests.map(tarballOf));
  if (existsSync(join(folder, 'node_modules', '@tensorflow'))) throw new Error('it was installed all the same');
  // The root of core is the model itself, which needs a tensor library; its other entries do not.
  const entries = await loadAll(
    folder,
    manifests.map(({ name, exports: { '.': main, ...rest } }) => ({
      name,
      exports: name === '@strnn/core' ? rest : { '.': main, ...rest },
    })),
  );
  // What runs in a thread of its own (HDF5) or reads files of the package (the cache) has to find its way in dist too.
  const mat73 = join(root, 'packages/eeg/src/format/hdf5/fixtures/MAT.jl/v7.3/struct.mat');
  await writeFile(
    join(folder, 'read.mjs'),
    `import { deap, eegDatasets, openMat } from '@strnn/eeg';
const mat = await openMat(${JSON.stringify(mat73)});
await mat.read(mat.variables[0].name);
await mat.close();
await eegDatasets.find(({ name }) => name === 'deap').generate('deap', { small: true, subjects: 1 });
const load = () => deap({ path: 'deap', slices: 3, cache: 'cache' }).load();
const [first, again] = [await load(), await load()];
if (first.shape.S < 1 || first.x.some((value, at) => value !== again.x[at])) throw new Error('the cache gave other samples');`,
  );
  await run(folder, process.execPath, 'read.mjs');
  return `${entries}; a .mat file of version 7.3 and a look-alike were read`;
});

await check('native kernels from the published sources', async () => {
  const sources = join(temporary, 'unpacked', '@strnn/core', 'kernels');
  try {
    await run(temporary, process.execPath, join(sources, 'build-native.mjs'), '--out', join(temporary, 'native'));
  } catch (error) {
    // The script's word for a machine that lacks what it needs.
    if (error.cause?.code !== 2) throw error;
    return `skipped: ${error.message}`;
  }
});

if (keep) console.log(`kept: ${temporary}`);
console.log(`release: ${passed} ok, ${failed} not`);
process.exitCode = failed > 0 ? 1 : 0;
