/**
 * @strnn/viz: drawings for spatial-temporal recurrent networks as pure functions from plain numbers to SVG text.
 * Self-contained, without dependencies; the same input gives the same text.
 */
export { divergingColour, sequentialColour } from './colour/index.js';
export {
  accuracyPlot,
  confusionPlot,
  criticalDifference,
  faceMap,
  learningCurves,
  reliabilityPlot,
  siteGrid,
  topography,
  traversalDiagram,
  type AccuracyMark,
  type AccuracyPlotOptions,
  type AccuracyRow,
  type ConfusionPlotOptions,
  type CriticalDifferenceOptions,
  type DrawingOptions,
  type FaceMapOptions,
  type LearningCurvesOptions,
  type LearningSeries,
  type ReliabilityBins,
  type ReliabilityPlotOptions,
  type SiteGridOptions,
  type TopographyOptions,
  type TraversalDiagramOptions,
} from './drawing/index.js';
export { escapeXml, type Theme } from './svg/index.js';
export type { GridCell } from './check/index.js';
export type { FacePicture, PictureArea, PicturePoint } from './face/index.js';
export type { Pixels } from './raster/index.js';
