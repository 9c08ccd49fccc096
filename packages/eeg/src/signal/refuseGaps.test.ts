import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extractFeatures } from '../feature/extract/extractFeatures.js';
import { openRecording } from '../format/openRecording.js';
import { segmentsBetween } from '../format/recording/segmentsBetween.js';
import { cutEpochs } from './epoch/cutEpochs.js';
import { cutWindows } from './epoch/cutWindows.js';
import { filterBands } from './filter/filterBands.js';
import { filterSignals } from './filter/filterSignals.js';
import { resample } from './resample/resample.js';
import { selectChannels } from './selectChannels.js';

const open = () =>
  openRecording(fileURLToPath(new URL('../format/recording/fixtures/made_continuous.set', import.meta.url)));

describe('signals of a recording with gaps', () => {
  it('know their segments, and are refused where samples have to follow one another', async () => {
    const recording = await open();
    const signals = await recording.read();
    await recording.close();
    expect(signals.segments).toEqual(recording.segments);
    for (const use of [
      () => filterSignals(signals, { lowPass: 8 }),
      () => filterBands(selectChannels(signals, [signals.names[0]]), { bands: { alpha: [8, 13] } }),
      () => resample(signals, signals.rate / 2),
      () => cutWindows(signals, { length: 0.5 }),
      () => extractFeatures(signals, { feature: 'hjorth', window: 0.5 }),
    ]) {
      expect(use).toThrow(/expected signals without a gap, found \d segments, the first gap from .*readWindows/);
    }
  });

  it('are accepted segment by segment, where epochs are cut as from the whole', async () => {
    const recording = await open();
    const [whole, events] = [await recording.read(), await recording.events()];
    const [, second] = recording.segments;
    const from = Math.round(second.offset * whole.rate);
    const part = await recording.read({ from, to: from + Math.round(second.duration * whole.rate) });
    await recording.close();
    expect(part.segments).toEqual([{ ...second, offset: 0 }]);
    expect(filterSignals(part, { lowPass: 8 }).segments).toEqual(part.segments);
    const all = cutEpochs(whole, events, { from: 0, to: 0 });
    const asked = cutEpochs(whole, events, { from: 0, to: 0, segments: recording.segments });
    expect(all).toEqual(asked);
    const inside = events.filter(({ onset }) => onset >= second.onset && onset < second.onset + second.duration);
    expect(inside.length).toBeGreaterThan(0);
    const { starts, events: kept } = cutEpochs(part, inside, { from: 0, to: 0 });
    kept.forEach((event, n) => expect(starts[n] + from).toBe(all.starts[all.events.indexOf(event)]));
  });
});

describe('segmentsBetween', () => {
  it('cuts segments at the ends of what is read', () => {
    const segments = [
      { onset: 0, offset: 0, duration: 2 },
      { onset: 10, offset: 2, duration: 3 },
    ];
    expect(segmentsBetween(segments, 0, 50, 10)).toEqual(segments);
    expect(segmentsBetween(segments, 15, 30, 10)).toEqual([
      { onset: 1.5, offset: 0, duration: 0.5 },
      { onset: 10, offset: 0.5, duration: 1 },
    ]);
    expect(segmentsBetween(segments, 20, 30, 10)).toEqual([{ onset: 10, offset: 0, duration: 1 }]);
  });
});
