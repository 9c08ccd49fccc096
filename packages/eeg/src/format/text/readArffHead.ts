import { StrnnError } from '@strnn/core/error';
import type { ByteSource } from '../recording/openBytes.js';
import { scanLines, type LineStart } from './scanLines.js';

export interface ArffAttribute {
  readonly name: string;
  readonly type: 'numeric' | 'nominal' | 'text';
  /** Of a nominal one. */
  readonly values?: readonly string[];
}

export interface ArffHead {
  readonly relation: string;
  readonly attributes: readonly ArffAttribute[];
  /** Where the data begin. */
  readonly data: LineStart;
}

const mostAttributes = 100_000;

/**
 * Reads the declarations of an ARFF file (Weka) up to `@data`.
 *
 * @throws StrnnError `data` with the line, what was expected and what was found
 */
export async function readArffHead(source: ByteSource): Promise<ArffHead> {
  const { file } = source;
  const attributes: ArffAttribute[] = [];
  let relation: string | undefined;
  let atData = 0;
  let data: LineStart | undefined;
  await scanLines(source, { offset: 0, line: 1 }, (bytes, start, end, line, offset) => {
    if (atData > 0) {
      data = { offset, line };
      return false;
    }
    const text = new TextDecoder()
      .decode(bytes.subarray(start, end))
      .replace(/^\uFEFF/, '')
      .trim();
    if (text.startsWith('%') || text === '') return true;
    const [, keyword, rest] = /^@(\w+)\s*(.*)$/.exec(text) ?? [];
    const fail = (expected: string): StrnnError =>
      new StrnnError('data', `${file}, line ${line}: expected ${expected}, found ${JSON.stringify(text.slice(0, 80))}`);
    switch (keyword?.toLowerCase()) {
      case 'relation':
        relation = unquote(rest);
        return true;
      case 'attribute': {
        const attribute = parseAttribute(rest);
        if (attribute === undefined)
          throw fail('@attribute NAME followed by numeric, real, integer, string, date or {VALUE,...}');
        if (attributes.length >= mostAttributes) throw fail(`at most ${mostAttributes} attributes`);
        attributes.push(attribute);
        return true;
      }
      case 'data':
        atData = line;
        return true;
      default:
        throw fail(relation === undefined ? '@relation' : '@attribute or @data');
    }
  });
  if (relation === undefined || atData === 0 || attributes.length === 0) {
    const missing = relation === undefined ? '@relation' : attributes.length === 0 ? '@attribute' : '@data';
    throw new StrnnError('data', `${file}: expected a line with ${missing}, found none`);
  }
  return { relation, attributes, data: data ?? { offset: source.size, line: atData + 1 } };
}

function parseAttribute(text: string): ArffAttribute | undefined {
  const [, quoted, type] = /^('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s{]+)\s*(.+)$/.exec(text) ?? [];
  if (quoted === undefined) return undefined;
  const name = unquote(quoted);
  if (/^(numeric|real|integer)$/i.test(type)) return { name, type: 'numeric' };
  if (/^(string|date)\b/i.test(type)) return { name, type: 'text' };
  const [, list] = /^\{(.*)\}$/.exec(type) ?? [];
  if (list === undefined) return undefined;
  const values = list.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,]+/g) ?? [];
  return { name, type: 'nominal', values: values.map((value) => unquote(value.trim())) };
}

function unquote(text: string): string {
  const [, , inner] = /^(['"])(.*)\1$/.exec(text.trim()) ?? [];
  return inner === undefined ? text.trim() : inner.replace(/\\(.)/g, '$1');
}
