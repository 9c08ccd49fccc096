/** A time-stamped annotation list of EDF+: one time with the texts that belong to it. */
export interface Tal {
  /** Seconds from the start written in the header. */
  readonly onset: number;
  /** Seconds, 0 where none is given. */
  readonly duration: number;
  /** Without empty ones. */
  readonly texts: readonly string[];
  /** Whether the first text is empty, which in the first list of a data record says when the record starts. */
  readonly timeKeeping: boolean;
}

const textEnd = 0x14;
const pattern = /^([+-]\d+\.?\d*)(?:\u0015(\d+\.?\d*))?$/;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The annotation lists in the bytes that an annotation signal has in one data record: `+onset`, perhaps 0x15 and a
 * duration, then texts between bytes 0x14, then a zero byte (edfplus.info, 2.2.2). Texts are UTF-8; what is not valid is
 * read as Latin-1. Lists that are malformed are passed over.
 *
 * @param onMalformed gets the position of each malformed list
 */
export function parseTals(bytes: Uint8Array, onMalformed: (at: number) => void): Tal[] {
  const tals: Tal[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === 0) {
      at++;
      continue;
    }
    const zero = bytes.indexOf(0, at);
    const end = zero < 0 ? bytes.length : zero;
    const tal = parseTal(bytes.subarray(at, end));
    if (tal === undefined) onMalformed(at);
    else tals.push(tal);
    at = end + 1;
  }
  return tals;
}

function parseTal(bytes: Uint8Array): Tal | undefined {
  const timeEnd = bytes.indexOf(textEnd);
  if (timeEnd < 0 || bytes[bytes.length - 1] !== textEnd) return undefined;
  const time = Buffer.from(bytes.buffer, bytes.byteOffset, timeEnd).toString('latin1');
  const [, onset, duration] = pattern.exec(time) ?? [];
  if (onset === undefined) return undefined;
  const texts: string[] = [];
  for (let start = timeEnd + 1; start < bytes.length;) {
    const end = bytes.indexOf(textEnd, start);
    if (end > start) texts.push(decode(bytes.subarray(start, end)));
    start = end + 1;
  }
  return {
    onset: Number(onset),
    duration: duration === undefined ? 0 : Number(duration),
    texts,
    timeKeeping: bytes[timeEnd + 1] === textEnd,
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
