/** A number with its noun, in the plural where it belongs: `'1 cell'`, `'3 cells'`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
