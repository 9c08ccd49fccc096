import { seed62Sites } from '@strnn/core/sites';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { uciEegAliases } from './uciEegAliases.js';

/** A list of channels by name. */
export interface Montage {
  /** `'deap32'` */
  readonly name: string;
  /** One sentence for people. */
  readonly description: string;
  /** Channel names in the order of the data set's or device's files. */
  readonly channels: readonly string[];
  /** What `montageSites` needs besides. */
  readonly aliases?: Readonly<Record<string, string>>;
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const montages: readonly Montage[] = [
  {
    name: 'seed62',
    description: 'SEED, SEED-IV and SEED-V, 62 channels in file order.',
    channels: seed62Sites().names,
  },
  {
    name: 'deap32',
    description: 'DEAP, its 32 EEG channels in the order of the preprocessed files.',
    channels: words(`Fp1 AF3 F3 F7 FC5 FC1 C3 T7 CP5 CP1 P3 P7 PO3 O1 Oz Pz
      Fp2 AF4 Fz F4 F8 FC6 FC2 Cz C4 T8 CP6 CP2 P4 P8 PO4 O2`),
  },
  {
    name: 'emotiv14',
    description: 'Emotiv EPOC, 14 channels, the headset of DREAMER and AMIGOS.',
    channels: words('AF3 F7 F3 FC5 T7 P7 O1 O2 P8 T8 FC6 F4 F8 AF4'),
  },
  {
    name: '10-20-19',
    description: 'The 19 electrodes of the 10-20 system, with the old names T3 to T6.',
    channels: words('Fp1 Fp2 F7 F3 Fz F4 F8 T3 C3 Cz C4 T4 T5 P3 Pz P4 T6 O1 O2'),
  },
  {
    name: 'uci61',
    description: 'UCI EEG Database, its 61 scalp electrodes in file order; AF1, AF2, PO1, PO2 as in uciEegAliases.',
    channels: uciEegLayout.scalp,
    aliases: uciEegAliases,
  },
  {
    name: 'biosemi16',
    description: 'BioSemi 16-channel cap.',
    channels: words('Fp1 Fp2 F4 Fz F3 T7 C3 Cz C4 T8 P4 Pz P3 O1 Oz O2'),
  },
  {
    name: 'biosemi32',
    description: 'BioSemi 32-channel cap, A1 to A32.',
    channels: words(`Fp1 AF3 F7 F3 FC1 FC5 T7 C3 CP1 CP5 P7 P3 Pz PO3 O1 Oz
      O2 PO4 P4 P8 CP6 CP2 C4 T8 FC6 FC2 F4 F8 AF4 Fp2 Fz Cz`),
  },
  {
    name: 'biosemi64',
    description: 'BioSemi 64-channel cap, A1 to B32.',
    channels: words(`Fp1 AF7 AF3 F1 F3 F5 F7 FT7 FC5 FC3 FC1 C1 C3 C5 T7 TP7 CP5 CP3 CP1 P1 P3 P5 P7 P9 PO7 PO3 O1
      Iz Oz POz Pz CPz Fpz Fp2 AF8 AF4 AFz Fz F2 F4 F6 F8 FT8 FC6 FC4 FC2 FCz Cz C2 C4 C6 T8 TP8 CP6 CP4 CP2
      P2 P4 P6 P8 P10 PO8 PO4 O2`),
  },
];

/**
 * Channel lists that come with the package: `seed62`, `deap32`, `emotiv14`, `10-20-19`, `uci61`, `biosemi16`, `biosemi32`,
 * `biosemi64`. Sources: seed62 as `seed62Sites` of core; deap32, the DEAP data description (Koelstra et al., IEEE Trans.
 * Affective Computing 3, 2012); uci61 as `uciEegLayout`; biosemi,
 * MNE-Python's biosemi16.txt, biosemi32.txt and biosemi64.txt; the rest are the devices' own orders.
 */
export const builtinMontages: readonly Montage[] = montages;
