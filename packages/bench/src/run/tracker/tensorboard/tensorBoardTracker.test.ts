import { chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meanCurve } from '../../store/meanCurve.js';
import { temporaryFolders } from '../../store/temporaryFolder.test.support.js';
import { sendCells } from '../sendCells.js';
import { trackedCells } from '../trackedCells.js';
import { trackedDone, trackedPlanCells, trackedResult, trackedStore } from '../trackedStore.test.support.js';
import { checkFolder } from './checkFolder.js';
import { createTensorBoardTracker } from './createTensorBoardTracker.js';
import { listEventFiles } from './eventFile.js';
import { readEvents, type ReadEvent } from './readEvents.test.support.js';
import { runFolderNames } from './runFolderNames.js';

const folder = temporaryFolders();
/** When cells begin, milliseconds since 1970. */
const startedAt = Date.parse('2024-05-06T07:00:00Z');

/** All values of a tag, by step. */
function curve(events: readonly ReadEvent[], tag: string): [step: number, value: number][] {
  return events.flatMap(({ step, scalars }) => (tag in scalars ? [[step, scalars[tag]] as [number, number]] : []));
}

function setUp(count = 3, done = count) {
  const base = folder();
  const store = trackedStore(base, trackedPlanCells(count), done);
  const logs = join(base, 'logs');
  let time = 2_000_000_000;
  const tracker = createTensorBoardTracker(logs, store, () => (time += 0.25));
  const cells = [...trackedCells(store).values()];
  const eventFiles = (name: string): string[] => listEventFiles(join(logs, 'tracked', name));
  return { store, logs, tracker, cells, eventFiles, later: (seconds: number) => (time += seconds) };
}

describe('event files of finished cells', () => {
  it('are one per cell, in a folder with its title, and hold the curves of the result', async () => {
    const { store, logs, tracker, cells, eventFiles } = setUp(4);
    await tracker.open();
    expect(await sendCells(cells, tracker, store)).toEqual({ sent: 4, known: 0, missing: 0 });
    const runs = readdirSync(join(logs, 'tracked'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(runs.map(({ name }) => name).sort()).toEqual([
      'traversal=corner-top-left seed=0',
      'traversal=none seed=0',
      'traversal=quad seed=0',
      'traversal=quad seed=1',
    ]);
    const files = eventFiles('traversal=quad seed=0');
    expect(files).toHaveLength(1);
    const events = readEvents(files[0]);
    expect(events[1].start).toBe(true);

    const { folds } = trackedResult(cells[0].cell);
    const loss = curve(events, 'train loss by fold/2 subject s1');
    expect(loss).toEqual(folds[1].trainLoss.map((value, epoch) => [epoch + 1, Math.fround(value)]));
    expect(curve(events, 'validation accuracy by fold/1 subject s0')).toEqual([
      [1, 0.5],
      [2, 0.625],
    ]);
    const mean = meanCurve(folds.map((fold) => fold.trainLoss));
    expect(curve(events, 'train/loss')).toEqual(mean.map((value, epoch) => [epoch + 1, Math.fround(value)]));
    const right = folds.map((fold) => fold.truth.filter((label, i) => label === fold.predicted[i]).length / 8);
    expect(curve(events, 'test/accuracy by fold')).toEqual(right.map((value, fold) => [fold + 1, Math.fround(value)]));
    expect(curve(events, 'test/accuracy')).toEqual([[0, Math.fround((right[0] + right[1] + right[2]) / 3)]]);
    for (const name of [
      'balanced accuracy',
      'macro F1',
      'kappa',
      'AUC',
      'log loss',
      'Brier score',
      'calibration error',
    ])
      expect(curve(events, `test/${name}`), name).toHaveLength(1);
  });

  it('hold the configuration and a row of the HParams tab', async () => {
    const { store, tracker, cells, logs, eventFiles } = setUp();
    await tracker.open();
    await sendCells(cells, tracker, store);
    const others = Object.assign(
      {},
      ...readEvents(eventFiles('traversal=none seed=0')[0]).map((event) => event.others),
    );
    const text = String(others.configuration);
    expect(text).toContain('| option | value | from |');
    expect(text).toContain('| protocol.by | subject | default |');
    expect(String(others['_hparams_/session_start_info'])).toMatch(/traversal[^]*none[^]*seed/);
    expect(others['_hparams_/session_end_info']).toBeDefined();
    // Of what is the same in all cells only the axes are columns.
    const [columns] = listEventFiles(join(logs, 'tracked')).flatMap((path) => readEvents(path).slice(2));
    const matrix = String(columns.others['_hparams_/experiment']);
    expect(matrix).toContain('corner:top-left');
    expect(matrix).not.toMatch(/protocol|seed/);
  });

  it('stay byte for byte what they are when they are sent again', async () => {
    const { store, tracker, cells, logs, eventFiles } = setUp();
    await tracker.open();
    await sendCells(cells, tracker, store);
    const before = cells.map(({ title }) =>
      eventFiles(title.replace(':', '-')).map((path) => [path, readFileSync(path)]),
    );
    const again = createTensorBoardTracker(logs, store);
    await again.open();
    expect(await sendCells(cells, again, store)).toEqual({ sent: 0, known: 3, missing: 0 });
    const after = cells.map(({ title }) =>
      eventFiles(title.replace(':', '-')).map((path) => [path, readFileSync(path)]),
    );
    expect(after).toEqual(before);
  });

  it('are made anew where the result or the row of the HParams tab changed; files of others stay', async () => {
    const { store, tracker, cells, logs, eventFiles } = setUp(1);
    await tracker.open();
    await sendCells(cells, tracker, store);
    const foreign = join(logs, 'tracked', 'traversal=quad seed=0', 'events.out.tfevents.1.ours.v2');
    writeFileSync(foreign, '');
    const done = trackedDone(cells[0]);
    const result = { ...done.result, finishedAt: '2025-01-01T00:00:00.000Z' };
    expect(await tracker.finish({ ...done, result })).toBe(true);
    expect(eventFiles('traversal=quad seed=0')).toHaveLength(1);

    const cell = { ...cells[0].cell, factors: { ...cells[0].cell.factors, depth: 2 } };
    const grown = { ...store, plan: { ...store.plan, axes: { ...store.plan.axes, depth: [2] }, cells: [cell] } };
    const other = createTensorBoardTracker(logs, grown);
    expect(await other.finish({ ...done, cell, result })).toBe(true);
    expect(await other.finish({ ...done, cell, result })).toBe(false);
    const files = eventFiles('traversal=quad seed=0');
    expect(files).toHaveLength(1);
    expect(readFileSync(files[0]).includes('depth')).toBe(true);
    expect(readdirSync(join(logs, 'tracked', 'traversal=quad seed=0'))).toContain('events.out.tfevents.1.ours.v2');
  });
});

describe('event files of cells in work', () => {
  it('grow by each finished fold up to the result, and then hold it exactly', async () => {
    const { tracker, cells, eventFiles } = setUp(1);
    const done = trackedDone(cells[0]);
    await tracker.open();
    await tracker.begin(cells[0], startedAt);
    const [path] = eventFiles('traversal=quad seed=0');
    await tracker.addFold(cells[0], done.result.folds[0], 3);
    expect(curve(readEvents(path), 'train loss by fold/1 subject s0')).toHaveLength(2);
    // A fold that does not come next is left to the result.
    await tracker.addFold(cells[0], done.result.folds[2], 3);
    expect(curve(readEvents(path), 'train loss by fold/3 subject s2')).toEqual([]);
    expect(await tracker.finish(done)).toBe(true);
    expect(eventFiles('traversal=quad seed=0')).toEqual([path]);
    const events = readEvents(path);
    for (const [fold, subject] of ['s0', 's1', 's2'].entries()) {
      const tag = `train loss by fold/${fold + 1} subject ${subject}`;
      expect(curve(events, tag).map(([step]) => step)).toEqual([1, 2, 3, 4].slice(0, 2 + fold));
    }
    expect(curve(events, 'test/accuracy')).toHaveLength(1);
    expect(await tracker.finish(done)).toBe(false);
  });

  it('that were killed in the middle of a record are readable up to there, and a later file takes their place', async () => {
    const { tracker, cells, eventFiles, later } = setUp(1);
    const done = trackedDone(cells[0]);
    await tracker.open();
    await tracker.begin(cells[0], startedAt);
    await tracker.addFold(cells[0], done.result.folds[0], 3);
    const [path] = eventFiles('traversal=quad seed=0');
    const whole = readEvents(path).length;
    truncateSync(path, readFileSync(path).length - 3);
    expect(readEvents(path)).toHaveLength(whole - 1);

    await tracker.begin(cells[0], startedAt);
    const two = eventFiles('traversal=quad seed=0');
    expect(two).toHaveLength(2);
    expect(two[0]).toBe(path);
    later(-1e9); // A clock that is set back does not put the newer file before the older one.
    await tracker.begin(cells[0], startedAt);
    expect(eventFiles('traversal=quad seed=0').slice(0, 2)).toEqual(two);
    for (const fold of done.result.folds) await tracker.addFold(cells[0], fold, 3);
    const newest = eventFiles('traversal=quad seed=0').at(-1)!;
    expect(curve(readEvents(newest), 'train loss by fold/1 subject s0')).toHaveLength(2);
    expect(readEvents(newest)[1].start).toBe(true);
  });

  it('say that the cell failed, and why; running it again begins without that', async () => {
    const { tracker, cells, eventFiles, later } = setUp(1, 0);
    await tracker.open();
    await tracker.begin(cells[0], startedAt);
    await tracker.abandon(cells[0], { state: 'failed', reason: 'loss is NaN' });
    const [path] = eventFiles('traversal=quad seed=0');
    const last = readEvents(path).at(-1)!;
    expect(last.others['_hparams_/session_end_info']).toBeDefined();
    expect(String(last.others.end)).toContain('failed: loss is NaN');
    later(5);
    await tracker.begin(cells[0], startedAt);
    expect(eventFiles('traversal=quad seed=0')).not.toContain(path);
    await tracker.abandon(cells[0], { state: 'stopped', reason: '' });
    await tracker.begin(cells[0], startedAt);
    expect(eventFiles('traversal=quad seed=0')).toHaveLength(2);
  });
});

describe('names of the run folders', () => {
  const cell = (title: string, id: string) => ({ title, cell: { ...trackedPlanCells(1)[0], id }, folder: '' });

  it('hold no character that a system refuses, and are different without regard to case', () => {
    const names = runFolderNames([
      cell('a:b/c\\d "e" <f>|?*', '000000aaaaaa'),
      cell('..', '000000bbbbbb'),
      cell('λ=0.5 é', '000000cccccc'),
      cell('x=A', '111111dddddd'),
      cell('x=a', '222222eeeeee'),
      cell('ü'.repeat(300), '333333ffffff'),
    ]);
    expect([...names.values()].slice(0, 5)).toEqual([
      'a-b-c-d -e- -f-',
      '000000',
      'λ=0.5 é',
      'x=A 111111',
      'x=a 222222',
    ]);
    expect(names.get('333333ffffff')).toBe('ü'.repeat(90));
  });
});

describe('a folder that cannot be written', () => {
  it('is refused before any work, without being made', () => {
    const base = folder();
    writeFileSync(join(base, 'file'), '');
    expect(() => checkFolder(join(base, 'file', 'logs'))).toThrow(
      /^--tensorboard: .*logs: cannot write \(ENOTDIR: a part of this path is a file\)\. Give a folder that can be written\.$/,
    );
    checkFolder(join(base, 'a', 'b'));
    expect(readdirSync(base)).toEqual(['file']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'is refused where there is no permission (skipped for root, who has every)',
    () => {
      const base = join(folder(), 'closed');
      mkdirSync(base);
      chmodSync(base, 0o500);
      expect(() => checkFolder(join(base, 'logs'))).toThrow('EACCES: no permission to write there');
    },
  );

  it('is told with the folder when it is found only later', async () => {
    const { tracker, cells, logs } = setUp(1, 0);
    await tracker.open();
    writeFileSync(join(logs, 'tracked', 'traversal=quad seed=0'), '');
    await expect(tracker.begin(cells[0], startedAt)).rejects.toThrow(/^--tensorboard: .*logs: cannot write \(EEXIST/);
  });
});
