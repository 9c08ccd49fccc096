/** Smoothing of features over the windows of one trial; nothing of other trials comes in. */
export type TrialSmoothing =
  | {
      readonly method: 'moving-average';
      /** Windows, odd when centred. Default 5. */
      readonly length?: number;
      /** `'causal'` (default) or `'centred'`, which knows later windows of the trial. */
      readonly alignment?: 'causal' | 'centred';
    }
  | {
      /** A linear dynamical system fitted on the trial itself: never causal. See `smoothLdsWithinTrial`. */
      readonly method: 'lds';
      /** Default `'forward'`. */
      readonly direction?: 'forward' | 'forward-backward';
      /** Of expectation-maximisation. Default 10. */
      readonly iterations?: number;
    };
