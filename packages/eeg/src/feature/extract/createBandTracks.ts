import type { Bandpass } from '../entropy/createBandpass.js';
import { differentialEntropy } from '../entropy/differentialEntropy.js';
import { windowVariance } from '../entropy/windowVariance.js';
import type { SampleArray } from '../../signal/Signals.js';

/** One channel on its way through causal band-passes, block after block. */
export interface BandTracks {
  /** Filters `block[from .. to)` and keeps the results from place `at` of the window on; `at` < 0 drops them. */
  push(block: SampleArray, from: number, to: number, at: number): void;
  /** Entropies of the whole window's bands, in nats. */
  entropies(out: Float64Array, at: number): void;
  /** Takes the first `count` samples off the window. */
  shift(count: number): void;
}

export function createBandTracks(bands: readonly Bandpass[], length: number, floor: number): BandTracks {
  const tracks = bands.map((bandpass) => ({
    bandpass,
    state: bandpass.createState(),
    window: new Float64Array(length),
  }));
  const dropped = new Float64Array(length);
  let begun = false;
  return {
    push(block, from, to, at) {
      for (const { bandpass, state, window } of tracks) {
        if (!begun) bandpass.settle(state, block[from] * bandpass.gain);
        const target = at < 0 ? dropped : window;
        const start = Math.max(at, 0);
        for (let n = from, place = start; n < to; n++, place++) target[place] = block[n] * bandpass.gain;
        bandpass.run(target, start, start + to - from, 1, state);
      }
      begun = true;
    },
    entropies(out, at) {
      tracks.forEach(({ window }, band) => {
        out[at + band] = differentialEntropy(Math.max(windowVariance(window, 0, length), floor));
      });
    },
    shift(count) {
      for (const { window } of tracks) window.copyWithin(0, count);
    },
  };
}
