import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { uciEegLayout } from '../format/uciEegLayout.js';

const { channels, samples, trialBytes } = uciEegLayout;

/** Trials in the compact form, unpacked: offset = channel / 8 uV, steps from a small repeating pattern. */
export function trialBytesOf(trials: number, first = 0): Buffer {
  const bytes = Buffer.alloc(trials * trialBytes);
  for (let trial = 0; trial < trials; trial++) {
    for (let channel = 0; channel < channels.length; channel++) {
      bytes.writeFloatLE(channel / 8, trial * trialBytes + channel * 4);
      for (let sample = 0; sample < samples; sample++) {
        const steps = (((first + trial) * 31 + channel * 7 + sample * 3) % 200) - 100;
        bytes.writeInt16LE(steps, trial * trialBytes + channels.length * 4 + (channel * samples + sample) * 2);
      }
    }
  }
  return bytes;
}

export const smallTable = `subject,index_in_file,split,source_csv,trial_number,group,condition,also_in
co2a0000001,0,TRAIN,Data1.csv,0,alcoholic,S1 obj,
co2a0000001,1,TRAIN,Data2.csv,3,alcoholic,S2 match,
co2a0000001,2,TEST,Data1.csv,5,alcoholic,S2 nomatch,
co2c0000002,0,TRAIN,Data3.csv,1,control,S2 nomatch,
co2c0000002,1,TRAIN,Data4.csv,2,control,S1 obj,
`;

/** Two subjects with three and two trials in a new temporary folder, in the form of datasets/uci-eeg. Returns the folder. */
export function writeSmallUciEeg(table = smallTable): string {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-uci-eeg-'));
  mkdirSync(join(folder, 'trials'));
  writeFileSync(join(folder, 'trials.csv'), table);
  const { scalp, rate, step } = uciEegLayout;
  writeFileSync(join(folder, 'layout.json'), JSON.stringify({ channels, scalp, fs: rate, samples, step_uV: step }));
  writeFileSync(join(folder, 'trials', 'co2a0000001.bin.gz'), gzipSync(trialBytesOf(3)));
  writeFileSync(join(folder, 'trials', 'co2c0000002.bin.gz'), gzipSync(trialBytesOf(2, 3)));
  return folder;
}
