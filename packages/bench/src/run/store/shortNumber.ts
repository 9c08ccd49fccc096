/** A number at 5 significant digits: as much as a picture or a table shows. */
export function shortNumber(value: number): number {
  return Number(value.toPrecision(5));
}
