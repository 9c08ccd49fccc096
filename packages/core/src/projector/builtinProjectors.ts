import { dense } from './dense.js';
import { l1 } from './l1.js';
import { l21 } from './l21.js';
import type { Projector } from './Projector.js';
import { topK } from './topK.js';

/** The projectors that come with the package. */
export const builtinProjectors: readonly Projector[] = [dense, l1, l21, topK];
