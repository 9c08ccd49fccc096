import { StrnnError } from '@strnn/core/error';

/**
 * The text of a table. Another encoding than UTF-8 is refused: read as UTF-8 it would turn two names with letters such as ö
 * and ü into one.
 *
 * @throws StrnnError `data` naming the file and, where there is one, the line
 */
export function decodeTable(bytes: Buffer, file: string): string {
  const save = "save the table as 'CSV UTF-8'";
  if (bytes.subarray(0, 4096).includes(0)) {
    throw new StrnnError(
      'data',
      `${file}: expected text in UTF-8, found zero bytes (UTF-16, or no text at all); ${save}`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const lines = bytes.toString('utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('\ufffd')) + 1;
    throw new StrnnError(
      'data',
      `${file}, line ${line}: expected text in UTF-8, found other bytes in '${lines[line - 1].trim().slice(0, 60)}'; ${save}`,
      { cause: error },
    );
  }
}
