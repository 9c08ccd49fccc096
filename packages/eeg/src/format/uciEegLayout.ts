// The 61 scalp electrodes in the order of the files; X, nd and Y come between and after them.
const beforeX =
  'FP1 FP2 F7 F8 AF1 AF2 FZ F4 F3 FC6 FC5 FC2 FC1 T8 T7 CZ C3 C4 CP5 CP6 CP1 CP2 P3 P4 PZ P8 P7 PO2 PO1 O2 O1';
const afterX =
  'AF7 AF8 F5 F6 FT7 FT8 FPZ FC4 FC3 C6 C5 F2 F1 TP8 TP7 AFZ CP3 CP4 P5 P6 C1 C2 PO7 PO8 FCZ POZ OZ P2 P1 CPZ';

const channels = [...beforeX.split(' '), 'X', ...afterX.split(' '), 'nd', 'Y'] as const;
const scalp = [...beforeX.split(' '), ...afterX.split(' ')] as const;
const samples = 256;

/**
 * The compact form of the UCI EEG recordings, `<subject>.bin.gz`: gzip over trials of `trialBytes` bytes each,
 * per trial 64 float32 offsets (uV), then 64 x 256 int16 steps, channel-major, all little-endian;
 * value (uV) = offset + step * steps, rounded to 0.001 uV. `layout.json` beside the data says the same.
 */
export const uciEegLayout = {
  /** 64 channels in file order: 61 scalp electrodes, the eye channels X and Y, and nd. */
  channels: channels as readonly string[],
  /** The 61 scalp electrodes in file order; AF1, AF2, PO1 and PO2 are old names, see `uciEegAliases`. */
  scalp: scalp,
  /** Hz. */
  rate: 256,
  /** Samples per trial and channel: one second. */
  samples,
  /** uV per step of the recorder's converter. */
  step: 1000 / 2048,
  /** Bytes of one trial, unpacked. */
  trialBytes: channels.length * 4 + channels.length * samples * 2,
} as const;
