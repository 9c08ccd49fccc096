import { cachedValue, cacheFolder, codeVersion, fingerprintUnits, unitKey, warnOfLookalike } from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import { checkSamples, type DataSource, type Samples } from '@strnn/core/samples';
import { imageDecoder } from '../image/decode/imageDecoder.js';
import { prepareAhead } from '../image/frames/prepareAhead.js';
import { listReasons } from './check/listReasons.js';
import { describeUnit } from './describeUnit.js';
import type { FaceSourceDefinition, FaceUnit } from './FaceSourceDefinition.js';
import { meanPicture } from './meanPicture.js';
import { createRowStore, type RowStore } from './createRowStore.js';
import type { DescribedUnit, FaceRow, StoredFaces } from './storedFaces.js';

/**
 * A `DataSource` of labelled faces: hashes the files, describes what the cache does not have, at most two units in memory at
 * a time, and puts the recordings together. One recording is one sample; augmented copies follow their
 * original and are marked in `Samples.copyOf`.
 *
 * `fingerprint` is over the names and bytes of the files, the resolved options and the loader's version. `load` rejects with a
 * StrnnError `data` when a unit cannot be used (unless `damaged` is `'skip'`), a recording comes twice or nothing is left to
 * load, `option` for a wanted subject (`options.subjects`) that no unit has. Generated look-alikes are loaded with a warning of
 * the process and a note in the samples.
 */
export function faceSource(definition: FaceSourceDefinition): DataSource {
  const { name, attribution, version, options, plan } = definition;
  return {
    name,
    attribution,
    options,
    ...(definition.with && { with: definition.with }),
    async fingerprint() {
      const { units } = await definition.units();
      // The two decoders of JPEG differ in the last levels, so results with them are not the same results.
      const decoder = hasJpeg(units) ? { decoder: (await imageDecoder()).name } : {};
      return fingerprintUnits({ name, version, options: { ...options, ...decoder } }, units);
    },
    async load() {
      const { units, notes = [] } = await definition.units();
      const lookalikes = warnOfLookalike(units, name);
      const { described, x, skipped } = await describeAll(definition, units);
      const rows = described.flatMap((unit) => unit.rows);
      if (rows.length === 0) {
        throw new StrnnError('data', `${name}: there is nothing left to load; ${[...notes, ...skipped].join(' ')}`);
      }
      refuseTwins(rows, name);
      refuseAbsent(options.subjects, rows, name);
      const samples: Samples = {
        x,
        ...labels(described, definition),
        sites: meanPicture(plan.sites, described),
        notes: [...lookalikes, ...notes, ...skipped, ...countNotes(described), ...copyNotes(rows)],
      };
      checkSamples(samples, name);
      return samples;
    },
  };
}

/** Describes all units in their order (x: S x T x N x D); what is skipped is told in sentences. */
async function describeAll(
  { name, version, options, uncached = [], plan, cache = cacheFolder(), damaged = 'error' }: FaceSourceDefinition,
  units: readonly FaceUnit[],
): Promise<{ described: DescribedUnit[]; x: Float32Array; skipped: string[] }> {
  const keyOptions = Object.fromEntries(Object.entries(options).filter(([option]) => !uncached.includes(option)));
  const { name: decoder, version: decoderVersion = '' } = await imageDecoder();
  // JPEG values depend on what decodes them.
  const code = `${codeVersion(new URL('../', import.meta.url))} ${decoder} ${decoderVersion}`;
  const unusable: { readonly unit: string; readonly reason: string }[] = [];
  const prepare = async (unit: FaceUnit): Promise<StoredFaces | undefined> => {
    try {
      return await cachedValue(
        {
          code,
          operation: `${name} ${version}`,
          options: keyOptions,
          name: unitKey(unit),
          files: unit.files,
          folder: cache,
        },
        () => describeUnit(unit, plan),
      );
    } catch (error) {
      const isDamage = error instanceof StrnnError && (error.code === 'data' || error.code === 'shape');
      if (!isDamage || damaged === 'error') throw error;
      unusable.push({ unit: unit.name, reason: error.message });
      return undefined;
    }
  };
  const { T, N, D } = plan.shape;
  const described: DescribedUnit[] = [];
  let store: RowStore | undefined;
  for await (const found of prepareAhead(units, prepare)) {
    if (found === undefined) continue;
    const { header, arrays } = found;
    store ??= createRowStore(T * N * D, header.rows.length * units.length);
    for (const row of header.rows.keys()) store.add(arrays[row]);
    described.push({ ...header, pictureSum: arrays[arrays.length - 1] });
  }
  const x = store?.all() ?? new Float32Array(0);
  if (unusable.length === 0) return { described, x, skipped: [] };
  return {
    described,
    x,
    skipped: [
      `${unusable.length} of ${units.length} recordings could not be used and were left out: ${unusable.map(({ unit }) => unit).join(', ')}.`,
      `For example: ${listReasons(unusable.map(({ reason }) => reason))}`,
    ],
  };
}

/** What the rows of x are. */
function labels(
  described: readonly DescribedUnit[],
  { plan, classes, slice }: FaceSourceDefinition,
): Omit<Samples, 'x' | 'sites' | 'notes'> {
  const { T, N, D } = plan.shape;
  const rows = described.flatMap((unit) => unit.rows);
  const S = rows.length;
  const copyOf = new Int32Array(S);
  let sample = 0;
  for (const unit of described) {
    const first = sample;
    for (const row of unit.rows) copyOf[sample++] = row.copyOf === -1 ? -1 : first + row.copyOf;
  }
  return {
    shape: { S, T, N, D },
    y: Int32Array.from(rows, ({ label }) => label),
    classes: [...classes],
    ids: {
      subject: rows.map(({ subject }) => subject),
      session: rows.map(({ session }) => session),
      trial: rows.map(({ trial }) => trial),
      window: Int32Array.from(rows, ({ window }) => window),
    },
    features: [...plan.features],
    slice: slice ?? (T === 1 ? 'the whole sequence' : `1/${T} of the sequence`),
    ...(copyOf.some((original) => original !== -1) && { copyOf }),
  };
}

function refuseTwins(rows: readonly FaceRow[], where: string): void {
  const seen = new Set<string>();
  for (const { subject, session, trial, window, copyOf } of rows) {
    if (copyOf !== -1) continue;
    const id = `subject ${subject}, session ${session}, trial ${trial}, window ${window}`;
    if (seen.has(id)) throw new StrnnError('data', `${where}: ${id} is there twice`);
    seen.add(id);
  }
}

function refuseAbsent(wanted: unknown, rows: readonly FaceRow[], where: string): void {
  if (!Array.isArray(wanted)) return;
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const absent = (wanted as string[]).find((subject) => !subjects.includes(subject));
  if (absent !== undefined) throw unknownName(`${where}.subjects`, 'subject', absent, subjects);
}

function copyNotes(rows: readonly FaceRow[]): string[] {
  const copies = rows.filter(({ copyOf }) => copyOf !== -1).length;
  return copies === 0
    ? []
    : [`${copies} augmented copies of recordings are trained on beside their originals, never tested.`];
}

/** Whether values may depend on what decodes JPEG files here. */
function hasJpeg(units: readonly FaceUnit[]): boolean {
  return units.some(({ files }) => files.some((file) => /\.jpe?g$/i.test(file)));
}

/** What was put up with in all recordings together, a sentence each. */
function countNotes(described: readonly DescribedUnit[]): string[] {
  const totals = new Map<string, number>();
  for (const { counts } of described) {
    for (const [what, count] of Object.entries(counts)) totals.set(what, (totals.get(what) ?? 0) + count);
  }
  return [...totals].filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}.`);
}
