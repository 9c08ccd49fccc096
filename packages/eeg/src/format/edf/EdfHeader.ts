/** One signal of an EDF or BDF header. */
export interface EdfSignal {
  readonly label: string;
  readonly units: string;
  readonly physicalMin: number;
  readonly physicalMax: number;
  readonly digitalMin: number;
  readonly digitalMax: number;
  /** Samples in a data record. */
  readonly samples: number;
  /** Where its samples begin in a data record, in bytes. */
  readonly at: number;
  /** An `'EDF Annotations'` or `'BDF Annotations'` signal, which holds text. */
  readonly annotations: boolean;
}

/** A checked header of an EDF, EDF+, BDF or BDF+ file. */
export interface EdfHeader {
  /** `'EDF'`, `'EDF+C'`, `'EDF+D'`, `'BDF'`, `'BDF+C'` or `'BDF+D'`. */
  readonly format: string;
  readonly bytesPerSample: 2 | 3;
  readonly bytes: number;
  /** Local patient identification, local recording identification, start date and time, as written. */
  readonly patient: string;
  readonly recording: string;
  readonly date: string;
  readonly time: string;
  /** Data records that are in the file whole. */
  readonly records: number;
  /** Seconds. */
  readonly recordDuration: number;
  readonly recordBytes: number;
  readonly signals: readonly EdfSignal[];
  readonly warnings: readonly string[];
}
