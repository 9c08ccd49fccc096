/** Puts a generated part of a document between `<!-- begin: NAME -->` and `<!-- end: NAME -->`. */
export function replacePart(document: string, part: string, content: string): string {
  const [begin, end] = [`<!-- begin: ${part} -->`, `<!-- end: ${part} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`expected the lines '${begin}' and '${end}', found no such pair`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
}
