export { eegFolder, type EegFolderOptions } from './eegFolder.js';
export { eegFolderTools } from './eegFolderTools.js';
