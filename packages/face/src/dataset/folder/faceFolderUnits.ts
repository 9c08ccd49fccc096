import { join, resolve } from 'node:path';
import { chooseSubjects } from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import { listSome } from '../check/listSome.js';
import { clipFiles } from '../clip/Clip.js';
import { readClip } from '../clip/readClip.js';
import type { FaceUnit } from '../FaceSourceDefinition.js';
import type { ClipRow } from './ClipRow.js';
import { type LocatedRow, readClipTable } from './readClipTable.js';
import type { ResolvedFaceFolderOptions } from './resolveFaceFolderOptions.js';

/** The labels of a table, ascending. */
export function classesOf(rows: readonly ClipRow[]): readonly string[] {
  return [...new Set(rows.map(({ label }) => label))].sort();
}

/**
 * A unit for every row of the classes and subjects wanted, in the order of the table, and what was left out.
 *
 * @throws StrnnError `data` for anything wrong in the table, and for a row without what the recipe needs; `option` for a subject
 *   or class that is not there
 */
export async function faceFolderUnits(
  options: ResolvedFaceFolderOptions,
): Promise<{ readonly units: readonly FaceUnit[]; readonly notes: readonly string[] }> {
  const folder = resolve(options.path);
  const rows = await readClipTable(folder, options.table, options.frameRate);
  const found = classesOf(rows);
  const missing = options.classes?.find((name) => !found.includes(name));
  if (missing !== undefined) throw unknownName('faceFolder.classes', 'class', missing, found);
  const classes = options.classes ?? found;
  const chosen = chooseSubjects(rows, options.subjects, 'faceFolder');
  const wanted = chosen.filter(({ label }) => classes.includes(label));
  refuseLacking(wanted, options, join(folder, options.table));
  const others = chosen.length - wanted.length;
  return {
    units: wanted.map((row) => unitOf(row, classes.indexOf(row.label), options)),
    notes: others === 0 ? [] : [`${others} of ${chosen.length} clips are of other classes and were left out.`],
  };
}

/** What the recipe needs is known before anything is read. */
function refuseLacking(rows: readonly LocatedRow[], { plan }: ResolvedFaceFolderOptions, table: string): void {
  const { sites, align } = plan.recipe;
  const ofLandmarks = sites.kind === 'landmarks';
  const lines = (lacking: readonly LocatedRow[]): string =>
    `line${lacking.length > 1 ? 's' : ''} ${listSome(
      lacking.map(({ line }) => String(line)),
      10,
    )}`;
  const frameless = ofLandmarks ? [] : rows.filter(({ clip }) => clip.frames === undefined);
  if (frameless.length > 0) {
    throw new StrnnError(
      'data',
      `${table}, ${lines(frameless)}: expected frames or a video, which ${sites.kind} are cut out of, found landmarks alone; ` +
        "landmarks can be sites themselves: recipe: { sites: { kind: 'landmarks' } }",
    );
  }
  const unmarked =
    sites.kind === 'blocks' && align === false ? [] : rows.filter(({ clip }) => clip.landmarks === undefined);
  if (unmarked.length > 0) {
    throw new StrnnError(
      'data',
      `${table}, ${lines(unmarked)}: expected landmarks, which ${ofLandmarks ? 'are the sites' : 'the alignment goes by'}, found none; ` +
        'name them in the column landmarks, or take blocks of frames that are not aligned: recipe: { align: false }',
    );
  }
}

function unitOf(
  { subject, session, trial, clip, label: className, frames, video, landmarks, part }: LocatedRow,
  label: number,
  { plan, scheme, face, longestGap, image }: ResolvedFaceFolderOptions,
): FaceUnit {
  const pictures = plan.recipe.sites.kind !== 'landmarks';
  return {
    name: frames ?? video ?? landmarks!,
    // Names of files are no part of their bytes: landmarks of another file of the same folder are another unit.
    request: JSON.stringify([subject, session, trial, className, label, landmarks ?? null, part ?? null]),
    files: clipFiles(clip),
    async load() {
      const { sequence, counts } = await readClip(clip, {
        scheme,
        face,
        longestGap,
        pictures,
        ...(image !== null && { image }),
      });
      return { recordings: [{ subject, session, trial, label, sequence }], counts };
    },
  };
}
