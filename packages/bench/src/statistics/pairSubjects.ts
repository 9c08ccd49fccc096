import { StrnnError } from '@strnn/core/error';
import { compareNames } from '../protocol/index.js';

/** One number per subject. */
export interface SubjectValue {
  readonly subject: string;
  readonly value: number;
}

/**
 * first - second of every subject, in the order of the names.
 *
 * @throws StrnnError 'data' when a subject is on one side only or twice on one side, or a value is not finite
 */
export function pairSubjects(first: readonly SubjectValue[], second: readonly SubjectValue[]): SubjectValue[] {
  const [left, right] = [bySubject(first, 'first'), bySubject(second, 'second')];
  const alone = [...new Set([...left.keys(), ...right.keys()])].filter(
    (subject) => !left.has(subject) || !right.has(subject),
  );
  if (alone.length > 0) {
    const names = alone.sort(compareNames).slice(0, 5).join(', ');
    throw new StrnnError(
      'data',
      `Paired values: expected the same subjects on both sides, but ${alone.length} are on one side only: ${names}.`,
    );
  }
  return [...left.keys()]
    .sort(compareNames)
    .map((subject) => ({ subject, value: left.get(subject)! - right.get(subject)! }));
}

function bySubject(values: readonly SubjectValue[], side: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const { subject, value } of values) {
    if (map.has(subject))
      throw new StrnnError('data', `Paired values: subject ${subject} comes twice on the ${side} side.`);
    if (!Number.isFinite(value)) {
      throw new StrnnError(
        'data',
        `Paired values: subject ${subject}, ${side} side: expected a finite number, but found ${value}.`,
      );
    }
    map.set(subject, value);
  }
  return map;
}
