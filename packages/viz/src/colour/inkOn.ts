/** Black or white text, whichever has the greater WCAG contrast on a background `#rrggbb`. */
export function inkOn(background: string): string {
  const channel = (at: number): number => {
    const v = Number.parseInt(background.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}
