import { nearestName, StrnnError } from '@strnn/core/error';
import type { Recording, RecordingEvent } from '../../format/Recording.js';
import type { TrialRow } from './TrialRow.js';

/** A trial as samples of its recording. */
export interface LocatedTrial {
  readonly row: TrialRow;
  /** Unique within subject and session. */
  readonly trial: string;
  /** First sample, and one past the last, at the recording's own rate. */
  readonly from: number;
  readonly to: number;
}

/**
 * Where the trials of one recording lie. Rows of whole seconds give one trial each, rows with an event one per event of that
 * label. A trial lies within one stretch of the recording and, where it is cut into epochs, within one epoch.
 *
 * @param rate Hz of the channels that are read
 * @param table for errors
 * @throws StrnnError `data` naming the line: beyond the end, across a gap, no such event (with the nearest), overlapping trials.
 */
export async function locateTrials(
  rows: readonly TrialRow[],
  recording: Recording,
  rate: number,
  table: string,
): Promise<readonly LocatedTrial[]> {
  const events = rows.some(({ part }) => part.kind === 'event') ? await recording.events() : [];
  const located = rows.flatMap((row) =>
    placesOf(row, recording, events, table).map(({ trial, start, end }) => {
      const [from, to] = samplesOf(start, end, recording, rate, `${table}, line ${row.line}`);
      return { row, trial, from, to };
    }),
  );
  const sorted = [...located].sort((a, b) => a.from - b.from);
  for (let i = 1; i < sorted.length; i++) {
    const [one, other] = [sorted[i - 1], sorted[i]];
    if (other.from < one.to) {
      throw new StrnnError(
        'data',
        `${table}, line ${other.row.line}: trial ${other.trial} shares samples of ${other.row.file} with trial ${one.trial} of line ` +
          `${one.row.line} (from ${(other.from / rate).toFixed(3)} s); a split that puts them on different sides would leak`,
      );
    }
  }
  return located;
}

function placesOf(
  { trial, file, part, line }: TrialRow,
  recording: Recording,
  events: readonly RecordingEvent[],
  table: string,
): { trial: string; start: number; end: number }[] {
  if (part.kind !== 'event') {
    const [{ onset: start }] = recording.segments;
    const last = recording.segments[recording.segments.length - 1];
    const end = last.onset + last.duration;
    if (part.kind === 'all') return [{ trial: trial ?? file, start, end }];
    return [{ trial: trial ?? `${file} from ${part.start} s`, start: part.start, end: part.end ?? end }];
  }
  const found = events.filter(({ label }) => label === part.event);
  if (found.length === 0) {
    const labels = [...new Set(events.map(({ label }) => label))];
    const near = nearestName(part.event, labels);
    throw new StrnnError(
      'data',
      `${table}, line ${line}, column 'event': ${file} has no event '${part.event}'.${near === undefined ? '' : ` Did you mean '${near}'?`} ` +
        `Found: ${labels.slice(0, 10).join(', ') || 'no events'}.`,
    );
  }
  return found.map(({ onset }, index) => ({
    trial: `${trial ?? `${file} ${part.event}`} ${index + 1}`,
    start: onset,
    end: onset + part.duration,
  }));
}

function samplesOf(start: number, end: number, recording: Recording, rate: number, where: string): [number, number] {
  // Half a sample, so that times rounded to milliseconds do not fall off an end.
  const slack = 0.5 / rate;
  const segment = recording.segments.find(({ onset, duration }) => start >= onset - slack && start < onset + duration);
  const last = recording.segments[recording.segments.length - 1];
  const span = `${start} to ${Number(end.toFixed(6))} s of ${recording.file}`;
  if (segment === undefined || end > last.onset + last.duration + slack) {
    throw new StrnnError(
      'data',
      `${where}: ${span}: expected a part of the recording, which ends at ${Number((last.onset + last.duration).toFixed(6))} s`,
    );
  }
  if (end > segment.onset + segment.duration + slack) {
    throw new StrnnError(
      'data',
      `${where}: ${span}: expected a stretch without a gap, found the next gap at ${segment.onset + segment.duration} s`,
    );
  }
  const first = Math.max(0, Math.round((segment.offset + start - segment.onset) * rate));
  const stop = Math.min(
    Math.round((segment.offset + segment.duration) * rate),
    first + Math.round((end - start) * rate),
  );
  const { epochs } = recording;
  if (epochs && Math.floor(first / epochs.samples) !== Math.floor((stop - 1) / epochs.samples)) {
    throw new StrnnError(
      'data',
      `${where}: ${span}: expected a part of one of the ${epochs.count} epochs of ${epochs.samples} samples, found a part that goes from one into the next`,
    );
  }
  return [first, stop];
}
