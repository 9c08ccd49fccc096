import type { Random } from '@strnn/core/random';
import { createNoise, type Noise } from './createNoise.js';

/** A rhythm that goes on for the whole of the signals, with slowly wandering phase. */
export interface PlantedRhythm {
  /** Hz. */
  readonly frequency: number;
  /** Amplitude per channel, in uV. */
  readonly amplitudes: readonly number[];
}

export interface PlantedSignalsOptions {
  readonly random: Random;
  readonly channels: number;
  readonly samples: number;
  /** Hz. */
  readonly rate: number;
  /** Standard deviation of the background, in uV. */
  readonly noise: number;
  readonly rhythms: readonly PlantedRhythm[];
}

/** Pole of the background: power falls with frequency, roughly as EEG's does. */
const pole = 0.9;

/**
 * Made-up EEG: an autoregressive background of its own for each channel, and rhythms that the channels share in phase up
 * to a random shift. One array of `samples` values in uV per channel.
 */
export function plantedSignals({
  random,
  channels,
  samples,
  rate,
  noise,
  rhythms,
}: PlantedSignalsOptions): Float64Array[] {
  const draw = createNoise(random);
  const innovation = noise * Math.sqrt(1 - pole * pole);
  return Array.from({ length: channels }, (_, channel) => {
    const signal = new Float64Array(samples);
    draw(signal);
    let value = noise * random.normal();
    for (let i = 0; i < samples; i++) {
      value = pole * value + innovation * signal[i];
      signal[i] = value;
    }
    for (const { frequency, amplitudes } of rhythms) {
      addRhythm(signal, amplitudes[channel], frequency / rate, 2 * Math.PI * random.uniform(), draw);
    }
    return signal;
  });
}

/** A sine whose phase steps by a few degrees every quarter of a period, so that it is a narrow band and no line. */
function addRhythm(signal: Float64Array, amplitude: number, cycles: number, phase: number, draw: Noise): void {
  const every = Math.max(1, Math.round(0.25 / cycles));
  const steps = new Float64Array(Math.ceil(signal.length / every));
  draw(steps);
  // The sine and cosine of the phase, turned from sample to sample: that is much faster than their functions.
  const [turnCosine, turnSine] = [Math.cos(2 * Math.PI * cycles), Math.sin(2 * Math.PI * cycles)];
  let [cosine, sine] = [amplitude * Math.cos(phase), amplitude * Math.sin(phase)];
  for (let step = 0; step < steps.length; step++) {
    const angle = 0.15 * steps[step];
    const [stepCosine, stepSine] = [Math.cos(angle), Math.sin(angle)];
    const held = cosine;
    cosine = held * stepCosine - sine * stepSine;
    sine = held * stepSine + sine * stepCosine;
    const end = Math.min(signal.length, (step + 1) * every);
    for (let i = step * every; i < end; i++) {
      signal[i] += sine;
      const before = cosine;
      cosine = before * turnCosine - sine * turnSine;
      sine = before * turnSine + sine * turnCosine;
    }
  }
}
