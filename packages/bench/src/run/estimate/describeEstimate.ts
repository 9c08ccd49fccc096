import { countOf } from '../countOf.js';
import { formatDuration } from '../progress/formatDuration.js';
import type { TimeEstimate } from './estimateTime.js';

/** An estimate in words, with what it rests on. */
export function describeEstimate(
  { low, high, workers, cells, basis }: TimeEstimate,
  source: { readonly from: 'done' | 'trial'; readonly known: number; readonly elsewhere: number },
): string {
  if (cells === 0) return 'nothing is left to run';
  const range = `${roundDuration(low)} to ${roundDuration(high)}`;
  const with_ = `for ${countOf(cells, 'cell')} with ${countOf(workers, 'worker')}`;
  const ground =
    source.from === 'done'
      ? `from ${countOf(source.known, 'cell')} done on this kind of processor`
      : `from a short trial of ${countOf(source.known, 'configuration')}`;
  const others = basis.scaled + basis.guessed;
  const parts = [
    ground,
    ...(others > 0 ? [`${countOf(others, 'cell')} by comparison with those`] : []),
    ...(source.elsewhere > 0 ? [`${countOf(source.elsewhere, 'cell')} done on another processor not counted`] : []),
  ];
  return `${range} ${with_}; ${parts.join(', ')}`;
}

/** No more digits than an estimate knows: whole seconds, then 5 s, 30 s, minutes, quarters of an hour. */
function roundDuration(seconds: number): string {
  const grain = seconds < 20 ? 1 : seconds < 120 ? 5 : seconds < 600 ? 30 : seconds < 7200 ? 60 : 900;
  return formatDuration(Math.max(1, Math.round(seconds / grain) * grain)).replace(/:00 (min|h)$/, ' $1');
}
