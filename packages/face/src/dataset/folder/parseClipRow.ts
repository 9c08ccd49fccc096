import type { ClipRow } from './ClipRow.js';
import type { TableLine } from './readTableLines.js';

/**
 * Checks the cells of one row.
 *
 * @param refuse takes a sentence about what is wrong with a cell
 * @returns undefined where something is
 */
export function parseClipRow(
  { line, cells, count }: TableLine,
  refuse: (problem: string) => void,
): ClipRow | undefined {
  if (cells === undefined) {
    refuse(`expected ${count[1]} cells as in the first line, found ${count[0]}`);
    return undefined;
  }
  let refused = false;
  const wrong = (column: string, expected: string, found = cell(column)): undefined => {
    refuse(`column '${column}': expected ${expected}, found ${found === '' ? 'nothing' : `'${found}'`}`);
    refused = true;
    return undefined;
  };
  const cell = (column: string): string => cells.get(column) ?? '';
  const required = (column: string, what: string): string => cell(column) || (wrong(column, what) ?? '');
  const path = (column: string): string | undefined => {
    const given = cell(column).replaceAll('\\', '/');
    if (given === '') return undefined;
    const names = given.split('/').filter((name) => name !== '' && name !== '.');
    if (/^(\/|[A-Za-z]:)/.test(given) || names.includes('..') || names.length === 0)
      return wrong(column, 'a name inside the folder');
    return names.join('/');
  };
  const seconds = (column: string): number | undefined => {
    const text = cell(column);
    if (text === '') return undefined;
    const isNumber = /^\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text));
    return isNumber ? Number(text) : wrong(column, 'a number of seconds from 0, such as 12.5');
  };
  const subject = required('subject', 'the name of the subject');
  const label = required('label', 'the name of the class');
  const [frames, video, landmarks] = [path('frames'), path('video'), path('landmarks')];
  if (frames !== undefined && video !== undefined) wrong('video', 'nothing beside frames');
  const recording = frames ?? video ?? landmarks;
  if (recording === undefined && !refused) {
    refuse("expected frames, a video or landmarks in the columns 'frames', 'video' and 'landmarks', found nothing");
    refused = true;
  }
  const [start = 0, end] = [seconds('start'), seconds('end')];
  if (end !== undefined && end <= start) wrong('end', `a time after the start at ${start} s`);
  if (refused) return undefined;
  const isPart = cell('start') !== '' || cell('end') !== '';
  const at = isPart && start > 0 ? `@${start}` : '';
  return {
    line,
    subject,
    session: cell('session') || '1',
    trial: cell('trial') || `${recording!.replace(/\.(?!\d+$)[^./]+$/, '')}${at}`,
    label,
    ...(frames !== undefined && { frames }),
    ...(video !== undefined && { video }),
    ...(landmarks !== undefined && { landmarks }),
    ...(isPart && { part: { start, end } }),
  };
}
