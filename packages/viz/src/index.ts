/**
 * @strnn/viz: drawings for spatial-temporal recurrent networks as pure functions from plain numbers to SVG text.
 * Self-contained, without dependencies; the same input gives the same text.
 */
export { divergingColour, sequentialColour } from './colour/index.js';
export {
  accuracyPlot,
  confusionPlot,
  learningCurves,
  siteGrid,
  topography,
  traversalDiagram,
  type AccuracyMark,
  type AccuracyPlotOptions,
  type AccuracyRow,
  type ConfusionPlotOptions,
  type DrawingOptions,
  type LearningCurvesOptions,
  type LearningSeries,
  type SiteGridOptions,
  type TopographyOptions,
  type TraversalDiagramOptions,
} from './drawing/index.js';
export { escapeXml, type Theme } from './svg/index.js';
export type { GridCell } from './check/index.js';
