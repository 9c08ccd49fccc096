import { nearestName, StrnnError } from '../../error/index.js';

/**
 * The items of the subjects asked for, in the order they have.
 * @throws StrnnError `option` for a subject that is not there, with the nearest name.
 */
export function chooseSubjects<Item extends { readonly subject: string }>(
  items: readonly Item[],
  subjects: 'all' | readonly string[],
  where: string,
): readonly Item[] {
  if (subjects === 'all') return items;
  const found = [...new Set(items.map(({ subject }) => subject))];
  const missing = subjects.find((subject) => !found.includes(subject));
  if (missing === undefined) return items.filter(({ subject }) => subjects.includes(subject));
  // Of numbers none is nearer than another.
  const near = /^\d+$/.test(missing) ? undefined : nearestName(missing, found);
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  throw new StrnnError(
    'option',
    `${where}.subjects: the subject '${missing}' is not there.${hint} Found: ${found.join(', ')}.`,
  );
}
