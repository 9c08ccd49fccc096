export { checkSlurmOptions } from './checkSlurmOptions.js';
export { scriptMark, slurmScript } from './slurmScript.js';
export type { SlurmOptions } from './SlurmOptions.js';
