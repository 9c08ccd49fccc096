export { accuracyPlot } from './accuracyPlot.js';
export type { AccuracyMark, AccuracyPlotOptions, AccuracyRow } from './AccuracyPlotOptions.js';
export { confusionPlot, type ConfusionPlotOptions } from './confusionPlot.js';
export type { DrawingOptions } from './DrawingOptions.js';
export { faceMap, type FaceMapOptions } from './faceMap.js';
export { learningCurves, type LearningCurvesOptions, type LearningSeries } from './learningCurves.js';
export { siteGrid, type SiteGridOptions } from './siteGrid.js';
export { topography, type TopographyOptions } from './topography.js';
export { traversalDiagram, type TraversalDiagramOptions } from './traversalDiagram.js';
