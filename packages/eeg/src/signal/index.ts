export { butterworthSections, type ButterworthOptions } from './butterworthSections.js';
export { filterFilterSections } from './filterFilterSections.js';
export { filterSections, type SectionsState } from './filterSections.js';
export type { SecondOrderSection } from './SecondOrderSection.js';
