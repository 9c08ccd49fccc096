import { StrnnError } from '@strnn/core/error';
import type { Recording, RecordingEvent, RecordingSegment } from '../Recording.js';
import { createRecording } from '../recording/createRecording.js';
import { openBytes } from '../recording/openBytes.js';
import { parseLabel } from '../recording/parseLabel.js';
import { uniqueNames } from '../recording/uniqueNames.js';
import { voltageFactor } from '../recording/voltageFactor.js';
import { brainVisionTimes } from './brainVisionTimes.js';
import { brainVisionBytes, decodeBrainVision } from './decodeBrainVision.js';
import { findBrainVisionFile } from './findBrainVisionFile.js';
import { readBrainVisionHeader } from './readBrainVisionHeader.js';
import { readBrainVisionMarkers, type BrainVisionMarker } from './readBrainVisionMarkers.js';

/**
 * Opens a BrainVision recording by its header (.vhdr), with the data and marker files it names beside it. Binary data of
 * INT_16, UINT_16, INT_32 and IEEE_FLOAT_32, multiplexed or vectorized; values are 64-bit floats, voltages in uV. Events are
 * the markers, labelled `'Stimulus/S  1'` as in MNE, without the first 'New Segment'; a marker of one sample is a moment.
 * 'New Segment' markers begin segments, or epochs where the header says that trials have equal length.
 *
 * @throws StrnnError `data` for missing files, and for a header or marker that is not valid, naming the line and the entry
 */
export async function openBrainVision(file: string): Promise<Recording> {
  const header = await readBrainVisionHeader(file);
  const warnings: string[] = [];
  const dataFile = await findBrainVisionFile(file, 'DataFile', header.dataFile, warnings);
  const markers =
    header.markerFile === undefined
      ? []
      : await readBrainVisionMarkers(await findBrainVisionFile(file, 'MarkerFile', header.markerFile, warnings));
  const source = await openBytes(dataFile);
  try {
    const { rate, epochSamples } = header;
    const frame = brainVisionBytes[header.format] * header.channels.length;
    const samples = Math.floor(source.size / frame);
    const rest = source.size - samples * frame;
    if (rest > 0 && header.orientation === 'VECTORIZED') {
      throw new StrnnError(
        'data',
        `${dataFile}: expected a whole number of samples of ${frame} bytes in all channels, found ${source.size} bytes; where a channel begins is not known`,
      );
    }
    if (rest > 0)
      warnings.push(
        `The last ${rest} bytes of the data are less than a sample of all channels (${frame} bytes); they are not read.`,
      );

    const parsed = header.channels.map(({ name, units }) => parseLabel(name, units));
    const names = parsed.map(({ name }, i) => name || `Ch${i + 1}`);
    const repeated = uniqueNames(names);
    if (repeated.length > 0)
      warnings.push(`Names that occur more than once are numbered from 0: ${repeated.join(', ')}.`);
    const factors = header.channels.map(({ units }) => voltageFactor(units));
    const gains = header.channels.map(({ resolution }, i) => resolution * (factors[i] ?? 1));
    const inEpochs = epochSamples !== undefined && samples > 0 && samples % epochSamples === 0;
    const times = brainVisionTimes(inEpochs ? markers.slice(0, 1) : markers, samples, rate, warnings);
    return createRecording({
      format: 'BrainVision',
      file,
      channels: header.channels.map(({ units }, i) => ({
        name: names[i],
        kind: parsed[i].kind,
        rate,
        samples,
        units: factors[i] === undefined ? units : 'uV',
      })),
      duration: samples / rate,
      start: times.start,
      segments: times.segments,
      ...(inEpochs ? { epochs: { count: samples / epochSamples, samples: epochSamples } } : {}),
      warnings,
      findEvents: () => Promise.resolve(eventsOf(markers, names, times.segments, rate)),
      decode: (places, from, to, out) => decodeBrainVision(source, header, samples, gains, places, [from, to], out),
      close: () => source.close(),
    });
  } catch (error) {
    await source.close();
    throw error;
  }
}

function eventsOf(
  markers: readonly BrainVisionMarker[],
  names: readonly string[],
  segments: readonly RecordingSegment[],
  rate: number,
): RecordingEvent[] {
  const listed = markers[0]?.type === 'New Segment' ? markers.slice(1) : markers;
  let segment = 0;
  return listed
    .toSorted((a, b) => a.position - b.position)
    .map(({ type, description, position, size, channel }) => {
      const time = position / rate;
      while (segment + 1 < segments.length && segments[segment + 1].offset <= time) segment++;
      const { onset, offset } = segments[segment];
      const event = {
        onset: onset + time - offset,
        duration: size > 1 ? size / rate : 0,
        label: `${type}/${description}`,
      };
      return channel >= 1 && channel <= names.length ? { ...event, channel: names[channel - 1] } : event;
    });
}
