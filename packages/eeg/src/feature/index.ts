export { sliceMeans } from './sliceMeans.js';
