export { montageSites, type MontageOptions } from './montageSites.js';
export { uciEegAliases } from './uciEegAliases.js';
