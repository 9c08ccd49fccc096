import { StrnnError } from '@strnn/core/error';
import { parseBrainVision } from './parseBrainVision.js';
import { readBrainVisionText } from './readBrainVisionText.js';

export interface BrainVisionMarker {
  /** `'Stimulus'`, `'Response'`, `'New Segment'`, ... */
  readonly type: string;
  readonly description: string;
  /** Sample it begins at, from 0. */
  readonly position: number;
  /** Samples. */
  readonly size: number;
  /** From 1; 0 for all channels. */
  readonly channel: number;
  /** Of a new segment: 20 digits, year to microsecond, or `''`. */
  readonly date: string;
}

/**
 * Reads and checks a .vmrk file.
 * @throws StrnnError `data` with the line, what was expected and what was found
 */
export async function readBrainVisionMarkers(file: string): Promise<BrainVisionMarker[]> {
  const sections = parseBrainVision(file, await readBrainVisionText(file), 'Marker');
  const markers: BrainVisionMarker[] = [];
  for (const { key, value, line } of sections.get('marker infos') ?? []) {
    if (!/^Mk\d+$/i.test(key)) continue;
    const fields = value.split(',');
    const [type, description = ''] = fields.map((field) => field.replaceAll('\\1', ','));
    const whole = (i: number, what: string, fallback: string): number => {
      const text = (fields[i] ?? '').trim() || fallback;
      if (!/^-?\d{1,15}$/.test(text)) {
        throw new StrnnError(
          'data',
          `${file}, line ${line}: ${what} of ${key}: expected a whole number, found ${JSON.stringify(fields[i] ?? '')}`,
        );
      }
      return Number(text);
    };
    markers.push({
      type,
      description,
      position: whole(2, 'position', '') - 1,
      size: Math.max(0, whole(3, 'size', '0')),
      channel: whole(4, 'channel', '0'),
      date: (fields[5] ?? '').trim(),
    });
  }
  return markers;
}
