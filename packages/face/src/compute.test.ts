import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as compute from './compute.js';
import * as everything from './index.js';

const sources = dirname(fileURLToPath(import.meta.url));
const core = resolve(sources, '../../core/src');
/** Packages that run in a browser. */
const packages = /^(csv-parse\/sync|fastest-levenshtein|fflate|jpeg-js|pure-rand\/.*)$/;

/** What a file imports when it runs: `import type` and `export type` are gone by then. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statements = code.matchAll(/^(?:import|export)\s+(?!type\s)(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm);
  const dynamic = code.matchAll(/\bimport\('([^']+)'\)/g);
  return [...statements, ...dynamic].map(([, name]) => name);
}

/** The file of an import, undefined for a package. */
function fileOf(name: string, importer: string): string | undefined {
  if (name.startsWith('.')) return resolve(dirname(importer), name.replace(/\.js$/, '.ts'));
  return name.startsWith('@strnn/core/') ? resolve(core, name.slice('@strnn/core/'.length), 'index.ts') : undefined;
}

/** Files reached from one, and what they import that must not be: `'file: name'`. */
function walk(entry: string): { files: string[]; refused: string[] } {
  const files = [entry];
  const refused: string[] = [];
  for (const file of files) {
    for (const name of importsOf(readFileSync(file, 'utf8'))) {
      const next = fileOf(name, file);
      const allowed = next === undefined ? packages.test(name) : name !== '@strnn/core/dataset';
      if (!allowed) refused.push(`${relative(sources, file)}: ${name}`);
      else if (next !== undefined && !files.includes(next)) files.push(next);
    }
  }
  return { files, refused };
}

describe('the entry for browsers', () => {
  it('reaches no file that needs Node.js', () => {
    const { files, refused } = walk(resolve(sources, 'compute.ts'));
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it('would be found out', () => {
    expect(walk(resolve(sources, 'index.ts')).refused).toEqual(
      expect.arrayContaining([
        'image/decode/readImageFile.ts: node:fs/promises',
        'dataset/faceSource.ts: @strnn/core/dataset',
      ]),
    );
    const code =
      "import type { A } from 'node:a';\nexport {\n  b,\n  type C,\n} from 'node:b';\nimport 'node:c';\n// import 'node:d';\nawait import('node:e');\n";
    expect(importsOf(code)).toEqual(['node:b', 'node:c', 'node:e']);
  });

  it('has what the package has, but for files, videos and data sets', () => {
    const whole: Record<string, unknown> = everything;
    for (const [name, value] of Object.entries(compute)) expect(whole[name], name).toBe(value);
    const missing = Object.keys(everything).filter((name) => !(name in compute));
    expect(missing.filter((name) => /^(read|write)/.test(name)).sort()).toEqual([
      'readCkPlusFacs',
      'readCkPlusFolder',
      'readFrameFolder',
      'readFrames',
      'readImage',
      'readImageFile',
      'readLandmarkFile',
      'readLondonLandmarks',
      'readVideoFrames',
    ]);
  });
});
