import { StrnnError, unknownName } from '@strnn/core/error';
import type { Channel, ReadRequest } from '../Recording.js';

/** A checked request. */
export interface ResolvedRead {
  /** Places of the channels in the recording, in the order wanted. */
  readonly places: readonly number[];
  readonly rate: number;
  readonly from: number;
  readonly to: number;
}

const keys = ['channels', 'from', 'to'];

/**
 * Checks a request against the channels of a recording and fills in the defaults.
 *
 * @throws StrnnError `option` for an unknown channel, channels of different rates or a range outside the file
 */
export function resolveRead(file: string, channels: readonly Channel[], request: ReadRequest): ResolvedRead {
  if (typeof request !== 'object' || request === null) {
    throw new StrnnError('option', `${file}: read: expected an object, found ${show(request)}`);
  }
  for (const key of Object.keys(request))
    if (!keys.includes(key)) throw unknownName(`${file}: read`, 'option', key, keys);
  const places = placesOf(file, channels, request.channels);
  const rates = new Set(places.map((place) => channels[place].rate));
  if (rates.size > 1) {
    throw new StrnnError(
      'option',
      `${file}: read.channels: expected channels of one rate, found ` +
        `${[...rates].map((rate) => `${rate} Hz (${sample(channels, places, rate)})`).join(' and ')}. Read them one rate at a time.`,
    );
  }
  const { rate, samples } = channels[places[0]];
  const from = request.from ?? 0;
  const to = request.to ?? samples;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > samples) {
    throw new StrnnError(
      'option',
      `${file}: read: expected whole numbers 0 <= from <= to <= ${samples} (the samples there are), found from ${show(from)}, to ${show(to)}`,
    );
  }
  return { places, rate, from, to };
}

function placesOf(file: string, channels: readonly Channel[], wanted: readonly string[] | undefined): number[] {
  const names = channels.map((channel) => channel.name);
  if (wanted === undefined) {
    const places = names.map((_, i) => i).filter((i) => channels[i].kind === 'eeg');
    if (places.length > 0) return places;
    const found = names.length === 0 ? 'no signals at all' : channels.map((c) => `${c.name} (${c.kind})`).join(', ');
    throw new StrnnError('option', `${file}: read: no channel is EEG; name them in read.channels. Found: ${found}.`);
  }
  if (!Array.isArray(wanted) || wanted.length === 0) {
    throw new StrnnError(
      'option',
      `${file}: read.channels: expected a list of one name or more, found ${show(wanted)}`,
    );
  }
  const place = new Map(names.map((name, i) => [name, i]));
  return (wanted as readonly unknown[]).map((name) => {
    const found = typeof name === 'string' ? place.get(name) : undefined;
    if (found === undefined) throw unknownName(`${file}: read.channels`, 'channel', String(name), names);
    return found;
  });
}

function sample(channels: readonly Channel[], places: readonly number[], rate: number): string {
  const names = places.filter((place) => channels[place].rate === rate).map((place) => channels[place].name);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')}, ...` : names.join(', ');
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
