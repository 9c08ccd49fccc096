import type { SessionFile } from './listSessionFiles.js';

const form = /^0*([1-9]\d*)_(\d{8})\.mat$/;

/** The subject and the date of a file name such as `'1_20131027.mat'`; undefined for other names. */
export function sessionFileName(name: string): Pick<SessionFile, 'subject' | 'date'> | undefined {
  const [, subject, date] = form.exec(name) ?? [];
  return subject === undefined ? undefined : { subject, date };
}
