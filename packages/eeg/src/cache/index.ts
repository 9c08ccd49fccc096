export { cachedTrials, type CachedTrialsRequest } from './cachedTrials.js';
export { cacheFolder } from './cacheFolder.js';
export { codeVersion } from './codeVersion.js';
export { hashFile, type FileHash } from './hashFile.js';
