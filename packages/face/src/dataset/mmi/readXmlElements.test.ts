import { describe, expect, it } from 'vitest';
import { readXmlElements } from './readXmlElements.js';

describe('readXmlElements', () => {
  it('lists elements and their attributes', () => {
    const text =
      '<?xml version="1.0"?>\n<!DOCTYPE a>\n<!-- <x b="1"> --><a  one = "1"\n two=\'"2"\'>text<![CDATA[<y>]]>\n<b:c d="&lt;&amp;&#65;&#x42;&no;"/></a >\n';
    expect(readXmlElements(text, 'a.xml')).toEqual([
      { name: 'a', attributes: { one: '1', two: '"2"' } },
      { name: 'b:c', attributes: { d: '<&AB&no;' } },
    ]);
  });

  it.each([
    ['', 'line 1: expected XML, found an empty file'],
    ['text', "line 1: expected XML, found 'text'"],
    ['<a>\n<b>\n</a>', "line 3: expected </b>, found '</a>'"],
    ['<a>\n<b/>', 'line 2: expected </a>, found the end of the file'],
    ['<a/>\n<b/>', "line 2: expected the end of the file, found '<b/>'"],
    ['<a/></a>', "line 1: expected the end of the file, found '</a>'"],
    ['<a>\n<b c=1/></a>', "line 2: expected an XML tag with its attributes in quotes, found '<b c=1/></a>'"],
    ['<a b="1', "line 1: expected an XML tag with its attributes in quotes, found '<a b=\"1'"],
    ['<a>1 < 2</a>', 'line 1: expected an XML tag'],
    ['<a><!-- </a>', 'line 1: expected an XML tag'],
    ['<!doctype html><html><br></html>', "line 1: expected </br>, found '</html>'"],
  ])('refuses %j', (text, message) => {
    expect(() => readXmlElements(text, 'a.xml')).toThrow(`a.xml: ${message}`);
  });

  it('is fast on long files', () => {
    // A quadratic reader would take minutes.
    const text = `<a>${'<b c="1">x</b>\n'.repeat(20_000)}</a>`;
    expect(readXmlElements(text, 'a.xml')).toHaveLength(20_001);
  });
});
