import { StrnnError } from '@strnn/core/error';

/** A start tag. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What is no element: comments, CDATA, instructions, declarations (without a subset of their own). */
const passedOver = /^<(?:!--[^]*?-->|!\[CDATA\[[^]*?\]\]>|\?[^]*?\?>|![A-Za-z][^[>]*>)/;
const endTag = /^<\/([^\s<>/=]+)\s*>/;
const startTag = /^<([^\s<>/=!?]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;

/**
 * The elements of an XML file with their attributes, in the order of their start tags; text is passed over. Strict about what
 * tells a damaged file from a whole one: tags, quotes, nesting, one root.
 *
 * @param where names the file in errors
 * @throws StrnnError `data` with the line
 */
export function readXmlElements(text: string, where: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: string[] = [];
  const refuse = (at: number, expected: string, found: string): StrnnError => {
    const line = text.slice(0, at).split('\n').length;
    return new StrnnError('data', `${where}: line ${line}: expected ${expected}, found ${found}`);
  };
  const shown = (at: number): string => {
    const rest = text.slice(at, at + 40).replace(/\s+/g, ' ');
    return rest.trim() === '' ? 'the end of the file' : `'${rest}'`;
  };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const rest = text.slice(at);
    const skipped = passedOver.exec(rest);
    if (skipped !== null) {
      at += skipped[0].length;
      continue;
    }
    const end = endTag.exec(rest);
    if (end !== null) {
      const name = open.pop();
      if (name !== end[1])
        throw refuse(at, name === undefined ? 'the end of the file' : `</${name}>`, `'${end[0].trim()}'`);
      at += end[0].length;
      continue;
    }
    const start = startTag.exec(rest);
    if (start === null) throw refuse(at, 'an XML tag with its attributes in quotes', shown(at));
    if (open.length === 0 && elements.length > 0) throw refuse(at, 'the end of the file', shown(at));
    const [tag, name, attributes, empty] = start;
    elements.push({ name, attributes: readAttributes(attributes) });
    if (empty === '') open.push(name);
    at += tag.length;
  }
  if (open.length > 0) throw refuse(text.length, `</${open[open.length - 1]}>`, 'the end of the file');
  if (elements.length === 0) throw refuse(0, 'XML', text.trim() === '' ? 'an empty file' : shown(0));
  return elements;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, quoted] of text.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    found[name] = quoted.slice(1, -1).replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, entity) => {
      const number =
        decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(String(hex), 16) : undefined;
      if (number !== undefined) return number <= 0x10ffff ? String.fromCodePoint(number) : String(whole);
      return entities[String(entity)] ?? String(whole);
    });
  }
  return found;
}
