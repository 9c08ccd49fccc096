import { describe, expect, it } from 'vitest';
import { coordinate, element, escapeXml, svgDocument } from './index.js';
import { parseSvg } from './fixtures/parseSvg.js';

describe('escapeXml', () => {
  it('escapes what XML means something by, and replaces what it forbids', () => {
    expect(escapeXml(`<a href="x" b='y'>&</a>`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;&lt;/a&gt;');
    expect(escapeXml('a\u0000b\u001fc\ud800d\ufffe')).toBe('a\ufffdb\ufffdc\ufffdd\ufffd');
    expect(escapeXml('tab\tline\n\u00b1 \u{1f600}')).toBe('tab\tline\n\u00b1 \u{1f600}');
  });
});

describe('element', () => {
  it('rounds numbers, escapes texts, leaves out what is undefined', () => {
    expect(element('rect', { x: 1.23456, y: -0.001, label: 'a"b', fill: undefined })).toBe(
      '<rect x="1.23" y="0" label="a&quot;b"/>',
    );
    expect(element('g', {}, element('a', {}), 'text')).toBe('<g><a/>text</g>');
  });

  it('writes no negative zero', () => {
    expect(coordinate(-0)).toBe('0');
  });
});

describe('svgDocument', () => {
  it('styles only the classes that are used', () => {
    const svg = svgDocument({ width: 10.2, height: 5, title: 'T', body: [element('g', { class: 'viz-line-c1' })] });
    const root = parseSvg(svg);
    expect(root.attributes).toMatchObject({ viewBox: '0 0 11 5', width: '11', height: '5' });
    expect(svg).toContain('.viz-auto .viz-line-c1{stroke:');
    expect(svg).not.toContain('c2{');
  });
});

describe('parseSvg (the tests rely on it)', () => {
  it.each([
    '<a>',
    '<a></b>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a>&nope;</a>',
    '<a>&</a>',
    '<a/><b/>',
    '<a b="<"/>',
    'a',
  ])('refuses %s', (text) => {
    expect(() => parseSvg(text)).toThrow();
  });
});
