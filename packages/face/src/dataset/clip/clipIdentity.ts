import { landmarkSchemes } from '../../landmark/scheme/landmarkScheme.js';
import type { ResolvedClipOptions } from './resolveClipOptions.js';

/** What of the common options identifies a load; plain JSON, without folders. */
export function clipIdentity(options: ResolvedClipOptions): Readonly<Record<string, unknown>> {
  const { plan, augment, scheme, face, longestGap, subjects, damaged } = options;
  return {
    scheme: landmarkSchemes.includes(scheme) ? scheme.name : scheme,
    face,
    longestGap,
    subjects,
    damaged,
    recipe: plan.recipe,
    augment,
  };
}
