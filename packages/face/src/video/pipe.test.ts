import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { FfmpegLog } from './FfmpegLog.js';
import { PnmFrames } from './PnmFrames.js';

/** A text or bytes in pieces cut anywhere. */
function* pieces<T extends string | Uint8Array>(whole: T, seed: number): Generator<T> {
  const random = createRandom(seed);
  for (let at = 0; at < whole.length;) {
    const end = at + 1 + random.integer(30);
    yield whole.slice(at, end) as T;
    at = end;
  }
}

describe('PnmFrames', () => {
  it('puts frames together from pieces cut anywhere', () => {
    const stream = Buffer.concat([
      Buffer.from('P5\n3 2\n255\n'),
      Uint8Array.of(10, 10, 10, 80, 53, 10),
      Buffer.from('P6\n1 1\n255\n'),
      Uint8Array.of(1, 2, 3),
    ]);
    for (let seed = 0; seed < 200; seed++) {
      const frames = new PnmFrames();
      const seen = [...pieces(stream, seed)].flatMap((piece) => [...frames.push(piece)]);
      expect(seen.map(({ width, height, channels, bytes }) => [width, height, channels, ...bytes])).toEqual([
        [3, 2, 1, 10, 10, 10, 80, 53, 10],
        [1, 1, 3, 1, 2, 3],
      ]);
      expect(frames.open).toBe(false);
    }
    const cut = new PnmFrames();
    expect([...cut.push(stream.subarray(0, -1))].length).toBe(1);
    expect(cut.open).toBe(true);
  });

  it('refuses another stream', () => {
    expect(() => [...new PnmFrames().push(Buffer.alloc(100, 65))]).toThrow('no PGM or PPM header');
    expect(() => [...new PnmFrames().push(Buffer.from('P5\n3 2\n65535\n'))]).toThrow(
      'no PGM or PPM header: "P5\\n3 2\\n65535\\n"',
    );
  });
});

describe('FfmpegLog', () => {
  const log = `Input #0, avi, from 'x':
[Parsed_showinfo_1 @ 0x55] [info] config in time_base: 1/12800, frame_rate: 25/1
[Parsed_showinfo_1 @ 0x55] [info] config out time_base: 0/0, frame_rate: 0/0
[Parsed_showinfo_1 @ 0x55] [info] n:   0 pts:      0 pts_time:0       duration:    512 fmt:gray
[Parsed_showinfo_1 @ 0x55] [info] n:   1 pts:    512 pts_time:0.04    duration:    512 fmt:gray
[h264 @ 0x56] [error] one
[error] two
[fatal] three
[h264 @ 0x56] [error] four
[Parsed_showinfo_1 @ 0x55] [info] n:   2 pts:   NOPTS pts_time:NOPTS       duration:    512 fmt:gray
`;

  it('finds times and errors in pieces cut anywhere', async () => {
    for (let seed = 0; seed < 100; seed++) {
      const reader = new FfmpegLog();
      for (const piece of pieces(log, seed)) reader.push(piece);
      expect([await reader.nextTime(), await reader.nextTime(), await reader.nextTime()]).toEqual([
        0,
        0.04,
        Number.NaN,
      ]);
      expect([reader.errorCount, reader.errors]).toEqual([4, ['one', 'two', 'three']]);
      const behindAJump = new FfmpegLog(true);
      behindAJump.push('[error] zero\n');
      expect(behindAJump.errors).toEqual(['zero']);
      behindAJump.push(log);
      expect(behindAJump.errors).toEqual(['one', 'two', 'three']);
      const later = reader.nextTime();
      reader.end();
      expect(await later).toBeUndefined();
    }
  });
});
