const header = ['0.0', ...Array.from({ length: 100 }, (_, p) => `${p}x ${p}y ${p}z`)].join(' ');

/** Frames of which the expression is shown in two runs; times are written as the UCI does, without leading zeros. */
export const smallTargets = [0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0];

/** A video of 12 frames, 53 ms apart, as text; points on a slope, moved by 0.125 px per frame; one depth lost. */
export function smallGfeText(): { datapoints: string; targets: string } {
  const lines = smallTargets.map((_, f) => {
    const time = 1390385453900 + 53 * f;
    const points = Array.from({ length: 100 }, (__, p) => {
      const z = f === 3 && p === 7 ? 0 : 900 + p + f;
      return `${(100 + p + 0.125 * f).toFixed(3)} ${(50 + p / 2).toFixed(1)} ${z}`;
    });
    return [`${Math.floor(time / 1000)}.${time % 1000}`, ...points].join(' ');
  });
  return { datapoints: [header, ...lines, ''].join('\r\n'), targets: [...smallTargets, ''].join('\r\n') };
}
