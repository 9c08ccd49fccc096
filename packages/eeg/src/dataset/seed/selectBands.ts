import type { TrialSeries } from '../TrialSeries.js';

/** The trial with the features of these bands only, in their order; `all` are the bands of the series. */
export function selectBands(trial: TrialSeries, bands: readonly string[], all: readonly string[]): TrialSeries {
  if (bands.length === all.length && bands.every((band, index) => band === all[index])) return trial;
  const { series } = trial;
  const places = bands.map((band) => all.indexOf(band));
  const { W, N, D } = series.shape;
  const data = new Float32Array(W * N * places.length);
  for (let row = 0, to = 0; row < W * N; row++) {
    for (const place of places) data[to++] = series.data[row * D + place];
  }
  return {
    ...trial,
    series: {
      ...series,
      data,
      shape: { W, N, D: places.length },
      features: places.map((place) => series.features[place]),
    },
  };
}
