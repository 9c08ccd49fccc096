import { showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';

/**
 * The option `subjects`, names or numbers; which of them are there is not known before the folder is read.
 *
 * @param subjectName what a number is called in the data set: `'S005'`
 * @throws StrnnError `option` for anything but a list of different names with at least one
 */
export function resolveSubjects(
  subjects: unknown,
  where: string,
  subjectName: (number: string) => string,
): 'all' | readonly string[] {
  if (subjects === undefined) return 'all';
  if (!Array.isArray(subjects) || subjects.length === 0) {
    const found = showValue(subjects);
    throw new StrnnError('option', `${where}: expected a list with at least one subject, found ${found}`);
  }
  const named = (subjects as unknown[]).map((subject) => {
    if (Number.isInteger(subject) || (typeof subject === 'string' && /^\d+$/.test(subject)))
      return subjectName(String(subject));
    if (typeof subject === 'string' && subject !== '') return subject;
    throw new StrnnError('option', `${where}: expected names, found ${showValue(subject)}`);
  });
  const twice = named.find((subject, index) => named.indexOf(subject) !== index);
  if (twice !== undefined) throw new StrnnError('option', `${where}: names the subject '${twice}' twice`);
  return named;
}
