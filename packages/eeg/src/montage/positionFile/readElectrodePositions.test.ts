import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { StrnnError } from '@strnn/core/error';
import type { ElectrodePositions } from './ElectrodePositions.js';
import { readElectrodePositions } from './readElectrodePositions.js';

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
const { files: reference } = JSON.parse(readFileSync(join(fixtures, 'positions.json'), 'utf8')) as {
  files: Record<string, { names: string; xyz: number[] }>;
};
const folder = mkdtempSync(join(tmpdir(), 'strnn-electrode-positions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shared = fileURLToPath(new URL('../../../../../../shared/data/electrode_positions', import.meta.url));
const positionFile = /\.(elc|ced|locs?|sfp|tsv|csd|txt)$/;
const listed = (from: string): string[] =>
  (readdirSync(from, { recursive: true }) as string[])
    .filter((file) => positionFile.test(file) && !/(SOURCE|LICENSE[^/]*)\.txt$/.test(file))
    .map((file) => join(from, file));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Electrodes and fiducials by MNE-Python's names. */
function allPoints({ names, positions, fiducials }: ElectrodePositions): Map<string, readonly number[]> {
  const { nasion, left, right } = fiducials;
  const points = new Map<string, readonly number[]>(names.map((name, n) => [name, positions[n]]));
  for (const [name, position] of Object.entries({ nasion, lpa: left, rpa: right })) {
    if (position !== undefined) points.set(name, position);
  }
  return points;
}

/** Compares with MNE-Python's reading, which has EEGLAB's LPA, RPA, Nz among the electrodes and leaves out the Nz of tables. */
async function compare(file: string): Promise<void> {
  const found = allPoints(await readElectrodePositions(file));
  const { names, xyz } = reference[basename(file)];
  const expected = names.split(' ').map((name) => {
    const fiducial = { LPA: 'lpa', RPA: 'rpa', Nz: 'nasion' }[name];
    return fiducial !== undefined && !found.has(name) ? fiducial : name;
  });
  if (file.endsWith('.tsv')) found.delete('Nz');
  expect([...found.keys()].sort()).toEqual([...expected].sort());
  // In .ced both the angles and the coordinates are rounded to 3 digits (1 degree is 1.7 mm); else the reference's 1e-7 m.
  const tolerance = file.endsWith('.ced') ? 8e-4 : 1.5e-7;
  for (const [n, name] of expected.entries()) {
    for (const axis of [0, 1, 2]) {
      const off = Math.abs(found.get(name)![axis] - xyz[3 * n + axis] * 1e-7);
      expect(off, `${basename(file)} ${name} ${'xyz'[axis]}`).toBeLessThan(tolerance);
    }
  }
}

describe('readElectrodePositions', () => {
  it.each(listed(fixtures).map((file) => [basename(file), file]))('reads %s as MNE-Python does', async (_, file) => {
    await compare(file);
  });

  it('keeps the order of the file and takes the fiducials apart', async () => {
    const read = await readElectrodePositions(join(fixtures, 'biosemi64.txt'));
    expect(read).toMatchObject({ format: 'theta-phi', units: 'sphere', unlocated: [], headShape: [] });
    expect(read.names).toHaveLength(64);
    expect(read.names.slice(0, 3)).toEqual(['Fp1', 'AF7', 'AF3']);
    expect(Object.keys(read.fiducials).sort()).toEqual(['left', 'nasion', 'right']);
    expect(read.fiducials.left![0]).toBeLessThan(-0.08);
    expect(read.fiducials.nasion![1]).toBeGreaterThan(0.08);
    const net = await readElectrodePositions(join(fixtures, 'GSN-HydroCel-128.sfp'));
    expect(net).toMatchObject({ format: 'sfp', units: 'cm' });
    expect(net.names).toHaveLength(128);
    expect((await readElectrodePositions(join(fixtures, 'colin27_1020.elc'))).units).toBe('mm');
    expect((await readElectrodePositions(join(fixtures, 'Standard-10-20-Cap81.ced'))).names).toContain('Nz');
  });

  it('scales directions to the radius of the head, and reads units as told', async () => {
    const file = join(fixtures, 'eeglab_chan32.locs');
    const { positions } = await readElectrodePositions(file, { headRadius: 0.08 });
    for (const position of positions) expect(Math.hypot(...position)).toBeCloseTo(0.08, 12);
    const odd = write('odd.sfp', 'A 0 0 20\nB 0 20 0\n');
    expect((await readElectrodePositions(odd)).positions[0]).toEqual([0, 0, 0.2]);
    expect((await readElectrodePositions(odd, { units: 'mm' })).positions[0]).toEqual([0, 0, 0.02]);
  });

  it('reads what the formats allow besides', async () => {
    const locs = write('crlf.loc', '\uFEFF% EEGLAB\r\n1 90 0.5 T8.\r\n2 -90 0.5 T7 \r\n');
    expect(await readElectrodePositions(locs)).toMatchObject({
      names: ['T8', 'T7'],
      positions: [
        [0.095, expect.closeTo(0, 12), expect.closeTo(0, 12)],
        [-0.095, expect.closeTo(0, 12), expect.closeTo(0, 12)],
      ],
    });
    const elc = write(
      'new.elc',
      'UnitPosition mm\nNumberPositions= 2\nPositions\nE01 : 0 90 0\nE02 : 0 0 90\nLabels\nE01\tE02\n',
    );
    expect(await readElectrodePositions(elc)).toMatchObject({
      names: ['E01', 'E02'],
      positions: [
        [0, 0.09, 0],
        [0, 0, 0.09],
      ],
    });
    const bids = write('electrodes.tsv', 'name\tx\ty\tz\ttype\nFz\t0\t60\t70\tcup\nEOG\tn/a\tn/a\tn/a\tcup\n');
    expect(await readElectrodePositions(bids)).toMatchObject({
      format: 'table',
      units: 'mm',
      names: ['Fz'],
      unlocated: ['EOG'],
      positions: [[0, 0.06, 0.07]],
    });
    const ced = write(
      'part.ced',
      'Number\tlabels\ttheta\tradius\tX\tY\tZ\n1\tT7\t-90\t0.5\t0\t1\t0\n2\tECG\t\t\t\t\t\n',
    );
    expect(await readElectrodePositions(ced)).toMatchObject({
      names: ['T7'],
      unlocated: ['ECG'],
      positions: [[-0.095, 0, 0]],
    });
    const polar = write('polar.ced', 'Number\tlabels\ttheta\tradius\n1\tT8\t90\t0.5\n');
    expect((await readElectrodePositions(polar)).positions[0][0]).toBeCloseTo(0.095, 12);
    const shape = write(
      'shape.sfp',
      'lpa -8 0 0\nnasion 0 9 0\nrpa 8 0 0\nNz 0 9 0\nCz 0 0 9\nheadshape 1 2 8\nheadshape 2 2 8\n',
    );
    expect(await readElectrodePositions(shape)).toMatchObject({
      names: ['Nz', 'Cz'],
      headShape: [
        [0.01, 0.02, 0.08],
        [0.02, 0.02, 0.08],
      ],
    });
    const text = write('positions.dat', 'Site Theta Phi\nCz 0 0\n');
    expect((await readElectrodePositions(text)).format).toBe('theta-phi');
    const forced = write('plain.dat', 'Cz 0 0 9\n');
    expect((await readElectrodePositions(forced, { format: 'sfp' })).names).toEqual(['Cz']);
  });

  it.each([
    ['a.elc', 'UnitPosition mm\nPositions\n0 0 90\n', 'line 4: expected a label for each of the 1 positions, found 0'],
    ['b.elc', 'UnitPosition inch\nPositions\n', "line 1: UnitPosition: expected m, cm or mm, found 'inch'"],
    ['c.elc', 'nothing of the kind\n', "line 2: expected a line 'Positions', found the end of the file"],
    [
      'd.elc',
      'NumberPositions= 3\nPositions\n0 0 90\nLabels\nCz\n',
      'line 4: expected the 3 positions of NumberPositions',
    ],
    ['e.elc', 'NumberPositions=\nPositions\n', 'line 1: expected the number of positions, a number, found nothing'],
    ['f.elc', 'Positions\n0 90\nLabels\nCz\n', 'line 2: expected x y z, found 2 fields'],
    ['g.elc', 'Positions\nA : 0 0 90\nLabels\nB\n', "line 4: expected the label 'A' of position 1, found 'B'"],
    ['h.elc', 'NumberPositions= 999999999\nPositions\n0 0 90\nLabels\nA\n', 'found 1'],
    ['a.ced', 'Number\tlabel\n', "line 1: expected the columns 'labels' and 'X', 'Y', 'Z'"],
    ['b.ced', 'labels\tX\tY\tZ\nCz\t0\t0\tup\n', "line 2: expected Z, a number, found 'up'"],
    ['c.ced', 'labels\tX\tY\tZ\nCz\t0\n', 'line 2: expected Y, a number, found nothing'],
    ['d.ced', '', 'line 1: expected a table with a header, found nothing'],
    ['a.locs', '1 0 0.5\n', "line 1: expected four fields, number, degrees, radius, label, found 3: '1 0 0.5'"],
    ['b.locs', '1 0 0.5 Fz\n\n2 right 0.5 T8\n', "line 3: expected degrees from the nose, a number, found 'right'"],
    ['c.locs', '1 0 0.5 Fz\n2 90 0.5 Fz\n', "line 2: expected unique names, found 'Fz' as in line 1"],
    ['a.sfp', 'Cz 0 0 9\nFz 0 6\n', "line 2: expected four fields, name x y z, found 3: 'Fz 0 6'"],
    ['b.sfp', 'Cz 0 0 0x9\n', "line 1: expected z, a number, found '0x9'"],
    ['c.sfp', 'Cz 0 0 1e999\n', "line 1: expected z, a number, found '1e999'"],
    [
      'd.sfp',
      'Cz 0 0 0.5\n',
      "median distance from the origin of 0.04 to 0.25 (m), 0.8 to 1.25 (sphere), 4 to 25 (cm), 40 to 250 (mm), found 0.5; give 'units'",
    ],
    ['e.sfp', '\n', 'expected a position for at least one electrode, found none'],
    ['f.sfp', 'FidNz 0 9 0\n', 'expected a position for at least one electrode, found none'],
    [
      'a.tsv',
      'label\tx\ty\nCz\t0\t0\n',
      "line 1: expected the columns 'name' (or 'label'), 'x', 'y' and 'z', found 'label\tx\ty'",
    ],
    ['b.tsv', 'label\tx\ty\tz\n\t0\t0\t9\n', 'line 2: expected the name of an electrode, found nothing'],
    ['c.tsv', 'label\tx\ty\tz\nCz\tn/a\t0\t9\n', "line 2: expected x, a number, found 'n/a'"],
    ['a.csd', '// header\nCz 0 90 1\n', 'line 2: expected label, theta, phi, radius, x, y, z, found 4 fields'],
    ['a.txt', 'Channel X Y\nCz 0 0\n', "line 1: expected a header such as 'Site Theta Phi', found 'Channel X Y'"],
    ['b.txt', 'Site Theta Phi\nCz 0\n', "line 2: expected three fields, name theta phi, found 2: 'Cz 0'"],
    ['a.xyz', 'Cz 0 0 9\n', "unknown format of electrode positions '.xyz'"],
  ])('refuses %s, naming file and line', async (name, content, message) => {
    const file = write(name, content);
    const refused = await readElectrodePositions(file).then(
      () => undefined,
      (error: StrnnError) => error,
    );
    expect(refused).toMatchObject({ name: 'StrnnError', code: 'data' });
    expect(refused!.message).toContain(file);
    expect(refused!.message).toContain(message);
  });

  it('refuses what is no such file', async () => {
    await expect(readElectrodePositions(join(folder, 'absent.elc'))).rejects.toThrow('there is no such file');
    await expect(readElectrodePositions(folder)).rejects.toThrow('found no file');
    await expect(readElectrodePositions(undefined as never)).rejects.toThrow('expected a file of electrode positions');
    await expect(readElectrodePositions(write('zero.sfp', new Uint8Array(20)))).rejects.toThrow(
      'found a zero byte at 0',
    );
    const large = write('large.sfp', ' '.repeat(4 * 2 ** 20 + 1));
    await expect(readElectrodePositions(large)).rejects.toThrow('at most 4194304 bytes, found 4194305');
  });

  it.each([
    [{ format: 'elp' }, "readElectrodePositions.format: unknown format 'elp'"],
    [{ units: 'inch' }, "readElectrodePositions.units: unknown unit 'inch'"],
    [{ headRadius: 95 }, 'readElectrodePositions.headRadius: expected metres above 0 and below 1, found 95'],
    [{ head: 0.1 }, "readElectrodePositions: unknown option 'head'"],
  ])('refuses the options %j', async (options, message) => {
    await expect(readElectrodePositions(join(fixtures, 'biosemi64.txt'), options as never)).rejects.toThrow(message);
  });
});

describe.skipIf(!existsSync(shared))('every file of the collection', () => {
  it.each((existsSync(shared) ? listed(shared) : []).map((file) => [basename(file), file]))('%s', async (_, file) => {
    await compare(file);
  });
});
