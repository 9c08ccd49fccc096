export { deap, type DeapOptions } from './deap.js';
export { deapTools } from './deapTools.js';
