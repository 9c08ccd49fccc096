import { StrnnError } from '../error/StrnnError.js';
import { checkSites } from '../sites/checkSites.js';
import type { Samples } from './Samples.js';

/**
 * Refuses samples whose arrays do not fit each other, whose labels name no class, or that hold NaN or infinity.
 *
 * @param where the data set's name, for errors
 * @throws StrnnError 'shape' or 'data' naming the first offending sample, slice, site and feature
 */
export function checkSamples(samples: Samples, where: string): void {
  const { x, shape, y, classes, ids, sites, features, copyOf, spans } = samples;
  const { S, T, N, D } = shape;
  checkSites(sites, `${where}: sites`);
  if (S === 0) throw new StrnnError('data', `${where}: there are no samples.`);
  for (const [letter, size] of Object.entries({ S, T, N, D })) {
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new StrnnError('shape', `${where}: shape.${letter} is ${size}; expected an integer >= 1.`);
    }
  }
  const lengths: [string, number, number][] = [
    ['x (S x T x N x D)', x.length, S * T * N * D],
    ['y (S)', y.length, S],
    ['sites (N)', sites.names.length, N],
    ['features (D)', features.length, D],
    ['ids.subject (S)', ids.subject.length, S],
    ['ids.session (S)', ids.session.length, S],
    ['ids.trial (S)', ids.trial.length, S],
    ['ids.window (S)', ids.window.length, S],
    ...(copyOf === undefined ? [] : [['copyOf (S)', copyOf.length, S] as [string, number, number]]),
    ...(spans === undefined ? [] : [['spans (S x 2)', spans.length, 2 * S] as [string, number, number]]),
  ];
  for (const [name, found, expected] of lengths) {
    if (found !== expected) {
      throw new StrnnError(
        'shape',
        `${where}: ${name} has ${found} entries, but the shape S=${S} T=${T} N=${N} D=${D} asks for ${expected}.`,
      );
    }
  }
  y.forEach((label, s) => {
    if (label < 0 || label >= classes.length) {
      throw new StrnnError(
        'data',
        `${where}: sample ${s} has label ${label}; allowed are 0 to ${classes.length - 1} (${classes.join(', ')}).`,
      );
    }
  });
  copyOf?.forEach((original, s) => {
    if (original === -1) return;
    const isRecorded = original >= 0 && original < S && copyOf[original] === -1;
    const fits = isRecorded && y[original] === y[s] && idsOf(ids, original) === idsOf(ids, s);
    if (fits) return;
    const rule = 'expected -1, or a recorded sample of the same class and ids';
    throw new StrnnError('data', `${where}: copyOf of sample ${s} is ${original}; ${rule}.`);
  });
  for (let s = 0; spans !== undefined && s < S; s++) {
    const [from, to] = [spans[2 * s], spans[2 * s + 1]];
    if (Number.isFinite(from) && Number.isFinite(to) && from < to) continue;
    const rule = 'expected a start before its end, in seconds';
    throw new StrnnError('data', `${where}: spans of sample ${s} are ${from} to ${to}; ${rule}.`);
  }
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i])) {
      const s = Math.floor(i / (T * N * D));
      const t = Math.floor(i / (N * D)) % T;
      const n = Math.floor(i / D) % N;
      throw new StrnnError(
        'data',
        `${where}: x is ${x[i]} at sample ${s} (subject ${ids.subject[s]}, trial ${ids.trial[s]}), slice ${t}, ` +
          `site ${sites.names[n]}, feature ${features[i % D]}. Expected finite numbers: repair or drop the sample.`,
      );
    }
  }
}

function idsOf({ subject, session, trial, window }: Samples['ids'], s: number): string {
  return JSON.stringify([subject[s], session[s], trial[s], window[s]]);
}
