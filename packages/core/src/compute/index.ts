export { describeBackends, type BackendReport } from './describeBackends.js';
export { useBackend, type BackendChoice } from './useBackend.js';
