export { hog3dFeature } from './hog3dFeature.js';
export type { Polyhedron } from './polyhedronAxes.js';
export type { Hog3dFeatureOptions, Hog3dOpposite } from './resolveHog3dOptions.js';
