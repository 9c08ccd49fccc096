import type { AblationDefinition } from '../AblationDefinition.js';
import type { Conditions } from '../condition/createConditions.js';
import { chooseOneAtATime } from './chooseOneAtATime.js';
import { choosePairs } from './choosePairs.js';
import { chooseRandomly } from './chooseRandomly.js';
import type { Design } from './Design.js';

/** What a design chooses from. */
export interface DesignRequest<D extends Design = Design> {
  readonly definition: AblationDefinition;
  readonly design: D;
  readonly conditions: Conditions;
  /** Whether `exclude` leaves a settled combination out. */
  isOut(row: readonly number[]): boolean;
  /** Most combinations. */
  readonly most: number;
}

/** The combinations of a design, settled and without those left out, with words on what they are. */
export interface DesignChoice {
  readonly rows: readonly (readonly number[])[];
  readonly design: string;
  readonly notes: readonly string[];
}

/** @throws StrnnError 'option' when the design cannot be made of this grid */
export function chooseByDesign(request: DesignRequest): DesignChoice {
  const { design } = request;
  switch (design.kind) {
    case 'one-at-a-time':
      return chooseOneAtATime({ ...request, design });
    case 'orthogonal':
    case 'pairwise':
      return choosePairs({ ...request, design });
    case 'random-subset':
      return chooseRandomly({ ...request, design });
  }
}
