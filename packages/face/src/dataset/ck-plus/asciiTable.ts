/** Rows of numbers as MATLAB's `save -ascii` writes them: 16 characters each, `   3.0000000e+00`, a line feed after every row. */
export function asciiTable(rows: readonly (readonly number[])[]): string {
  return rows.map((row) => `${row.map(asciiNumber).join('')}\n`).join('');
}

function asciiNumber(value: number): string {
  const [digits, exponent] = value.toExponential(7).split('e');
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`.padStart(16);
}
