export { probeVideo, type VideoInfo } from './probeVideo.js';
export { readVideoFrames, type VideoFrame } from './readVideoFrames.js';
export type { VideoFramesOptions } from './VideoFramesOptions.js';
