import { escapeXml } from './escapeXml.js';

/** Attribute values; numbers are rounded to hundredths of a pixel; undefined leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One XML element. Attribute values are escaped; `children` are markup already (use `escapeXml` for text). */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let markup = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    markup += ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeXml(value)}"`;
  }
  return children.length === 0 ? `${markup}/>` : `${markup}>${children.join('')}</${name}>`;
}

/** A number for a path or an attribute: at most two decimals, never `-0`. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}
