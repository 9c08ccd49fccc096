import type { EdfHeader } from './EdfHeader.js';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * Start of the first sample, as `'2001-02-03T04:05:06.5'`, or undefined where the header gives no date. The date of EDF+
 * (`'Startdate 02-MAR-2002'`) goes before that of the header, whose years have two digits: 85 to 99 are 1985 to 1999, 00
 * to 84 are 2000 to 2084. 'Startdate X' with 01.01.85 is how EDF+ says that the date is not known.
 *
 * @param offset seconds from the header's time to the first sample, as the first time-keeping annotation has it
 * @param warnings gets what is odd
 */
export function edfStart(header: EdfHeader, offset: number, warnings: string[]): string | undefined {
  const short = /^(\d\d)[.:/-](\d\d)[.:/-](\d\d)$/.exec(header.date);
  const [, long] = /^Startdate\s+(\S+)/i.exec(header.recording) ?? [];
  const day =
    longDate(long) ?? (long?.toUpperCase() === 'X' && header.date === '01.01.85' ? 'unknown' : shortDate(short));
  if (day === 'unknown') return undefined;
  if (day === undefined) {
    warnings.push(`The start date '${header.date}' is no date (expected dd.mm.yy); the start is not known.`);
    return undefined;
  }
  const fromHeader = shortDate(short);
  if (fromHeader !== undefined && (fromHeader - day) % 86_400_000 === 0 && fromHeader !== day) {
    warnings.push(
      `The header gives two start dates, '${header.date}' and 'Startdate ${long}'; the second one is taken.`,
    );
  }
  const clock = /^(\d\d)[.:/-](\d\d)[.:/-](\d\d)$/.exec(header.time)?.slice(1).map(Number);
  if (clock === undefined || clock[0] > 23 || clock[1] > 59 || clock[2] > 59) {
    warnings.push(`The start time '${header.time}' is no time (expected hh.mm.ss); the start is not known.`);
    return undefined;
  }
  const seconds = Math.floor(offset);
  const time = new Date(day + (clock[0] * 3600 + clock[1] * 60 + clock[2] + seconds) * 1000);
  if (Number.isNaN(time.getTime())) return undefined;
  // Nine digits hold whatever a time-keeping annotation can say of a sample, without the noise of binary fractions.
  const fraction = (offset - seconds)
    .toFixed(9)
    .slice(1)
    .replace(/\.?0+$/, '');
  return `${time.toISOString().slice(0, 19)}${fraction}`;
}

function longDate(text: string | undefined): number | undefined {
  const [, day, month, year] = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text ?? '') ?? [];
  return day === undefined ? undefined : utc(Number(year), months.indexOf(month.toUpperCase()) + 1, Number(day));
}

function shortDate(match: RegExpExecArray | null): number | undefined {
  if (match === null) return undefined;
  const [day, month, year] = match.slice(1).map(Number);
  return utc(year < 85 ? 2000 + year : 1900 + year, month, day);
}

function utc(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 ? date.getTime() : undefined;
}
