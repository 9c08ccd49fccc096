import type { OptionsOf, OptionTable } from '../option/OptionTable.js';

/** The model's options. Sizes default to those of the only public code (LibEER) [V of that code; unknown whether the paper's]. */
export const strnnOptionTable = {
  traversal: {
    kind: 'names',
    of: 'traversal',
    default: 'quad',
    about: 'strategy, direction, or a list of either; `quad`: the paper’s four corners',
  },
  cell: { kind: 'name', of: 'cell', default: 'elman', about: 'recurrent cell over the sites' },
  temporalCell: { kind: 'name', of: 'cell', default: 'elman', about: 'recurrent cell over the slices in time' },
  projector: { kind: 'name', of: 'projector', default: 'l1', about: 'sparsity of G (sites) and F (slices)' },
  hidden: { kind: 'integer', min: 1, max: 4096, default: 30, about: 'H, hidden units per site and direction' },
  spatialProjection: { kind: 'integer', min: 1, max: 4096, default: 10, about: 'K, columns of G' },
  mixed: { kind: 'integer', min: 1, max: 4096, default: 30, about: 'M, units that the directions are summed into' },
  temporalHidden: { kind: 'integer', min: 1, max: 4096, default: 30, about: 'Ht, hidden units over time' },
  temporalProjection: { kind: 'integer', min: 1, max: 4096, default: 5, about: 'Kt, columns of F' },
  activation: {
    kind: 'choice',
    allowed: ['relu', 'tanh'],
    default: 'relu',
    about: 'σ of the Elman cell; which one the paper uses is unknown [?]',
  },
  recurrentGain: {
    kind: 'number',
    min: 0,
    max: 10,
    default: 0.4,
    about: 'gain of the spatial recurrent weights’ Xavier-normal start (over time it is 1)',
  },
  spatialLambda: { kind: 'number', min: 0, max: 1e3, default: 0.1, about: 'λ1, weight of Σ_r Ω(G^r) in the loss' },
  temporalLambda: { kind: 'number', min: 0, max: 1e3, default: 0.1, about: 'λ2, weight of Σ_e Ω(F^e) in the loss' },
  sparsity: {
    kind: 'choice',
    allowed: ['proximal', 'subgradient'],
    default: 'proximal',
    about: 'how Ω is optimised: a proximal step gives exact zeros, a subgradient none; the paper’s way is unknown [?]',
  },
  keep: { kind: 'number', min: 0.001, max: 1, default: 0.5, about: 'fraction of sites and slices that `top-k` keeps' },
} as const satisfies OptionTable;

/** Every option of the model, resolved. */
export type StrnnOptions = OptionsOf<typeof strnnOptionTable>;
