/** What recording systems write before and after the electrode: the kind of signal, and the common reference. */
const before = /^EEG[\s:_-]+/i;
const after = /[\s_]*[-\u2013]\s*(?:REF\d?|LE|AR|AVG?|CAR|[AM][12](?:\+?[AM][12])?)$/i;
const padding = /\.+$/;

/** Characters. Longer names are no electrodes; the patterns take time with the square of the length. */
const longest = 80;

/** A channel's name without the kind of signal, the common reference and padding; and what was taken off. */
export function stripChannel(channel: string): { bare: string; stripped: readonly string[] } {
  const stripped: string[] = [];
  let bare = channel.trim();
  if (bare.length > longest) return { bare, stripped };
  for (const part of [before, padding, after, padding]) {
    const found = part.exec(bare)?.[0];
    if (found === undefined || found === bare) continue;
    stripped.push(found);
    bare = bare.replace(part, '').trim();
  }
  return { bare, stripped };
}
