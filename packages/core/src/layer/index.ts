export type { ComputePath } from './sweep.js';
