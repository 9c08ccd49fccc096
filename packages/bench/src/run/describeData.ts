import type { DataSource, Samples } from '@strnn/core/samples';
import type { SitePicture } from '@strnn/core/sites';
import { compareNames } from '../protocol/compareNames.js';
import { sampleGroups } from '../protocol/sampleGroups.js';

/** What a report tells of one data setting; kept in the run folder, so that reports need no recordings. Plain JSON. */
export interface DataDescription {
  readonly name: string;
  /** Every option of the data set, resolved. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly classes: readonly string[];
  /** Distinct names, in the order of `compareNames`. */
  readonly subjects: readonly string[];
  /** The subject of every sample, as runs: `[index into subjects, number of samples]`. */
  readonly subjectRuns: readonly (readonly [subject: number, samples: number])[];
  /** Recorded samples, without augmented copies. */
  readonly samples: number;
  /** How many sessions of subjects, and trials of sessions, the recorded samples are of. Absent in older run folders. */
  readonly groups?: { readonly sessions: number; readonly trials: number };
  /** How many augmented copies there are besides. Default none. */
  readonly copies?: number;
  readonly siteNames: readonly string[];
  readonly siteGrid: readonly (readonly [number, number])[];
  readonly positions?: readonly (readonly [number, number, number])[];
  /** What the sites lie on, see `Sites.picture`: maps of the sites are drawn over it. */
  readonly picture?: SitePicture;
  /** Licence and citation, shown at the foot of every page. */
  readonly attribution: string;
  /** What a reader has to know of the data, see `Samples.notes`. */
  readonly notes?: readonly string[];
}

/** Takes from the samples what a report needs; the recordings themselves are not needed again after that. */
export function describeData(data: DataSource, samples: Samples): DataDescription {
  const { names, grid, positions, picture } = samples.sites;
  const subjects = [...new Set(samples.ids.subject)].sort(compareNames);
  const copies = samples.copyOf?.filter((original) => original !== -1).length;
  return {
    name: data.name,
    options: data.options,
    classes: samples.classes,
    subjects,
    subjectRuns: runsOf(samples.ids.subject, subjects),
    samples: samples.y.length - (copies ?? 0),
    groups: {
      sessions: sampleGroups(samples.ids, 'session').names.length,
      trials: sampleGroups(samples.ids, 'trial').names.length,
    },
    ...(copies !== undefined && { copies }),
    siteNames: names,
    siteGrid: grid,
    ...(positions !== undefined && { positions }),
    ...(picture !== undefined && { picture }),
    attribution: data.attribution ?? '',
    ...(samples.notes !== undefined && { notes: samples.notes }),
  };
}

function runsOf(names: readonly string[], subjects: readonly string[]): [number, number][] {
  const places = new Map(subjects.map((name, place) => [name, place]));
  const runs: [number, number][] = [];
  for (const name of names) {
    const place = places.get(name)!;
    const last = runs.at(-1);
    if (last?.[0] === place) last[1]++;
    else runs.push([place, 1]);
  }
  return runs;
}
