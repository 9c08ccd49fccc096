import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkScheme, meanShape } from '../../landmark/index.js';
import { gfe100 } from './gfe100.js';
import { listGfeVideos } from './listGfeVideos.js';
import { readGfeVideo } from './readGfeVideo.js';

const folder = fileURLToPath(new URL('../../../../../datasets/uci-gfe', import.meta.url));

describe('gfe100', () => {
  it('is a scheme without contradictions', () => {
    expect(() => checkScheme(gfe100)).not.toThrow();
    const drawn = new Set(gfe100.curves.flatMap(({ points }) => points));
    expect(Array.from({ length: 100 }, (_, p) => p).filter((p) => !drawn.has(p))).toEqual([87, 88, 89]); // irises, nose tip
  });

  it('has the parts of data_descriptions.txt', () => {
    const text = readFileSync(`${folder}/data_descriptions.txt`, 'latin1');
    for (const [range, name] of [
      ['0 - 7', 'left eye'],
      ['26 - 35', 'right brow'],
      ['48 - 67', 'mouth'],
      ['68 - 86', 'face contour'],
      ['90 - 94', 'line above left brow'],
    ]) {
      expect(text).toMatch(new RegExp(`${range}\\s+\\(x,y,z\\) - ${name.replace('brow', 'eyebrow')}`));
    }
  });

  it('has the mean face at rest as its template', async () => {
    const { videos } = await listGfeVideos(folder);
    const shapes = await Promise.all(
      ['a', 'b'].map(async (signer) => {
        const own = await Promise.all(videos.filter((video) => video.signer === signer).map(readGfeVideo));
        return meanShape(
          own.map(({ rest }) => ({ points: rest.points })),
          gfe100,
        );
      }),
    );
    gfe100.template!.forEach(([x, y], p) => {
      // Four decimals are stored.
      expect(Math.abs(x - (shapes[0][p][0] + shapes[1][p][0]) / 2)).toBeLessThan(6e-5);
      expect(Math.abs(y - (shapes[0][p][1] + shapes[1][p][1]) / 2)).toBeLessThan(6e-5);
    });
  });
});
