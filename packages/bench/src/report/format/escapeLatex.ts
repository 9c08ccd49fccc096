/** Characters that LaTeX means something by, and signs that its default fonts lack. */
const KNOWN: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '"': "''",
  '\u2019': "'",
  '\u2018': '`',
  '\u2013': '--',
  '\u2014': '---',
  '\u2026': '\\ldots{}',
  '\u2212': '$-$',
  '\u00b1': '$\\pm$',
  '\u00d7': '$\\times$',
  '\u00b2': '$^{2}$',
  '\u00b5': '$\\mu$',
  '\u03b1': '$\\alpha$',
  '\u03b2': '$\\beta$',
  '\u03b3': '$\\gamma$',
  '\u03b4': '$\\delta$',
  '\u03b5': '$\\varepsilon$',
  '\u03b7': '$\\eta$',
  '\u03b8': '$\\theta$',
  '\u03bb': '$\\lambda$',
  '\u03c3': '$\\sigma$',
  '\u03c7': '$\\chi$',
};

/**
 * Text made safe for LaTeX, whatever it holds: nothing in it is a command, and it stays on one line. Letters of Latin
 * alphabets stay as they are (UTF-8, the default since 2018); what else pdfLaTeX has no sign for is named by its code point,
 * `U+4E2D`.
 */
export function escapeLatex(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[^\w .,:;=()+/*!?'`@[\]-]|_/gu, (character) => {
    const known = KNOWN[character];
    if (known !== undefined) return known;
    return /\p{Script=Latin}/u.test(character) && character <= '\u017f'
      ? character
      : `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
