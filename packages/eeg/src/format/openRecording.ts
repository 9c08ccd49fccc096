import { extname } from 'node:path';
import { StrnnError, unknownName } from '@strnn/core/error';
import { openBrainVision } from './brainvision/openBrainVision.js';
import { openEdf } from './edf/openEdf.js';
import { openEeglab, type OpenEeglabOptions } from './eeglab/openEeglab.js';
import type { Recording } from './Recording.js';
import { openBytes } from './recording/openBytes.js';
import { openArff, type OpenArffOptions } from './text/openArff.js';
import { openCsv, type OpenCsvOptions } from './text/openCsv.js';

/** Options of the formats; those that the format of the file does not have are refused. */
export type OpenRecordingOptions = OpenCsvOptions & Partial<OpenArffOptions> & OpenEeglabOptions;

const known = [
  'EDF and EDF+ (.edf)',
  'BDF and BDF+ (.bdf)',
  'BrainVision (.vhdr)',
  'EEGLAB (.set)',
  'tables (.csv, .tsv, .txt)',
  'ARFF (.arff)',
].join(', ');

/**
 * Opens a recording of any format that is known, told by the content of the file and else by its extension. Tables and
 * ARFF need a `rate` (or, for tables, a `timeColumn`).
 *
 * @throws StrnnError `data` for a file of no known format, listing those that are, and as the opener of the format
 * (`openEdf`, `openBrainVision`, `openEeglab`, `openCsv`, `openArff`)
 */
export async function openRecording(file: string, options: OpenRecordingOptions = {}): Promise<Recording> {
  const source = await openBytes(file);
  const bytes = await source.bytes(0, Math.min(512, source.size)).finally(() => source.close());
  const head = Buffer.from(bytes).toString('latin1');
  const extension = extname(file).toLowerCase();

  if (head.startsWith('0       ') || head.startsWith('\u00ffBIOSEMI')) return openEdf(none(file, options, 'EDF'));
  if (/^Brain ?Vision( Core| V-Amp)? Data( Exchange)? Header File/.test(head))
    return openBrainVision(none(file, options, 'BrainVision'));
  if (/^Brain ?Vision( Core| V-Amp)? Data( Exchange)? Marker File/.test(head)) {
    throw new StrnnError('data', `${file}: expected a recording, found the markers of one; open its header (.vhdr)`);
  }
  if (head.startsWith('MATLAB 5.0') || head.startsWith('MATLAB 7.3') || head.startsWith('\u0089HDF'))
    return openEeglab(file, options);
  if (/^(\s*%[^\n]*\n)*\s*@relation\b/i.test(head.replace(/^\u00ef\u00bb\u00bf/, '')))
    return openArff(file, options as OpenArffOptions);

  switch (extension) {
    case '.edf':
    case '.bdf':
      return openEdf(none(file, options, 'EDF'));
    case '.vhdr':
    case '.ahdr':
      return openBrainVision(none(file, options, 'BrainVision'));
    case '.set':
      return openEeglab(file, options);
    case '.csv':
    case '.tsv':
    case '.txt':
      return openCsv(file, options);
    case '.arff':
      return openArff(file, options as OpenArffOptions);
    case '.fdt':
    case '.eeg':
    case '.vmrk': {
      const header = extension === '.fdt' ? 'the .set file' : 'the header (.vhdr)';
      throw new StrnnError(
        'data',
        `${file}: expected a recording, found a part of one; open ${header} that belongs to it`,
      );
    }
    default:
      throw new StrnnError('data', `${file}: no format of recordings that is known. Known: ${known}.`);
  }
}

/** These formats have no options. */
function none(file: string, options: OpenRecordingOptions, format: string): string {
  const [key] = Object.keys(options);
  if (key !== undefined) throw unknownName(`openRecording: ${file} is ${format}`, 'option', key, ['none']);
  return file;
}
