const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar of exactly `width` columns.
 *
 * @param fraction 0..1; values outside are clamped.
 * @param unicode block characters in eighths of a column, else `#` and `-`.
 */
export function progressBar(fraction: number, width: number, unicode: boolean): string {
  const filled = Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0)) * width;
  if (!unicode) return '#'.repeat(Math.floor(filled)).padEnd(width, '-');
  const whole = Math.floor(filled + 1e-9);
  const part = whole === width ? '' : eighths[Math.floor((filled - whole) * 8)];
  return ('█'.repeat(whole) + part).padEnd(width, '░');
}
