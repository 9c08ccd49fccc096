import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findMachinePath } from './machinePaths.mjs';

interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<
    string,
    {
      resolved?: string;
      link?: boolean;
      integrity?: string;
      inBundle?: boolean;
      optionalDependencies?: Record<string, string>;
    }
  >;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const packages = readdirSync(join(root, 'packages')).sort();
const manifest = (name: string): Manifest => JSON.parse(read(`packages/${name}/package.json`)) as Manifest;

/** Tracked files, and new ones that git would not ignore: what the next commit can hold. */
const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
const files =
  listed.status === 0 ? listed.stdout.split('\0').filter((file) => file && existsSync(join(root, file))) : [];
const binary = new Set(['.gz', '.bin', '.edf', '.mat', '.npz', '.png', '.jpg', '.jpeg', '.pgm', '.wasm', '.ico']);

describe.skipIf(listed.status !== 0)('the files of the repository (skipped where git does not know them)', () => {
  it('name no path of one machine', () => {
    const found = files
      .filter((file) => !binary.has(extname(file)))
      .map((file) => [file, findMachinePath(read(file), [root])] as const)
      .filter(([, line]) => line !== undefined);
    expect(found.map(([file, line]) => `${file}:${line}`)).toEqual([]);
  });

  it('have names that say what they hold', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/i.test(file))).toEqual([]);
  });

  it('are at most 4 MB each', () => {
    expect(files.filter((file) => statSync(join(root, file)).size > 4e6)).toEqual([]);
  });

  it('hold no build output', () => {
    expect(files.filter((file) => /(^|\/)(dist|node_modules|coverage|runs)\/|\.(tgz|tsbuildinfo)$/.test(file))).toEqual(
      [],
    );
  });
});

describe('findMachinePath', () => {
  // Put together here, so that this file passes its own test.
  const path = (...parts: string[]): string => `/${parts.join('/')}`;

  it('finds paths of a home folder, a checkout and a temporary folder', () => {
    expect(findMachinePath(`a\nsee ${path('home', 'ann', 'x.ts')}`)).toMatch(/^2: see /);
    expect(findMachinePath(`"file://${path('Users', 'ann', 'x.ts')}"`)).toMatch(/^1: /);
    expect(findMachinePath(`in ${path('tmp', 'strnn-a1', 'x')}`)).toMatch(/^1: /);
    expect(findMachinePath(`in ${path('srv', 'build', 'strnn', 'x')}`, [path('srv', 'build', 'strnn')])).toMatch(
      /^1: /,
    );
  });

  it("leaves an example's home folder alone", () => {
    expect(findMachinePath(`in ${path('home', 'me', 'x.ts')}`)).toBeUndefined();
    expect(findMachinePath(`in ${path('home', 'mette', 'x.ts')}`)).toMatch(/^1: /);
  });

  it('leaves addresses, relative paths and system folders alone', () => {
    const relative = `..${path('work', 'ann')}`;
    expect(findMachinePath(`https://example.org/home/ann and ${relative} and /usr/bin/env and /tmp`)).toBeUndefined();
  });
});

describe('package-lock.json', () => {
  const lock = JSON.parse(read('package-lock.json')) as Lock;
  const entries = Object.entries(lock.packages);

  it('names no registry host', () => {
    expect(entries.filter(([, entry]) => /:\/\//.test(entry.resolved ?? '')).map(([path]) => path)).toEqual([]);
  });

  it('has a checksum for everything that is downloaded', () => {
    const downloaded = entries.filter(
      ([path, entry]) => path.startsWith('node_modules/') && !entry.link && !entry.inBundle,
    );
    expect(downloaded.length).toBeGreaterThan(100);
    expect(downloaded.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
  });

  it('holds the optional parts of every platform, without which npm ci refuses it elsewhere', () => {
    const wanted = new Set(entries.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {})));
    const held = new Set(
      entries.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    );
    expect([...wanted].filter((name) => !held.has(name))).toEqual([]);
  });
});

describe.each(packages)('packages/%s', (name) => {
  it('has a README that opens with its name', () => {
    expect(read(`packages/${name}/README.md`)).toMatch(new RegExp(`^# .*@strnn/${name}\\b`));
  });

  it('carries the licence of the repository', () => {
    expect(read(`packages/${name}/LICENSE`)).toBe(read('LICENSE'));
  });

  it('asks for the versions of its siblings that stand here', () => {
    const asked = Object.entries(manifest(name).dependencies ?? {}).filter(([dependency]) =>
      dependency.startsWith('@strnn/'),
    );
    for (const [dependency, range] of asked) {
      expect(`${dependency}@${range}`).toBe(`${dependency}@${manifest(dependency.slice('@strnn/'.length)).version}`);
    }
  });
});
