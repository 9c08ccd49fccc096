import type { CellSizes, ParameterSpec } from './Cell.js';

/** H x D, Xavier-normal. */
export function inputWeights(name: string, { inputs, hidden }: CellSizes): ParameterSpec {
  return {
    name,
    shape: [hidden, inputs],
    initial: { kind: 'xavier-normal', fanIn: inputs, fanOut: hidden, gain: 1 },
  };
}

/** H x H, Xavier-normal times the recurrent gain: states of several predecessors are summed, so 1 would make them grow. */
export function recurrentWeights(name: string, { hidden, recurrentGain }: CellSizes): ParameterSpec {
  return {
    name,
    shape: [hidden, hidden],
    initial: { kind: 'xavier-normal', fanIn: hidden, fanOut: hidden, gain: recurrentGain },
  };
}

/** H, one constant. */
export function biasStart(name: string, { hidden }: CellSizes, value: number): ParameterSpec {
  return { name, shape: [hidden], initial: { kind: 'constant', value } };
}
