export { describeBackends, type BackendReport } from './describeBackends.js';
export { linear } from './linear.js';
export { matMul } from './matMul.js';
export { useBackend, type BackendChoice } from './useBackend.js';
