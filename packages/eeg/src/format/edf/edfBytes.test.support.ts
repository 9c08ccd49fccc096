/** A signal to be written as it is, whatever a valid file would have. */
export interface RawEdfSignal {
  readonly label: string;
  readonly units?: string;
  readonly physical?: readonly [string, string];
  readonly digital?: readonly [string, string];
  /** In a data record; default: that of `data`, or 1. */
  readonly samples?: string;
  /** Numbers of each data record, or the text of an annotation signal. */
  readonly data: readonly (readonly number[] | string)[];
}

export interface RawEdfOptions {
  readonly bdf?: boolean;
  readonly reserved?: string;
  readonly records?: string;
  readonly duration?: string;
  readonly headerBytes?: string;
  readonly count?: string;
  readonly version?: string;
  readonly date?: string;
  readonly time?: string;
  readonly recording?: string;
}

/** An EDF or BDF file of any content, for tests; byte by byte and apart from `writeEdf`. */
export function edfBytes(signals: readonly RawEdfSignal[], options: RawEdfOptions = {}): Uint8Array {
  const { bdf = false, duration = '1', date = '02.03.04', time = '05.06.07' } = options;
  const width = bdf ? 3 : 2;
  const records = Math.max(0, ...signals.map(({ data }) => data.length));
  const perRecord = signals.map(({ data }) =>
    Math.max(...data.map((d) => (typeof d === 'string' ? Math.ceil(Buffer.byteLength(d) / width) : d.length)), 1),
  );
  const head = [
    [options.version ?? (bdf ? '\u00ffBIOSEMI' : '0'), 8],
    ['patient', 80],
    [options.recording ?? 'recording', 80],
    [date, 8],
    [time, 8],
    [options.headerBytes ?? String(256 * (signals.length + 1)), 8],
    [options.reserved ?? '', 44],
    [options.records ?? String(records), 8],
    [duration, 8],
    [options.count ?? String(signals.length), 4],
    ...signals.map(({ label }) => [label, 16] as const),
    ...signals.map(() => ['', 80] as const),
    ...signals.map(({ units = 'uV' }) => [units, 8] as const),
    ...signals.map(({ physical = ['-100', '100'] }) => [physical[0], 8] as const),
    ...signals.map(({ physical = ['-100', '100'] }) => [physical[1], 8] as const),
    ...signals.map(({ digital = ['-1000', '1000'] }) => [digital[0], 8] as const),
    ...signals.map(({ digital = ['-1000', '1000'] }) => [digital[1], 8] as const),
    ...signals.map(() => ['', 80] as const),
    ...signals.map(({ samples }, i) => [samples ?? String(perRecord[i]), 8] as const),
    ...signals.map(() => ['', 32] as const),
  ] as const;
  const parts = head.map(([text, size]) => Buffer.from(text.padEnd(size).slice(0, size), 'latin1'));
  for (let record = 0; record < records; record++) {
    signals.forEach(({ data }, i) => {
      const piece = data[record];
      const bytes = Buffer.alloc(perRecord[i] * width);
      if (typeof piece === 'string') bytes.write(piece, 'utf8');
      else piece.forEach((value, at) => bytes.writeIntLE(value, at * width, width));
      parts.push(bytes);
    });
  }
  return Buffer.concat(parts);
}

/** Time-keeping of a data record, with annotations behind it. */
export const tal = (onset: string, ...lists: readonly string[]): string =>
  [`${onset}\u0014\u0014\0`, ...lists.map((list) => `${list}\u0014\0`)].join('');
