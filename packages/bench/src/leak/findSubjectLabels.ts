import type { Protocol, SampleGroups } from '../protocol/index.js';
import type { LeakFinding } from './LeakFinding.js';

/**
 * A class that belongs to the subject (patient or control), split by session or trial: the subject's other trials carry
 * the answer. On the UCI EEG recordings this is worth 0.968 instead of 0.619. A lenient protocol declares it.
 */
export function findSubjectLabels(
  protocol: Protocol,
  samples: { readonly y: Int32Array; readonly classes: readonly string[] },
  subjects: SampleGroups,
): LeakFinding[] {
  if (protocol.by === 'subject' || protocol.lenient) return [];
  const labelOf = new Int32Array(subjects.names.length).fill(-1);
  for (let sample = 0; sample < samples.y.length; sample++) {
    const subject = subjects.of[sample];
    const label = samples.y[sample];
    if (labelOf[subject] !== -1 && labelOf[subject] !== label) return [];
    labelOf[subject] = label;
  }
  if (new Set(labelOf).size < 2) return [];
  const examples = subjects.names
    .slice(0, 3)
    .map((name, subject) => `subject ${name}: only '${samples.classes[labelOf[subject]]}'`);
  return [
    {
      kind: 'label-follows-subject',
      fold: null,
      foldName: 'all folds',
      count: labelOf.length,
      unit: 'subject',
      examples,
    },
  ];
}
