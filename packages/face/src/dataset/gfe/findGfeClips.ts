import type { GfeVideo } from './GfeVideo.js';

/** A run of + frames: from <= f < to of the frames that the video holds. */
export interface GfeClip {
  readonly from: number;
  readonly to: number;
}

export interface GfeClips {
  readonly clips: readonly GfeClip[];
  /** Runs cut at a gap in time. */
  readonly split: number;
  /** Runs, or parts of them, left out because they are too short. */
  readonly short: number;
}

/**
 * The runs of + frames of a video, cut wherever two of their frames are further apart than `largestGap`.
 *
 * @param shortestRun frames; shorter clips are left out and counted
 * @param largestGap seconds, or null to cut nowhere
 */
export function findGfeClips(
  { index, times, targets }: Pick<GfeVideo, 'index' | 'times' | 'targets'>,
  { shortestRun, largestGap }: { readonly shortestRun: number; readonly largestGap: number | null },
): GfeClips {
  const F = targets.length;
  const clips: GfeClip[] = [];
  let [split, short, from] = [0, 0, -1];
  for (let f = 0; f <= F; f++) {
    const shown = f < F && targets[f] === 1;
    if (from >= 0) {
      const joined = shown && index[f] === index[f - 1] + 1;
      const gap = joined && largestGap !== null && times[f] - times[f - 1] > largestGap;
      if (!joined || gap) {
        if (f - from >= shortestRun) clips.push({ from, to: f });
        else short++;
        from = -1;
      }
      if (gap) split++;
    }
    if (from < 0 && shown) from = f;
  }
  return { clips, split, short };
}
