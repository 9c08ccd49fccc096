import { describe, expect, it } from 'vitest';
import * as drawings from './index.js';
import { elementsNamed, labelBoxes, parseSvg, textOf } from '../svg/fixtures/parseSvg.js';
import { everyDrawing } from './fixtures/everyDrawing.js';

const LONG = ' and a rather long explanation with aVeryLongWordThatNobodyWouldBreakByHand_or=would,they';
const HOSTILE = ` <script>alert("1")</script> & 'x' \u0000\ud800 ]]>`;

it('holds every drawing of the package', () => {
  expect(everyDrawing.map((one) => one.name).sort()).toEqual(Object.keys(drawings).sort());
});

describe.each(everyDrawing)('$name', ({ draw, labels }) => {
  const variants = {
    'at its default width': draw({ title: 'A title' }),
    'at 200 pixels': draw({ title: 'A title that needs more than one line', width: 200 }),
    'at 1200 pixels': draw({ width: 1200 }),
    'with long texts': draw({ title: `Title${LONG}` }, LONG),
    'with long texts at 360 pixels': draw({ title: `Title${LONG}`, width: 360 }, LONG),
    'with hostile texts': draw({ title: HOSTILE, description: HOSTILE }, HOSTILE),
  };

  it.each(Object.entries(variants))('%s is well-formed, and has numbers in every place', (_, svg) => {
    const root = parseSvg(svg);
    expect(root.name).toBe('svg');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/u);
  });

  it.each(Object.entries(variants))('%s keeps every label inside the picture', (_, svg) => {
    const root = parseSvg(svg);
    const [, , width, height] = root.attributes['viewBox'].split(' ').map(Number);
    const outside = labelBoxes(root).filter(
      (box) => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height,
    );
    expect(outside).toEqual([]);
  });

  it.each(Object.entries(variants))('%s writes no label over another', (_, svg) => {
    const boxes = labelBoxes(parseSvg(svg));
    const clashes = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.text} | ${b.text}`),
    );
    expect(clashes).toEqual([]);
  });

  it.each([360, 760])('cuts no label at %i pixels', (width) => {
    const written = labelBoxes(parseSvg(draw({ title: `Title${LONG}`, width }, LONG)))
      .map((box) => box.text)
      .join('')
      .replace(/\s/gu, '');
    for (const label of ['Title', ...labels]) expect(written).toContain((label + LONG).replace(/\s/gu, ''));
  });

  it('tells screen readers what it is', () => {
    const root = parseSvg(draw({ title: 'What it shows', description: 'In more words' }));
    expect(root.attributes['role']).toBe('img');
    expect(root.children[0]).toEqual({ name: 'title', attributes: {}, children: ['What it shows'] });
    expect(root.children[1]).toEqual({ name: 'desc', attributes: {}, children: ['In more words'] });
  });

  it('has a title of its own', () => {
    expect(elementsNamed(parseSvg(draw({})), 'title')[0].children[0]).toMatch(/\w/u);
  });

  it('escapes text and runs nothing', () => {
    const svg = draw({ title: HOSTILE }, HOSTILE);
    expect(elementsNamed(parseSvg(svg), 'script')).toEqual([]);
    expect(svg).toContain('&lt;script&gt;');
  });

  it('needs nothing from outside', () => {
    const svg = draw({}).replace('xmlns="http://www.w3.org/2000/svg"', '');
    expect(svg).not.toMatch(/https?:|href|@import|url\((?!#)/u);
  });

  it('is the same text every time', () => {
    expect(draw({ title: 'T' }, LONG)).toBe(draw({ title: 'T' }, LONG));
  });

  it('turns dark by itself, or as told', () => {
    const style = (svg: string): string => elementsNamed(parseSvg(svg), 'style').map(textOf).join('');
    expect(style(draw({}))).toMatch(/^@media screen and \(prefers-color-scheme:dark\)/u);
    expect(style(draw({ theme: 'light' }))).toBe('');
    expect(style(draw({ theme: 'dark' }))).toMatch(/^\.viz-dark \.viz-fill-ink\{fill:#eceff3\}/u);
  });

  it('refuses a width that nothing fits in', () => {
    expect(() => draw({ width: 120 })).toThrow(/width must be at least 200 pixels, but is 120/u);
    expect(() => draw({ width: Number.NaN })).toThrow(/width must be a finite number, but is NaN/u);
  });
});
