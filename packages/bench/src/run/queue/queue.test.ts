import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type { CellResult } from '../CellResult.js';
import { fakeCell } from '../engine/fakePlan.test.support.js';
import { fakeSamples } from '../engine/fakeSamples.test.support.js';
import { runCell } from '../engine/fakeWork.test.support.js';
import { claimLease } from '../lease/claimLease.js';
import { packageVersion } from '../packageVersion.js';
import { cellFolder } from '../store/cellFolder.js';
import { keepData } from '../store/keepData.js';
import { readCellState } from '../store/readCellState.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { checkQueue } from './checkQueue.js';
import { createGrants, silenceLimit } from './createGrants.js';
import { findPlace } from './findPlace.js';
import { keepEnding, type SentEnding } from './keepEnding.js';
import { loadClients } from './loadClients.js';
import { packFiles, unpackFiles } from './packFiles.js';
import { queueAddress } from './queueAddress.js';
import { jobId, queueName } from './queueKeys.js';
import type { OfferedMatrix } from './QueueMessage.js';
import { storeIdentity } from './storeIdentity.js';

const folder = temporaryFolders();
const fingerprint = 'f'.repeat(64);

/** A run folder with the description of the fake data, and a finished cell in another machine's scratch folder. */
async function makeFolders(): Promise<{ runFolder: string; sent: SentEnding; cell: ReturnType<typeof fakeCell> }> {
  const runFolder = join(folder(), 'fake');
  const load = async (): Promise<typeof fakeSamples> => fakeSamples;
  const data = { name: 'fake', options: {}, fingerprint: async () => fingerprint, load };
  await keepData(runFolder, data, fingerprint);
  const cell = fakeCell('a');
  const scratch = cellFolder(folder(), cell.id);
  mkdirSync(scratch, { recursive: true });
  const { signal } = new AbortController();
  const log = (line: string): void => writeFileSync(join(scratch, 'log.txt'), `${line}\n`, { flag: 'a' });
  const result: CellResult = await runCell({
    cell,
    data,
    plugins: [],
    folder: scratch,
    onProgress: () => {},
    signal,
    log,
  });
  writeFileSync(join(scratch, 'result.json'), JSON.stringify(result));
  writeFileSync(join(scratch, 'split.json'), '{"sha256":"5a"}');
  for (const name of ['checkpoint.bin', 'lease-1.json', 'cell.json', 'summary.json'])
    writeFileSync(join(scratch, name), 'x');
  return { runFolder, sent: { state: 'done', files: packFiles(scratch) }, cell };
}

describe('the address of a queue', () => {
  it.each([
    ['redis://host', { host: 'host', port: 6379, db: 0, tls: false, shown: 'redis://host:6379' }],
    ['redis://host:7000/3', { port: 7000, db: 3, shown: 'redis://host:7000/3' }],
    ['rediss://me:se%2Fcret@host', { username: 'me', password: 'se/cret', tls: true, shown: 'rediss://me@host:6379' }],
    ['redis://:s@[::1]:7000', { host: '::1', password: 's', shown: 'redis://[::1]:7000' }],
  ])('%s', (text, expected) => expect(queueAddress(text, {})).toMatchObject(expected));

  it('takes the password from the environment where the URL has none', () => {
    expect(queueAddress('redis://h', { STRNN_QUEUE_PASSWORD: 'e' }).password).toBe('e');
    expect(queueAddress('redis://:u@h', { STRNN_QUEUE_PASSWORD: 'e' }).password).toBe('u');
  });

  it.each([
    'http://me:secret@host',
    'redis://me:secret@host/x',
    'redis://me:secret@host:99999',
    'redis://me:secret@h?a=1',
    'secret',
  ])('is refused without showing a password: %s', (text) => {
    let message = '';
    try {
      queueAddress(text, {});
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toMatch(/^--queue: expected redis:\/\/HOST/);
    expect(message).not.toContain('secret');
  });

  it('is refused within seconds where no Redis answers, with what to do', async () => {
    const begun = performance.now();
    await expect(checkQueue('redis://me:secret@127.0.0.1:1')).rejects.toMatchObject({
      code: 'option',
      message: expect.stringMatching(
        /^--queue: no Redis answers at redis:\/\/me@127\.0\.0\.1:1 \(connect ECONNREFUSED 127\.0\.0\.1:1\)\. Is it running/,
      ),
    });
    expect(performance.now() - begun).toBeLessThan(8000);
  });

  it('says how to install what it needs', async () => {
    const missing = Object.assign(new Error("Cannot find package 'bullmq'"), { code: 'ERR_MODULE_NOT_FOUND' });
    await expect(loadClients(() => Promise.reject(missing))).rejects.toMatchObject({
      code: 'option',
      message: expect.stringContaining('npm install bullmq ioredis'),
    });
    await expect(loadClients(() => Promise.reject(new Error('other')))).rejects.toThrow('other');
  });
});

describe('the names in Redis', () => {
  it('make ids that BullMQ takes, also of a cell whose id is a whole number', () => {
    expect(jobId('123456789012')).toBe('cell-123456789012');
  });
  it('tell two run folders with matrices of one name apart', () => {
    const [a, b] = [folder(), folder()];
    expect(storeIdentity(a)).toBe(storeIdentity(a));
    expect(queueName('m', storeIdentity(a))).not.toBe(queueName('m', storeIdentity(b)));
    expect(queueName('m', storeIdentity(a))).not.toContain(':');
  });
});

describe('what a worker sends', () => {
  it('is put into the run folder whole, once, with its log', async () => {
    const { runFolder, sent, cell } = await makeFolders();
    const grants = createGrants(runFolder);
    expect(grants.ask(cell, 'w')).toBe('granted');
    expect(readCellState(runFolder, cell, 'result').state).toBe('leased');
    expect(keepEnding(runFolder, cell, sent, grants)).toBe('kept');
    expect(readCellState(runFolder, cell, 'summary')).toMatchObject({ state: 'done', folds: 3 });
    const place = cellFolder(runFolder, cell.id);
    expect(readFileSync(join(place, 'split.json'), 'utf8')).toBe('{"sha256":"5a"}');
    expect(readFileSync(join(place, 'log.txt'), 'utf8')).toContain('fold 2 done');
    expect(keepEnding(runFolder, cell, sent, grants)).toBe('kept'); // sent again: nothing changes
    expect(readFileSync(join(place, 'log.txt'), 'utf8').match(/fold 2 done/g)).toHaveLength(1);
    expect(grants.ask(cell, 'other')).toBe('settled');
    grants.end();
  });

  it('waits while a run without a queue has the cell', async () => {
    const { runFolder, sent, cell } = await makeFolders();
    claimLease(cellFolder(runFolder, cell.id));
    const grants = createGrants(runFolder);
    expect(grants.ask(cell, 'w')).toBe('leased');
    expect(keepEnding(runFolder, cell, sent, grants)).toBe('leased');
    expect(readCellState(runFolder, cell, 'result').state).toBe('leased');
    grants.end();
  });

  it('is refused when it was damaged or is of another cell, and nothing is written', async () => {
    const { runFolder, sent, cell } = await makeFolders();
    const grants = createGrants(runFolder);
    const { gzip, sha256 } = sent.files;
    const keep = (files: SentEnding['files'], of = cell): unknown =>
      keepEnding(runFolder, of, { state: 'done', files }, grants);
    expect(() => keep({ gzip: gzip.slice(0, 40), sha256 })).toThrow(/does not unpack/);
    expect(() => keep({ gzip, sha256: '0' })).toThrow(/damaged on the way/);
    expect(() => keep(sent.files, fakeCell('a', { folds: 2 }))).toThrow(/its result is not valid \(cell.id/);
    expect(readCellState(runFolder, cell, 'result').state).toBe('pending');
    grants.end();
  });

  it('holds no checkpoint, no lease and no name that leads out of the folder', async () => {
    const { sent } = await makeFolders();
    expect([...unpackFiles(sent.files).keys()].sort()).toEqual(['log.txt', 'result.json', 'split.json']);
  });
});

describe('a grant', () => {
  it('goes to another worker only after silence', () => {
    const cell = fakeCell('a');
    let time = 0;
    const grants = createGrants(folder(), () => time);
    expect(grants.ask(cell, 'first')).toBe('granted');
    time += silenceLimit - 1;
    expect(grants.ask(cell, 'second')).toBe('leased');
    expect(grants.ask(cell, 'first')).toBe('granted');
    time += silenceLimit - 1;
    expect(grants.expire()).toEqual([]);
    grants.forgive(); // Redis was away: nobody could give a sign
    time += 2;
    expect(grants.ask(cell, 'second')).toBe('leased');
    time += silenceLimit;
    expect(grants.ask(cell, 'second')).toBe('granted');
    expect(grants.ask(cell, 'first')).toBe('leased');
    grants.release(cell.id, 'first'); // not his any more
    expect(grants.has(cell.id)).toBe(true);
    time += silenceLimit;
    expect(grants.expire()).toEqual([cell.id]);
    expect(grants.has(cell.id)).toBe(false);
    grants.end();
  });
});

describe('the place of an offered matrix', () => {
  const offer = (base: string, more: Partial<OfferedMatrix> = {}): OfferedMatrix => {
    const runFolder = join(base, 'runs', 'm');
    mkdirSync(runFolder, { recursive: true });
    const experimentFile = join(base, 'experiments', 'eeg', 'm.ts');
    const store = storeIdentity(runFolder);
    const runner = { version: packageVersion(), host: 'h', pid: 1, beat: 1, stopping: false };
    return { matrix: 'm', store, runFolder, experimentFile, ...runner, ...more };
  };

  it('is the shared run folder where it has the identity of the runner, else the scratch folder', () => {
    const base = folder();
    const offered = offer(base);
    mkdirSync(join(base, 'experiments', 'eeg'), { recursive: true });
    writeFileSync(offered.experimentFile, '');
    expect(findPlace(offered, { scratch: '/s' })).toMatchObject({ shared: true, runFolder: offered.runFolder });
    // Mounted elsewhere.
    const moved = { ...offered, runFolder: '/mnt/runs/m' };
    expect(findPlace(moved, { scratch: '/s' })).toMatchObject({ shared: false });
    expect(findPlace(moved, { scratch: '/s', runs: join(base, 'runs') })).toMatchObject({
      shared: true,
      runFolder: offered.runFolder,
    });
    // A folder of the same path on another machine.
    expect(findPlace({ ...offered, store: 'another' }, { scratch: '/s' })).toMatchObject({ shared: false });
    expect(findPlace(offered, { scratch: '/s', shared: false })).toMatchObject({ shared: false });
  });

  it('has the experiment file: the given one, the one in the given folder, the nearest first', () => {
    const offered = offer(folder());
    const mine = folder();
    mkdirSync(join(mine, 'eeg'));
    const none = findPlace(offered, { scratch: '/s' });
    expect(none).toMatchObject({ reason: expect.stringMatching(/m\.ts is not on this machine; give .* --experiment/) });
    expect(findPlace(offered, { scratch: '/s', experiment: mine })).toMatchObject({
      reason: expect.stringMatching(/has no m\.ts/),
    });
    writeFileSync(join(mine, 'm.ts'), '');
    expect(findPlace(offered, { scratch: '/s', experiment: mine })).toMatchObject({
      experimentFile: join(mine, 'm.ts'),
    });
    writeFileSync(join(mine, 'eeg', 'm.ts'), '');
    const place = join(mine, 'eeg', 'm.ts');
    expect(findPlace(offered, { scratch: '/s', experiment: mine })).toMatchObject({ experimentFile: place });
    expect(findPlace(offered, { scratch: '/s', experiment: place })).toMatchObject({ experimentFile: place });
    writeFileSync(join(mine, 'other.ts'), '');
    expect(findPlace(offered, { scratch: '/s', experiment: join(mine, 'other.ts') })).toMatchObject({
      reason: expect.stringContaining('the matrix needs m.ts'),
    });
  });

  it('is refused with another version of the package', () => {
    expect(findPlace(offer(folder(), { version: '9.9.9' }), { scratch: '/s' })).toMatchObject({
      reason: expect.stringMatching(/^the run uses @strnn\/bench 9\.9\.9, this worker/),
    });
  });
});
