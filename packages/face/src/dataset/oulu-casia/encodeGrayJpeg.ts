import type { GrayImage } from '../../image/Image.js';

/** Numbers of the coefficients of a block, row by row, in the order in which they are written (figure A.6). */
const zigzag = zigzagOrder();
/** Steps of the quantisation at quality 50, row by row (table K.1). */
const steps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
/** How many Huffman codes have 1, 2, ... 16 bits, and what they mean (tables K.3 and K.5). */
const dc = huffmanTable([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], '000102030405060708090a0b');
const ac = huffmanTable(
  [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a' +
    '434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8' +
    'a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
);
/** 8 x 8, frequency by place: the discrete cosine transform of a row. */
const cosines = Float64Array.from({ length: 64 }, (_, i) => {
  const frequency = i >> 3;
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * (i & 7) + 1) * frequency * Math.PI) / 16);
});

/**
 * A baseline JPEG file of a gray image, for look-alikes: jpeg-js, which reads them, sets up for 60 ms per picture.
 * Source: ITU-T T.81, with the tables of its annex K.
 *
 * @param quality 50 to 100, as libjpeg counts
 */
export function encodeGrayJpeg({ width, height, data }: GrayImage, quality: number): Uint8Array {
  const quantiser = steps.map((step) => Math.max(1, Math.floor((step * (200 - 2 * quality) + 50) / 100)));
  const bytes: number[] = [0xff, 0xd8];
  segment(bytes, 0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  segment(bytes, 0xdb, [0, ...Array.from(zigzag, (place) => quantiser[place])]);
  segment(bytes, 0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  segment(bytes, 0xc4, [0x00, ...dc.counts, ...dc.values]);
  segment(bytes, 0xc4, [0x10, ...ac.counts, ...ac.values]);
  segment(bytes, 0xda, [1, 1, 0x00, 0, 63, 0]);
  writeBlocks(bytes, { width, height, data }, quantiser);
  bytes.push(0xff, 0xd9);
  return Uint8Array.from(bytes);
}

function writeBlocks(
  bytes: number[],
  { width, height, data }: Pick<GrayImage, 'width' | 'height' | 'data'>,
  quantiser: readonly number[],
): void {
  let [waiting, bits] = [0, 0];
  const put = (value: number, length: number): void => {
    waiting = (waiting << length) | value;
    bits += length;
    while (bits >= 8) {
      const byte = (waiting >> (bits - 8)) & 255;
      bytes.push(byte);
      if (byte === 0xff) bytes.push(0);
      bits -= 8;
    }
    waiting &= (1 << bits) - 1;
  };
  const code = ({ codes, lengths }: HuffmanTable, symbol: number): void => put(codes[symbol], lengths[symbol]);
  const sizeOf = (value: number): number => 32 - Math.clz32(Math.abs(value));
  const number = (value: number, size: number): void => put(value < 0 ? value + (1 << size) - 1 : value, size);
  const [block, rows] = [new Float64Array(64), new Float64Array(64)];
  let before = 0;
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let i = 0; i < 64; i++) {
        const row = Math.min(top + (i >> 3), height - 1);
        block[i] = Math.round(255 * data[row * width + Math.min(left + (i & 7), width - 1)]) - 128;
      }
      transform(block, rows);
      transform(rows, block);
      const level = Math.round(block[0] / quantiser[0]);
      const size = sizeOf(level - before);
      code(dc, size);
      number(level - before, size);
      before = level;
      let zeros = 0;
      for (let i = 1; i < 64; i++) {
        const value = Math.round(block[zigzag[i]] / quantiser[zigzag[i]]);
        if (value === 0) {
          zeros++;
          continue;
        }
        for (; zeros > 15; zeros -= 16) code(ac, 0xf0);
        code(ac, (zeros << 4) | sizeOf(value));
        number(value, sizeOf(value));
        zeros = 0;
      }
      if (zeros > 0) code(ac, 0);
    }
  }
  if (bits > 0) put((1 << (8 - bits)) - 1, 8 - bits);
}

/** Cosine transform of every row, transposed: twice is that of rows and columns. */
function transform(from: Float64Array, to: Float64Array): void {
  for (let row = 0; row < 8; row++) {
    for (let frequency = 0; frequency < 8; frequency++) {
      let sum = 0;
      for (let i = 0; i < 8; i++) sum += cosines[8 * frequency + i] * from[8 * row + i];
      to[8 * frequency + row] = sum;
    }
  }
}

function segment(bytes: number[], marker: number, content: readonly number[]): void {
  const length = content.length + 2;
  bytes.push(0xff, marker, length >> 8, length & 255, ...content);
}

interface HuffmanTable {
  readonly counts: readonly number[];
  readonly values: readonly number[];
  /** By symbol. */
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

function huffmanTable(counts: readonly number[], hex: string): HuffmanTable {
  const values = hex.match(/../g)!.map((pair) => parseInt(pair, 16));
  const [codes, lengths] = [new Uint16Array(256), new Uint8Array(256)];
  let [code, next] = [0, 0];
  for (const [i, count] of counts.entries()) {
    for (let k = 0; k < count; k++, next++, code++) {
      codes[values[next]] = code;
      lengths[values[next]] = i + 1;
    }
    code <<= 1;
  }
  return { counts, values, codes, lengths };
}

/** Diagonals from the top left, up and down in turn. */
function zigzagOrder(): Uint8Array {
  const places = Array.from({ length: 64 }, (_, place) => place);
  const diagonal = (place: number): number => (place >> 3) + (place & 7);
  const along = (place: number): number => (diagonal(place) % 2 === 0 ? place & 7 : place >> 3);
  return Uint8Array.from(places.sort((a, b) => diagonal(a) - diagonal(b) || along(a) - along(b)));
}
