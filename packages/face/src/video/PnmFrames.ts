const lineFeed = 10;
/** 'P6', two sizes of at most 10 digits, '255', and the white space. */
const longestHeader = 40;

/** A frame as it comes through the pipe. */
export interface RawFrame {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** height x width x channels */
  readonly bytes: Uint8Array;
}

/** Puts the frames of a stream of PGM and PPM images (8 bits, as ffmpeg writes them) together from pieces cut anywhere. */
export class PnmFrames {
  private header: number[] = [];
  private lines = 0;
  private frame: RawFrame | undefined;
  private filled = 0;

  /** Whether a frame has begun but not ended. */
  get open(): boolean {
    return this.header.length > 0 || this.frame !== undefined;
  }

  /** @returns the frames that a piece completes */
  *push(piece: Uint8Array): Generator<RawFrame, void, undefined> {
    for (let at = 0; at < piece.length;) {
      if (this.frame === undefined) {
        const byte = piece[at++];
        this.header.push(byte);
        if (byte === lineFeed) this.lines++;
        if (this.lines === 3) this.frame = this.begin();
        else if (this.header.length > longestHeader) throw new Error('no PGM or PPM header');
      } else {
        const { bytes } = this.frame;
        const taken = Math.min(bytes.length - this.filled, piece.length - at);
        bytes.set(piece.subarray(at, at + taken), this.filled);
        this.filled += taken;
        at += taken;
        if (this.filled === bytes.length) {
          const frame = this.frame;
          this.frame = undefined;
          yield frame;
        }
      }
    }
  }

  private begin(): RawFrame {
    const text = String.fromCharCode(...this.header);
    const match = /^P([56])\n(\d+) (\d+)\n255\n$/.exec(text);
    if (match === null) throw new Error(`no PGM or PPM header: ${JSON.stringify(text)}`);
    const [width, height] = [Number(match[2]), Number(match[3])];
    const channels = match[1] === '5' ? 1 : 3;
    this.header = [];
    this.lines = 0;
    this.filled = 0;
    return { width, height, channels, bytes: new Uint8Array(width * height * channels) };
  }
}
