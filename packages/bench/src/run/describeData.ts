import type { DataSource, Samples } from '@strnn/core/samples';
import type { ReportInput } from '../report/Report.js';

/** What a report tells of its data. */
export type DataDescription = ReportInput['data'];

/** Takes from the samples what a report needs; the recordings themselves are not needed again after that. */
export function describeData(data: DataSource, samples: Samples): DataDescription {
  const { names, grid, positions, picture } = samples.sites;
  return {
    name: data.name,
    classes: samples.classes,
    subjects: samples.ids.subject,
    ...(samples.copyOf !== undefined && { copies: samples.copyOf.filter((original) => original !== -1).length }),
    siteNames: names,
    siteGrid: grid,
    ...(positions !== undefined && { positions }),
    ...(picture !== undefined && { picture }),
    attribution: data.attribution ?? '',
    ...(samples.notes !== undefined && { notes: samples.notes }),
  };
}
