export { rawFeature, type RawFeatureOptions, type RawStatistic, rawStatistics } from './rawFeature.js';
