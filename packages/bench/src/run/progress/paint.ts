const codes = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** Colours a text for a terminal; unchanged when colours are off. */
export function paint(text: string, colour: keyof typeof codes, on: boolean): string {
  return on ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}
