export { candidatesOf, type Candidate } from './candidatesOf.js';
export { describeTuning } from './describeTuning.js';
export { trainingsOf } from './trainingsOf.js';
export { tuneFold } from './tuneFold.js';
export { tuningFile } from './tuningFile.js';
export { withCandidate } from './withCandidate.js';
