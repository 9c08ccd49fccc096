import { describe, expect, it } from 'vitest';
import { ROLE_COLOURS } from '../svg/paint.js';
import { CATEGORY_COLOURS, divergingColour, inkOn, mixColours, sequentialColour, valueColours } from './index.js';
import { oklch } from './oklch.js';

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => {
    const v = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
const luminance = (colour: string): number => {
  const [r, g, b] = channels(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

describe('oklch', () => {
  // CSS Color 4, section "sample code": the sRGB primaries in OKLCH.
  it.each([
    [0.627955, 0.257683, 29.2339, '#ff0000'],
    [0.86644, 0.294827, 142.4953, '#00ff00'],
    [0.452014, 0.313214, 264.052, '#0000ff'],
    [1, 0, 0, '#ffffff'],
    [0, 0, 0, '#000000'],
  ])('oklch(%f %f %f) is %s', (lightness, chroma, hue, expected) => {
    expect(oklch(lightness, chroma, hue)).toBe(expected);
  });

  it('lowers the chroma of what sRGB cannot show', () => {
    expect(oklch(0.9, 0.4, 260)).toMatch(/^#[0-9a-f]{6}$/u);
    expect(luminance(oklch(0.9, 0.4, 260))).toBeCloseTo(luminance(oklch(0.9, 0.05, 260)), 1);
  });
});

describe('ramps', () => {
  it('the sequential ramp gets lighter at every step', () => {
    const steps = Array.from({ length: 21 }, (_, i) => luminance(sequentialColour(i / 20)));
    steps.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(steps[i]));
  });

  it('the diverging ramp gets darker to both sides', () => {
    for (const side of [-1, 1]) {
      const steps = Array.from({ length: 11 }, (_, i) => luminance(divergingColour((side * i) / 10)));
      steps.slice(1).forEach((value, i) => expect(value).toBeLessThan(steps[i]));
    }
  });

  it('values beyond the ends take the colours of the ends', () => {
    expect(sequentialColour(3)).toBe(sequentialColour(1));
    expect(divergingColour(-7)).toBe(divergingColour(-1));
  });

  it('values below 0 choose the diverging ramp, symmetric about 0', () => {
    const signed = valueColours([-1, 4]);
    expect([signed.low, signed.high]).toEqual([-4, 4]);
    expect(signed.colour(0)).toBe(divergingColour(0));
    expect(valueColours([0, 0]).high).toBe(1);
    expect(valueColours([1, 2], 8).high).toBe(8);
  });
});

describe('contrast', () => {
  it('ink and small print read on the card, light and dark (WCAG AA: 4.5)', () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const role of ['ink', 'muted'] as const) {
        expect(contrast(ROLE_COLOURS[role][theme], ROLE_COLOURS.card[theme])).toBeGreaterThan(4.5);
      }
    }
  });

  it('lines and dots of categories stand out on the card (2 in light: their hue and dashes help; 4.5 in dark)', () => {
    for (const { light, dark } of CATEGORY_COLOURS) {
      expect(contrast(light, ROLE_COLOURS.card.light)).toBeGreaterThan(2);
      expect(contrast(dark, ROLE_COLOURS.card.dark)).toBeGreaterThan(4.5);
    }
  });

  it('text on any colour of the ramps reads (WCAG AA: 4.5)', () => {
    for (let i = 0; i <= 40; i++) {
      for (const fill of [sequentialColour(i / 40), divergingColour(i / 20 - 1)]) {
        expect(contrast(inkOn(fill), fill)).toBeGreaterThan(4.5);
      }
    }
  });
});

describe('mixColours', () => {
  it('is the mean of layer and ground by opacity, channel by channel', () => {
    expect(mixColours('#ff8000', '#000000', 0.5)).toBe('#804000');
    expect(mixColours('#123456', '#fedcba', 1)).toBe('#123456');
    expect(mixColours('#123456', '#fedcba', 0)).toBe('#fedcba');
  });
});
