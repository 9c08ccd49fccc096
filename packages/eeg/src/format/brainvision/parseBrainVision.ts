import { StrnnError } from '@strnn/core/error';

/** One `key=value` line. */
export interface BrainVisionEntry {
  readonly key: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** Sections of a header or marker file by their name in lower case. */
export type BrainVisionSections = ReadonlyMap<string, readonly BrainVisionEntry[]>;

/**
 * The sections of a .vhdr or .vmrk file (Brain Products, BrainVision Core Data Format 1.0): an identification line, then
 * `[Section]` and `key=value` lines; lines with `;` are comments, and `[Comment]` is free text. Text is of the code page that the file
 * names, else UTF-8, else Latin-1.
 *
 * @param kind what the identification line must say
 * @throws StrnnError `data` for another first line
 */
export function parseBrainVision(file: string, bytes: Uint8Array, kind: 'Header' | 'Marker'): BrainVisionSections {
  const lines = decode(bytes).split(/\r\n|\n|\r/);
  const identification = new RegExp(`^Brain ?Vision( Core| V-Amp)? Data( Exchange)? ${kind} File,? Version [12]\\.\\d`);
  if (!identification.test(lines[0])) {
    throw new StrnnError(
      'data',
      `${file}, line 1: expected 'Brain Vision Data Exchange ${kind} File Version 1.0', found ${JSON.stringify(lines[0].slice(0, 80))}`,
    );
  }
  const sections = new Map<string, BrainVisionEntry[]>();
  let entries: BrainVisionEntry[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [, section] = /^\s*\[(.+)\]\s*$/.exec(lines[i]) ?? [];
    if (section !== undefined) {
      if (section.toLowerCase() === 'comment') break;
      entries = sections.get(section.toLowerCase()) ?? [];
      sections.set(section.toLowerCase(), entries);
    } else if (!lines[i].startsWith(';')) {
      const equals = lines[i].indexOf('=');
      if (equals > 0)
        entries.push({ key: lines[i].slice(0, equals).trim(), value: lines[i].slice(equals + 1).trim(), line: i + 1 });
    }
  }
  return sections;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  const ascii = Buffer.from(bytes).toString('latin1');
  const [, page = ''] = /^Codepage=(.*)$/im.exec(ascii) ?? [];
  // Microsoft's code page 1252 is what ANSI means there; it has the micro sign where Latin-1 has it.
  if (/ansi|1252|latin|8859/i.test(page)) return ascii;
  try {
    return utf8.decode(bytes);
  } catch {
    return ascii;
  }
}
