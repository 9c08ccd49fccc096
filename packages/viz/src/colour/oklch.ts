/**
 * An OKLCH colour as `#rrggbb`. Equal steps of lightness look equal (B. Ottosson, "A perceptual color space for image
 * processing", 2020). Where sRGB cannot show the colour, its chroma is lowered until it can; lightness and hue stay.
 * @param lightness 0 (black) .. 1 (white)
 * @param chroma 0 (grey) .. about 0.3
 * @param hue in degrees
 */
export function oklch(lightness: number, chroma: number, hue: number): string {
  let rgb = toLinearRgb(lightness, chroma, hue);
  for (let c = chroma; c > 0 && rgb.some((v) => v < -1e-4 || v > 1.0001); c -= 0.002)
    rgb = toLinearRgb(lightness, c, hue);
  return `#${rgb.map(toHexByte).join('')}`;
}

function toLinearRgb(lightness: number, chroma: number, hue: number): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toHexByte(linear: number): string {
  const v = Math.min(1, Math.max(0, linear));
  const encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}
