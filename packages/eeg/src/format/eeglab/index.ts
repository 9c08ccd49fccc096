export { openEeglab, type OpenEeglabOptions } from './openEeglab.js';
