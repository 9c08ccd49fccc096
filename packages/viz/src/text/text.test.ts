import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from './index.js';

describe('textWidth', () => {
  it('adds up advance widths', () => {
    expect(textWidth('il', 10)).toBeCloseTo(5.56, 9);
    expect(textWidth('W', 10)).toBeCloseTo(9.89, 9);
    expect(textWidth('W', 10, true)).toBeGreaterThan(textWidth('W', 10));
    expect(textWidth('', 10)).toBe(0);
  });

  it('counts characters, not code units, and no combining marks', () => {
    expect(textWidth('\u{1f600}', 10)).toBe(textWidth('\u4e2d', 10));
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
  });
});

describe('wrapText', () => {
  it.each([
    ['quad with sparse projection', 80],
    ['traversal=corner:top-left/projector=l1,cell=elman', 80],
    ['Donaudampfschifffahrtsgesellschaft', 40],
    ['one', 2],
    ['  many   spaces  ', 60],
  ])('breaks %j into lines that fit %d pixels and loses nothing', (text, width) => {
    const lines = wrapText(text, width, 12);
    for (const line of lines) {
      if (Array.from(line).length > 1) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
    }
    expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
  });

  it('breaks between words where it can', () => {
    expect(wrapText('one two three', textWidth('one two', 12), 12)).toEqual(['one two', 'three']);
  });

  it('gives one empty line for an empty text', () => {
    expect(wrapText('', 50, 12)).toEqual(['']);
  });
});
