import type { FitRequest, FoldFit } from './FoldFit.js';
import { fitBaseline } from './fitBaseline.js';
import { fitStrnn } from './fitStrnn.js';

/** Trains the configured model on a fold's training side and predicts its test side. */
export function fitFold(request: FitRequest): Promise<FoldFit> {
  return request.config.model.kind === 'strnn' ? fitStrnn(request) : fitBaseline(request);
}
