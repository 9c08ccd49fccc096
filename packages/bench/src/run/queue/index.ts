export { checkQueue } from './checkQueue.js';
export { runQueued } from './runQueued.js';
export { serveQueues } from './serveQueues.js';
