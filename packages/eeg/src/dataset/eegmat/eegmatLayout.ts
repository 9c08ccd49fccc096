/** The files of EEGMAT 1.0.0 on PhysioNet. */
export const eegmatLayout = {
  subjects: 36,
  /** As in the files; T3 to T6 are the old names of T7, T8, P7 and P8. */
  channels: [
    'Fp1',
    'Fp2',
    'F3',
    'F4',
    'F7',
    'F8',
    'T3',
    'T4',
    'C3',
    'C4',
    'T5',
    'T6',
    'P3',
    'P4',
    'O1',
    'O2',
    'Fz',
    'Cz',
    'Pz',
  ],
  /** Hz. */
  rate: 500,
  /** `_1`, `_2` of the file names. */
  tasks: ['rest', 'arithmetic'],
  /** Seconds. */
  duration: { rest: 182, arithmetic: 62 },
} as const;

/** Subject00_1.edf to Subject35_2.edf. */
export const eegmatFile = /^Subject([0-2]\d|3[0-5])_([12])\.edf$/;
