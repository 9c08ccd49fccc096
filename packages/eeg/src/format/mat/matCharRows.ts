/**
 * The rows of a char array: characters that are stored column by column.
 *
 * @param characters one for each element of the array: a string of UTF-16 code units, or a list
 * @param dims rows x columns x pages ...
 */
export function matCharRows(characters: string | readonly string[], dims: readonly number[]): string[] {
  const [rows = 0, columns = 0] = dims;
  const pages = dims.slice(2).reduce((count, size) => count * size, 1);
  if (rows === 1 && pages === 1) return [typeof characters === 'string' ? characters : characters.join('')];
  const text: string[] = [];
  for (let page = 0; page < pages; page++) {
    for (let row = 0; row < rows; row++) {
      let line = '';
      for (let column = 0; column < columns; column++) line += characters[(page * columns + column) * rows + row];
      text.push(line);
    }
  }
  return text;
}
