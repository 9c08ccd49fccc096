import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExperiment } from './loadExperiment.js';
import { syntaxPlace } from './syntaxPlace.js';

const module = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
const EXPERIMENT = `import { defineAblation } from ${module('./defineAblation.ts')};
import { exampleParts } from ${module('./fixtures/exampleExperiment.ts')};
`;
const PLUGIN = `import { definePlugin } from ${module('../../../core/src/plugin/definePlugin.ts')};
`;

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'strnn-experiments-')));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function refusalOf(file: string): Promise<StrnnError> {
  const error: unknown = await loadExperiment(file).catch((reason: unknown) => reason);
  if (error instanceof StrnnError) return error;
  throw new Error(`expected a StrnnError, found ${String(error)}`);
}

describe('loadExperiment', () => {
  it('gives the experiment, its name and its plugins', async () => {
    await write('one/plugins/b.ts', `${PLUGIN}export default definePlugin({ name: 'second', version: '2' });`);
    await write('one/plugins/a.mjs', `${PLUGIN}export default definePlugin({ name: 'first', version: '1' });`);
    await write('one/plugins/a.test.ts', 'throw new Error("a test is no plugin");');
    await write('one/plugins/types.d.ts', 'export type Nothing = never;');
    const file = await write(
      'one/my-first.ablation.ts',
      `${EXPERIMENT}${PLUGIN}const own = definePlugin({ name: 'own', version: '3' });
export default defineAblation({ ...exampleParts, name: undefined, plugins: [own, 'plugins/*.{ts,mjs}', './plugins/a*'] });`,
    );
    const { definition, name, file: path, plugins } = await loadExperiment(file);
    expect(name).toBe('my-first');
    expect(path).toBe(file);
    expect(definition.model.kind).toBe('strnn');
    expect(plugins.map(({ plugin, source }) => [plugin.name, plugin.version, source])).toEqual([
      ['own', '3', file],
      ['first', '1', join(folder, 'one/plugins/a.mjs')],
      ['second', '2', join(folder, 'one/plugins/b.ts')],
    ]);
  });

  it('names the nearest experiment where the file is missing', async () => {
    await write('two/experiments/quickstart.ablation.ts', '');
    await write('two/experiments/seed.ablation.mjs', '');
    const misspelt = await refusalOf(join(folder, 'two/experiments/quikstart.ablation.ts'));
    expect(misspelt.code).toBe('option');
    expect(misspelt.message).toBe(
      `${folder}/two/experiments/quikstart.ablation.ts: no such experiment file. Did you mean 'quickstart.ablation.ts'? ` +
        `Found in ${folder}/two/experiments: quickstart.ablation.ts, seed.ablation.mjs.`,
    );
    const elsewhere = await refusalOf(join(folder, 'two/nowhere/seed.ts'));
    expect(elsewhere.message).toContain("Did you mean 'experiments/seed.ablation.mjs'?");
    const asFolder = await refusalOf(join(folder, 'two/experiments'));
    expect(asFolder.message).toMatch(/expected an experiment file, found a folder\. .*quickstart\.ablation\.ts/);
    await mkdir(join(folder, 'empty'));
    expect((await refusalOf(join(folder, 'empty/a.ts'))).message).toMatch(
      /No file in .*empty matches \*\*\/\*\.ablation\./,
    );
  });

  it('refuses other kinds of files', async () => {
    const file = await write('three/a.ablation.json', '{}');
    expect((await refusalOf(file)).message).toBe(
      `${file}: expected an experiment file (.ts, .mts, .js, .mjs), found '.json'.`,
    );
  });

  it('says what a file exports that exports no experiment', async () => {
    const none = await write('four/none.ts', 'export const matrix = 1;');
    expect((await refusalOf(none)).message).toBe(
      `${none}: expected an experiment as default export (export default defineAblation({ ... })), found nothing (it also exports: matrix).`,
    );
    const plain = await write('four/plain.ts', 'export default { data: 1, model: 2 };');
    expect((await refusalOf(plain)).message).toMatch(/found an object with data, model\.$/);
  });

  it('names the file and the line where it throws', async () => {
    const file = await write('five/throws.ts', `${EXPERIMENT}\nthrow new TypeError('not today');\n`);
    const error = await refusalOf(file);
    expect(error.code).toBe('option');
    expect(error.message).toMatch(/throws\.ts:4:\d+: TypeError: not today$/);
    expect(error.message.startsWith(file)).toBe(true);
    expect(error.cause).toBeInstanceOf(TypeError);

    const odd = await write('five/odd.ts', "throw 'a text';");
    expect((await refusalOf(odd)).message).toBe(`${odd}: threw a text`);
  });

  it('names the file and the line of what defineAblation refuses', async () => {
    const one = await write('six/one.ts', `${EXPERIMENT}export default defineAblation({ ...exampleParts, seeds: 0 });`);
    expect((await refusalOf(one)).message).toMatch(
      /^.*six\/one\.ts:3:\d+: experiment example: seeds: expected .* found 0\.$/,
    );
    const two = await write(
      'six/two.ts',
      `${EXPERIMENT}export default defineAblation({ ...exampleParts, seeds: 0, scalar: 1 });`,
    );
    expect((await refusalOf(two)).message.split('\n')).toEqual([
      expect.stringMatching(/^.*six\/two\.ts:3:\d+:$/),
      expect.stringMatching(/^experiment example: seeds: /),
      expect.stringMatching(/^experiment example: scalar: unknown option 'scalar'\. Did you mean 'scaler'\?/),
    ]);
  });

  it("gives an experiment without a name its file's in errors", async () => {
    const file = await write(
      'six/third.ablation.ts',
      `${EXPERIMENT}export default defineAblation({ ...exampleParts, name: undefined, seeds: 0, model: { kind: 'strnn', options: { hiden: 3 } } });`,
    );
    const [place, ...lines] = (await refusalOf(file)).message.split('\n');
    expect(place).toMatch(/^.*six\/third\.ablation\.ts:3:\d+:$/);
    expect(lines).toEqual([
      expect.stringMatching(/^experiment third: seeds: /),
      expect.stringMatching(/^experiment third: model\.hiden: unknown option 'hiden'\. Did you mean 'hidden'\?/),
    ]);
  });

  it('names a file that cannot be parsed or whose imports are missing', async () => {
    const broken = await write('seven/broken.mjs', 'export const a = 1;\n\nexport default {{;\n');
    expect((await refusalOf(broken)).message.startsWith(broken)).toBe(true);
    expect(await syntaxPlace(broken)).toBe(':3:17');
    const lost = await write('seven/lost.ts', "import './nowhere.js';\nexport default 1;");
    expect((await refusalOf(lost)).message).toMatch(/lost\.ts.*nowhere\.js/s);
    expect(await syntaxPlace(lost)).toBe('');
  });

  it('names the file behind the experiment that throws', async () => {
    await write('nine/inner.ts', "\nthrow new Error('from inside');");
    const file = await write('nine/outer.ts', "import './inner.ts';\nexport default 1;");
    const { message } = await refusalOf(file);
    expect(message).toMatch(/outer\.ts: Error: from inside \(at .*nine\/inner\.ts:2:\d+\)$/);
    expect(message.startsWith(file)).toBe(true);
  });

  it('refuses a name that is no folder name', async () => {
    const file = await write(
      'eight/my own.ts',
      `${EXPERIMENT}export default defineAblation({ ...exampleParts, name: undefined });`,
    );
    expect((await refusalOf(file)).message).toContain("the file's name gives 'my own'");
  });
});

describe('plugins of an experiment', () => {
  const withPlugins = (name: string, glob: string) =>
    write(name, `${EXPERIMENT}export default defineAblation({ ...exampleParts, plugins: ['${glob}'] });`);

  it('are refused when no file matches', async () => {
    await write('plug/a/spiral.ts', '');
    const error = await refusalOf(await withPlugins('plug/a/x.ts', 'spirall.ts'));
    expect(error.code).toBe('plugin');
    expect(error.message).toMatch(
      /^plugins\[0\]: no file matches 'spirall\.ts' in .*plug\/a\. Did you mean 'spiral\.ts'\?/,
    );
  });

  it('are refused when a file throws', async () => {
    const plugin = await write('plug/b/spiral.ts', "\nthrow new Error('out of thread');");
    const error = await refusalOf(await withPlugins('plug/b/x.ts', 'spiral.ts'));
    expect(error.code).toBe('plugin');
    expect(error.message).toMatch(/spiral\.ts:2:\d+: Error: out of thread$/);
    expect(error.message.startsWith(plugin)).toBe(true);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('are refused when a file exports no plugin, or a malformed one', async () => {
    const plugin = await write('plug/c/spiral.ts', 'export const spiral = {};');
    const error = await refusalOf(await withPlugins('plug/c/x.ts', '*l.ts'));
    expect(error.code).toBe('plugin');
    expect(error.message).toBe(
      `${plugin}: expected a plugin as default export (export default definePlugin({ ... })), found nothing (it also exports: spiral).`,
    );
    await write('plug/d/spiral.ts', `${PLUGIN}export default definePlugin({ name: 'Spiral!', version: '1' });`);
    const malformed = await refusalOf(await withPlugins('plug/d/x.ts', '*l.ts'));
    expect(malformed.code).toBe('plugin');
    expect(malformed.message).toMatch(/spiral\.ts:2:\d+: plugin 'Spiral!': name must be/);
  });
});
