import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jpegFile, pngFile } from '../imageFiles.test.support.js';
import { readJpeg } from '../jpeg/readJpeg.js';
import { readPng } from '../png/readPng.js';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { imageDecoder } from './imageDecoder.js';
import { imageKind } from './imageKind.js';
import { importSharp } from './loadSharp.js';
import { readImage } from './readImage.js';
import { readImageFile } from './readImageFile.js';

const folder = temporaryFolder();
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('readImage', () => {
  it('goes by the content, not by the name', async () => {
    const png = pngFile('colour, 16 bit');
    expect(await readImage(png, 'a.jpg')).toEqual(readPng(png, 'a.jpg'));
    const jpeg = jpegFile('gray');
    expect(await readImage(jpeg, 'a.png', { decoder: 'js' })).toEqual(readJpeg(jpeg, 'a.png'));
    const pgm = await readImage(latin('P2 2 1 4 1 2'), 'a.jpeg');
    expect([...pgm.data]).toEqual([0.25, 0.5]);
  });

  it.each(['auto', 'js', 'sharp'] as const)('gives the same values of PNG with decoder %s', async (decoder) => {
    for (const name of [
      'gray, 16 bit',
      'palette, 4 bit, interlaced',
      'colour with alpha, 8 bit',
      'with a colour profile',
    ]) {
      expect(await readImage(pngFile(name), name, { decoder })).toEqual(readPng(pngFile(name), name));
    }
  });

  it('refuses damage with sharp as without it', async () => {
    const bytes = jpegFile('colour 4:2:0');
    const closed = Buffer.concat([bytes.subarray(0, Math.floor(bytes.length * 0.8)), Uint8Array.of(0xff, 0xd9)]);
    for (const decoder of ['js', 'sharp'] as const) {
      await expect(readImage(closed, 'a.jpg', { decoder })).rejects.toThrow(
        'a.jpg: expected JPEG data, found damage (',
      );
      await expect(readImage(bytes.subarray(0, -300), 'a.jpg', { decoder })).rejects.toThrow(
        'expected the end of the image (marker FFD9), found the end of the file: it is cut.',
      );
      await expect(readImage(bytes, 'a.jpg', { decoder, pixels: 10 })).rejects.toThrow('expected at most 10 pixels');
    }
  });

  it('applies the limit of pixels to all formats', async () => {
    await expect(readImage(latin('P2 2 1 4 1 2'), 'a.pgm', { pixels: 1 })).rejects.toThrow(
      'a.pgm: expected at most 1 pixels',
    );
    await expect(readImage(pngFile('gray, 8 bit'), 'a.png', { pixels: 1 })).rejects.toThrow(
      'a.png: expected at most 1 pixels',
    );
  });

  it('knows its decoders', async () => {
    const decoder = 'libpng' as 'js';
    await expect(readImage(pngFile('gray, 8 bit'), 'a.png', { decoder })).rejects.toThrow(
      "readImage.decoder: unknown decoder 'libpng'. Allowed: auto, js, sharp.",
    );
  });

  it.each([
    ['', 'an empty file'],
    ['GIF89a', 'a GIF image'],
    ['BM\x10\0\0\0\0\0\0\0', 'a BMP image'],
    ['II*\0', 'a TIFF image'],
    ['RIFF....WEBPVP8 ', 'a WebP image'],
    ['\0\0\0\x18ftypheic', 'a HEIC image'],
    ['\0\0\0\x18ftypisom', 'a video (MP4)'],
    ['P4\n1 1\n0', 'a PBM bitmap'],
    ['%PDF-1.4', 'a PDF document'],
    ['PK\x03\x04', 'a ZIP archive'],
    ['\n <!DOCTYPE html>', 'a web page (HTML), maybe an error page saved under this name'],
    ['\xef\xbb\xbf<html lang="en">', 'a web page (HTML), maybe an error page saved under this name'],
    ['<?xml version="1.0"?>', 'an XML or SVG file'],
    ['version https://git-lfs.github.com/spec/v1', 'a pointer of Git LFS instead of the file itself (git lfs pull)'],
    ['\x89PNG\n\x1a\n', 'a PNG image whose first bytes are damaged, as by a transfer in text mode'],
    ['frame;x;y\n1;2;3', 'text'],
    ['\0\0\0\0', 'zeros only'],
    ['\x01\x02\x03\x04', 'a file of an unknown kind'],
  ])('says what %j is', async (text, found) => {
    await expect(readImage(latin(text), 'face.png')).rejects.toThrow(
      `face.png: expected a PNG, JPEG, PGM or PPM image, found ${found}.`,
    );
  });

  it('takes a text that begins like a PGM header for text', () => {
    expect(imageKind(latin('P2X'))).toEqual({ found: 'text' });
    expect(imageKind(latin('P5#'))).toEqual({ kind: 'pnm' });
  });
});

describe('readImageFile', () => {
  it('reads a file', async () => {
    const file = join(folder, 'a.png');
    writeFileSync(file, pngFile('gray, 8 bit'));
    expect(await readImageFile(file)).toEqual(readPng(pngFile('gray, 8 bit'), 'here'));
  });

  it('names what is no file', async () => {
    await expect(readImageFile(join(folder, 'none.png'))).rejects.toThrow(
      'none.png: expected an image file, found no such file.',
    );
    await expect(readImageFile(folder)).rejects.toThrow(`${folder}: expected an image file, found a folder.`);
    await expect(readImageFile('a\0b')).rejects.toThrow('a\0b: expected an image file, found');
  });
});

describe('sharp', () => {
  it('is here, and named', async () => {
    const decoder = await imageDecoder();
    expect(decoder.name).toBe('sharp');
    expect(decoder.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('may be missing, broken or something else: the reason says so', async () => {
    expect(await importSharp('sharp-that-nobody-installed')).toEqual({ reason: 'it is not installed' });
    mkdirSync(join(folder, 'broken'));
    const module = (name: string, text: string) => {
      writeFileSync(join(folder, 'broken', name), text);
      return pathToFileURL(join(folder, 'broken', name)).href;
    };
    const throws = module(
      'throws.mjs',
      `throw new Error('\\nCould not load the "sharp" module using the linux-x64 runtime\\nPossible solutions:');`,
    );
    expect(await importSharp(throws)).toEqual({
      reason: 'it is installed but does not load (Could not load the "sharp" module using the linux-x64 runtime)',
    });
    const half = module('half.mjs', `import 'a-native-part-that-is-missing'; export default () => {};`);
    expect(await importSharp(half)).toMatchObject({
      reason: expect.stringContaining('a-native-part-that-is-missing') as string,
    });
    expect(await importSharp(module('other.mjs', 'export default 7;'))).toEqual({
      reason: 'its module is not what was expected',
    });
  });
});
