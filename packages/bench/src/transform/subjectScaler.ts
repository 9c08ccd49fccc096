import { columnMoments } from './columnMoments.js';
import { gatherSamples } from './gatherSamples.js';
import type { Moments } from './Moments.js';
import { scaleColumns } from './scaleColumns.js';
import type { Scaler, ScalerSamples } from './Scaler.js';
import { sliceRows } from './sliceRows.js';

/**
 * z-score per subject and channel, over all slices of all samples of that subject, without labels. Transductive: a test
 * subject's scale comes from that subject's own unlabelled test samples, which a system meeting a new person does not
 * have yet; results with it are not comparable with results without.
 */
export const subjectScaler: Scaler = {
  name: 'subject-z',
  description:
    'Each subject, site and feature: mean 0, standard deviation 1 over all samples of the subject, test samples included (no labels): transductive.',
  transductive: true,
  fit(samples) {
    const moments = subjectMoments(samples);
    return {
      name: 'subject-z',
      transductive: true,
      fittedOn: Int32Array.from(samples.ids.subject.keys()).filter((sample) => isRecorded(samples, sample)),
      apply(given, chosen) {
        const out = gatherSamples(given, chosen);
        const size = given.shape.T * given.shape.N * given.shape.D;
        const count = chosen?.length ?? given.shape.S;
        for (let place = 0; place < count; place++) {
          const row = out.subarray(place * size, (place + 1) * size);
          scaleColumns(row, row, moments.get(given.ids.subject[chosen?.[place] ?? place])!);
        }
        return out;
      },
    };
  },
};

function subjectMoments(samples: ScalerSamples): ReadonlyMap<string, Moments> {
  const { x, shape, ids } = samples;
  const samplesOf = new Map<string, number[]>();
  ids.subject.forEach((subject, sample) => {
    if (!isRecorded(samples, sample)) return;
    const own = samplesOf.get(subject);
    if (own === undefined) samplesOf.set(subject, [sample]);
    else own.push(sample);
  });
  return new Map(
    Array.from(samplesOf, ([subject, own]) => {
      return [subject, columnMoments(x, shape.N * shape.D, sliceRows(Int32Array.from(own), shape.T))];
    }),
  );
}

/** Augmented copies are scaled as what was recorded, and do not enter the scale. */
function isRecorded({ copyOf }: ScalerSamples, sample: number): boolean {
  return copyOf === undefined || copyOf[sample] === -1;
}
