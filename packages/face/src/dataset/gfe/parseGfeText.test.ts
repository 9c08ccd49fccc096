import { describe, expect, it } from 'vitest';
import { parseGfeText } from './parseGfeText.js';
import { smallGfeText, smallTargets } from './smallGfe.test.support.js';

const names = { signer: 'a', expression: 'negative' } as const;
const parse = ({ datapoints, targets }: { datapoints: string; targets: string }) =>
  parseGfeText(names, { text: datapoints, file: 'points.txt' }, { text: targets, file: 'targets.txt' });

/** The text with one line changed. */
function changed(line: number, change: (text: string) => string): { datapoints: string; targets: string } {
  const { datapoints, targets } = smallGfeText();
  const lines = datapoints.split('\r\n');
  lines[line] = change(lines[line]);
  return { datapoints: lines.join('\r\n'), targets };
}

describe('parseGfeText', () => {
  const video = parse(smallGfeText());

  it('reads milliseconds without leading zeros', () => {
    const text = smallGfeText().datapoints;
    expect(text).toContain('1390385454.6 '); // 106 ms after the first frame
    expect(Array.from(video.times, (time) => Math.round(time * 1000))).toEqual(smallTargets.map((_, f) => 53 * f));
  });

  it('reads points, depths and targets', () => {
    expect([...video.targets]).toEqual(smallTargets);
    expect([...video.index]).toEqual(smallTargets.map((_, f) => f));
    expect([...video.points.subarray(2 * (5 * 100 + 9), 2 * (5 * 100 + 9) + 2)]).toEqual([109.625, 54.5]);
    expect([video.depth[3 * 100 + 7], video.depth[3 * 100 + 8]]).toEqual([0, 911]);
  });

  it('averages the frames without the expression', () => {
    expect(video.rest.frames).toBe(5); // 0, 1, 6, 7 and 11
    expect(video.rest.points[2 * 4]).toBe(104.625);
    expect(video.rest.depth[7]).toBe(912);
    const lost = parse(changed(1, (line) => line.replace(/ 907 /, ' 0 ')));
    expect(lost.rest.depth[7]).toBeCloseTo((4 * 907 + 25) / 5, 9);
    expect(lost.rest.measuredDepth[7]).toBeCloseTo((4 * 907 + 25) / 4, 9);
  });

  it('reads files without a header line and without a last line break', () => {
    const { datapoints, targets } = smallGfeText();
    expect(
      parse({ datapoints: datapoints.slice(datapoints.indexOf('\n') + 1).trimEnd(), targets: targets.trimEnd() }),
    ).toEqual(video);
  });

  it.each([
    [
      changed(3, (line) => line.slice(0, -4)),
      'points.txt: line 4: expected a time and x, y, z of 100 points, 301 columns, found 300',
    ],
    [changed(3, (line) => line.replace('50.5', 'NaN')), "points.txt: line 4: expected numbers, found 'NaN'"],
    [
      changed(3, (line) => line.replace(/^\S+/, '1390385453')),
      "points.txt: line 4: expected a time such as 1390385453.172, found '1390385453'",
    ],
    [
      changed(3, (line) => line.replace(/^\S+/, '1390385453.953')),
      'points.txt: line 4: expected a time after that of the frame before',
    ],
    [
      { ...smallGfeText(), targets: '0 1 1' },
      'targets.txt: expected a target for each of the 12 frames of points.txt, found 3',
    ],
    [{ ...smallGfeText(), targets: '0 2 1' }, "targets.txt: expected 0 or 1 for frame 1, found '2'"],
    [{ ...smallGfeText(), targets: '1 '.repeat(12) }, 'targets.txt: expected frames with target 0'],
  ])('refuses what is no such file (%#)', (texts, message) => {
    expect(() => parse(texts)).toThrow(message);
  });
});
