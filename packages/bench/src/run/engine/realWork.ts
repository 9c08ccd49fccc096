/** The work module of real runs; see `WorkModule`. */
export { runCell } from '../runCell.js';
export { loadWork } from './loadWork.js';
