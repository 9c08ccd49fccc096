export {
  type HistogramOfOrientedGradientsOptions,
  type HogDescriptor,
  histogramOfOrientedGradients,
} from './histogramOfOrientedGradients.js';
export { type HogFeatureOptions, hogFeature } from './hogFeature.js';
export { type HogNorm, hogNorms, type HogOptions } from './HogOptions.js';
