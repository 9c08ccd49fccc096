import type { FeatureSeries } from '../FeatureSeries.js';

/** How features were smoothed over windows. */
export type Smoothing =
  | {
      readonly method: 'moving-average';
      /** Windows. */
      readonly length: number;
      readonly alignment: 'causal' | 'centred';
      /** Whether a window's value depends on no later window. */
      readonly causal: boolean;
    }
  | {
      readonly method: 'lds';
      readonly direction: 'forward' | 'forward-backward';
      /** Whether a window's value depends on no later window of the same trial: forward, with a model fitted elsewhere. */
      readonly causal: boolean;
      /** What the model's parameters were fitted on. */
      readonly fittedOn: string;
    };

/** A series that says how it was smoothed. */
export interface SmoothedSeries extends FeatureSeries {
  readonly smoothing: Smoothing;
}
