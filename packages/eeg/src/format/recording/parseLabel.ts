import type { Channel } from '../Recording.js';
import { voltageFactor } from './voltageFactor.js';

/** First words that name the kind of a signal, as in the standard texts of EDF+ (edfplus.info). */
const prefixes: Readonly<Record<string, Channel['kind']>> = {
  EEG: 'eeg',
  EOG: 'eog',
  ECG: 'ecg',
  EKG: 'ecg',
  EMG: 'emg',
};

const stim =
  /^(status|trig(ger)?s?|stim(ulus|uli)?|sti ?\d+|markers?|events?|event ?markers?|digital ?marker|din ?\d+)$/i;
const eog = /eog|^[lr]oc\b|^(left|right|[lr]) ?eye$/i;
const ecg = /ecg|ekg/i;
const emg = /emg|\bchin/i;
/** Sensors of polysomnographs and amplifiers, and columns of tables, that hold no EEG. */
const other =
  /resp|air ?flow|^flow|nasal|thora|abdo|chest|snor|sp?a?o2|pulse|plet|^ppg|temp|light|position|^pos$|^gsr|^eda$|^erg|^exg|^ana ?\d|^aux|photic|^acc|^gyr|^mag[xyz]?$|^time|^date|index$|counter|battery|quality|^label|^class|^target|eyedetection/i;

/**
 * Name and kind of a channel from its label. `'EEG Fp1'` is `'Fp1'`, `'ECG ECG'` is `'ECG'`; nothing else is taken off.
 * A label that says nothing is taken for EEG where its unit is one of voltage or not named, as MNE does.
 */
export function parseLabel(label: string, units: string): { name: string; kind: Channel['kind'] } {
  const text = label.trim();
  const [, prefix, rest] = /^(EEG|EOG|ECG|EKG|EMG)\s+(\S.*)$/i.exec(text) ?? [];
  if (prefix !== undefined) return { name: rest, kind: prefixes[prefix.toUpperCase()] };
  return { name: text, kind: kindOf(text, units.trim()) };
}

function kindOf(text: string, units: string): Channel['kind'] {
  if (stim.test(text)) return 'stim';
  if (eog.test(text)) return 'eog';
  if (ecg.test(text)) return 'ecg';
  if (emg.test(text)) return 'emg';
  if (other.test(text)) return 'other';
  return units === '' || voltageFactor(units) !== undefined ? 'eeg' : 'other';
}
