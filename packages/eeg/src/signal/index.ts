export {
  findBadChannels,
  type BadChannelCriterion,
  type BadChannels,
  type ChannelFinding,
  type FindBadChannelsOptions,
} from './channel/findBadChannels.js';
export type { Point } from './channel/fitSphere.js';
export {
  interpolateChannels,
  type ChannelPositions,
  type InterpolateChannelsOptions,
} from './channel/interpolateChannels.js';
export { sphericalSplineMatrix } from './channel/sphericalSplineMatrix.js';
export { checkSignals, type CheckSignalsOptions } from './checkSignals.js';
export { cutEpochs, type CutEpochsOptions, type DroppedEvent, type EventEpochs } from './epoch/cutEpochs.js';
export { cutWindows, type CutWindowsOptions, type WindowEpochs } from './epoch/cutWindows.js';
export { keepEpochs } from './epoch/keepEpochs.js';
export { butterworthSections, type ButterworthOptions } from './filter/butterworthSections.js';
export { filterBands, type FilterBandsOptions } from './filter/filterBands.js';
export { filterCascade, type FilterOptions } from './filter/filterCascade.js';
export { filterFilterSections } from './filter/filterFilterSections.js';
export { filterSections, type SectionsState } from './filter/filterSections.js';
export { filterSignals, type FilterSignalsOptions } from './filter/filterSignals.js';
export { createRealFft, type RealFft } from './fft/createRealFft.js';
export { notchSection, type NotchOptions } from './filter/notchSection.js';
export type { SecondOrderSection } from './filter/SecondOrderSection.js';
export { findEogComponents, type EogComponents, type FindEogComponentsOptions } from './ica/findEogComponents.js';
export { fitIca, type FitIcaOptions } from './ica/fitIca.js';
export type { Ica } from './ica/Ica.js';
export { icaSources } from './ica/icaSources.js';
export { removeComponents } from './ica/removeComponents.js';
export { rereference, type RereferenceOptions } from './reference/rereference.js';
export {
  rejectEpochs,
  type EpochCriterion,
  type EpochLimits,
  type EpochReason,
  type EpochRejection,
} from './reject/rejectEpochs.js';
export { resample } from './resample/resample.js';
export { resamplePolyphase } from './resample/resamplePolyphase.js';
export { selectChannels } from './selectChannels.js';
export type { SampleArray, Signals } from './Signals.js';
