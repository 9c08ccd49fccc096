/** As MNE: so many rounds at most, until no frequency's weights move by more than this (mean square over tapers). */
const mostRounds = 250;
const tolerance = 1e-10;

/**
 * Thomson's adaptive weights (1982): a taper counts less at a frequency where its leakage, at worst (1 - concentration)
 * times the signal's variance, is large beside the density itself. Iterated as in `mne.time_frequency` (after NiTime),
 * its estimate of the variance included.
 *
 * @param powers tapers x bins, one-sided densities of each taper
 * @param out the combined density, one value per bin
 */
export function combineAdaptively(
  powers: Float64Array,
  concentrations: Float64Array,
  bins: number,
  out: Float64Array,
): void {
  const tapers = concentrations.length;
  const variance = leakingVariance(powers, concentrations, bins);
  // Starts from the two best tapers.
  const best = concentrations[0] + concentrations[1];
  for (let bin = 0; bin < bins; bin++) {
    out[bin] = (concentrations[0] * powers[bin] + concentrations[1] * powers[bins + bin]) / best;
  }
  if (variance === 0) return;
  const previous = new Float64Array(tapers * bins);
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0;
    for (let bin = 0; bin < bins; bin++) {
      let change = 0;
      for (let order = 0; order < tapers; order++) {
        const share = concentrations[order];
        const weight = (Math.sqrt(share) * out[bin]) / (share * out[bin] + (1 - share) * variance);
        change += (previous[order * bins + bin] - weight) ** 2;
        previous[order * bins + bin] = weight;
      }
      moved = Math.max(moved, change / tapers);
    }
    if (moved < tolerance) return;
    for (let bin = 0; bin < bins; bin++) {
      let sum = 0;
      let total = 0;
      for (let order = 0; order < tapers; order++) {
        const weight = previous[order * bins + bin] ** 2;
        sum += weight * powers[order * bins + bin];
        total += weight;
      }
      // A frequency without power keeps none.
      out[bin] = total > 0 ? sum / total : 0;
    }
  }
}

/** The trapezoid rule over the fixed-weight estimate, scaled as MNE has it. */
function leakingVariance(powers: Float64Array, concentrations: Float64Array, bins: number): number {
  let total = 0;
  for (const share of concentrations) total += share;
  let area = 0;
  for (let bin = 0; bin < bins; bin++) {
    let density = 0;
    for (let order = 0; order < concentrations.length; order++) {
      density += (concentrations[order] / total) * powers[order * bins + bin];
    }
    area += bin === 0 || bin === bins - 1 ? density / 2 : density;
  }
  return area / (2 * bins);
}
