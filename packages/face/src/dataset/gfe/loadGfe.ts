import { StrnnError } from '@strnn/core/error';
import { checkSamples, type Samples } from '@strnn/core/samples';
import { landmarkSites } from '../../region/landmarkSites.js';
import { describeGfeClip } from './describeGfeClip.js';
import { findGfeClips } from './findGfeClips.js';
import { gfe100 } from './gfe100.js';
import { gfePoints } from './gfeNames.js';
import type { GfeFiles, GfeFolder } from './listGfeVideos.js';
import { readGfeVideo } from './readGfeVideo.js';
import type { ResolvedGfeOptions } from './resolveGfeOptions.js';

/** What the loader found on its way, for the notes. */
interface GfeCounts {
  split: number;
  short: number;
  dropouts: number;
  points: number;
}

/**
 * The videos of the signers and classes asked for.
 * @throws StrnnError `data` where one of the signers has none of them
 */
export function chooseGfeVideos({ videos }: GfeFolder, { signers, classes }: ResolvedGfeOptions): readonly GfeFiles[] {
  const chosen = videos.filter(({ signer, expression }) => signers.includes(signer) && classes.includes(expression));
  const found = videos.map(({ signer, expression }) => `${signer}_${expression}`).join(', ');
  const signer = signers.find((name) => chosen.every((video) => video.signer !== name));
  if (signer !== undefined) {
    throw new StrnnError(
      'data',
      `uciGfe: expected videos of signer ${signer} with ${classes.join(', ')}; found ${found}`,
    );
  }
  return chosen;
}

/**
 * Reads the chosen videos, one at a time, into samples: signer by signer, expression by expression, clips in time order.
 * Computed in float64, stored as float32.
 *
 * @throws StrnnError `data` naming the file that is missing or damaged, or where no clip is left
 */
export async function loadGfe(folder: GfeFolder, options: ResolvedGfeOptions): Promise<Samples> {
  const { classes, steps: T, signers } = options;
  const chosen = chooseGfeVideos(folder, options);
  const features = featureNames(options);
  const size = T * gfePoints * features.length;
  const clips: { data: Float32Array; signer: string; expression: string; trial: string }[] = [];
  const counts: GfeCounts = { split: 0, short: 0, dropouts: 0, points: 0 };
  for (const signer of signers) {
    for (const files of chosen.filter((video) => video.signer === signer)) {
      const video = await readGfeVideo(files);
      const { expression } = files;
      const found = findGfeClips(video, options);
      counts.split += found.split;
      counts.short += found.short;
      found.clips.forEach((clip, c) => {
        const { data, dropouts } = describeGfeClip(video, clip, options);
        counts.dropouts += dropouts;
        counts.points += (clip.to - clip.from) * gfePoints;
        clips.push({ data, signer, expression, trial: `${expression} ${c + 1}` });
      });
    }
  }
  const S = clips.length;
  const x = new Float32Array(S * size); // (S, T, 100, D)
  clips.forEach(({ data }, s) => x.set(data, s * size));
  const samples: Samples = {
    x,
    shape: { S, T, N: gfePoints, D: features.length },
    y: Int32Array.from(clips, ({ expression }) => (classes as readonly string[]).indexOf(expression)),
    classes: [...classes],
    ids: {
      subject: clips.map(({ signer }) => signer),
      session: clips.map(({ expression }) => expression),
      trial: clips.map(({ trial }) => trial),
      window: new Int32Array(S),
    },
    sites: landmarkSites(gfe100, { layout: options.layout }),
    features,
    slice: `1/${T} of the clip`,
    notes: notesOf(counts, chosen, options),
  };
  checkSamples(samples, 'uciGfe');
  return samples;
}

function featureNames({ features, depth, dropouts }: ResolvedGfeOptions): string[] {
  const axes = depth ? (['x', 'y', 'z'] as const) : (['x', 'y'] as const);
  const unit = (axis: string, kind: string): string =>
    `${axis === 'z' ? 'mm' : 'px'}${kind === 'velocity' ? '/s' : ''}`;
  const names = features.flatMap((kind) => axes.map((axis) => `${axis} ${kind} (${unit(axis, kind)})`));
  return dropouts === 'mask' ? [...names, 'depth measured (0 to 1)'] : names;
}

function notesOf(counts: GfeCounts, chosen: readonly GfeFiles[], options: ResolvedGfeOptions): string[] {
  const { signers, classes, depth, dropouts, shortestRun, largestGap, center } = options;
  const notes = [
    `${signers.length === 1 ? 'One signer' : 'Two signers'} only: nothing here says how well other people would be told.`,
    'Each class is one video per signer, so a class cannot be told from its recording (place of the head, light): with ' +
      "logistic regression within a signer, a clip's static mean alone scores about 0.92 (a) and 0.83 (b), chance 0.14. Compare center: 'clip' and results across signers.",
  ];
  const absent = signers.flatMap((signer) =>
    classes
      .filter((name) => !chosen.some((video) => video.signer === signer && video.expression === name))
      .map((name) => `${signer}_${name}`),
  );
  if (absent.length > 0) notes.push(`Not in this copy: ${absent.join(', ')}.`);
  if (depth && counts.dropouts > 0) {
    const share = ((100 * counts.dropouts) / counts.points).toFixed(1);
    const fate = {
      repair: 'were interpolated over time',
      mask: 'were interpolated over time and are flagged',
      keep: 'were left as 0',
    }[dropouts];
    notes.push(
      `${counts.dropouts} of ${counts.points} points (${share} %) had z = 0 (lost by the sensor) and ${fate}.`,
    );
  }
  if (dropouts === 'keep' && center === 'video') {
    notes.push('The face at rest that was taken off counts lost depths as 0.');
  }
  if (counts.split > 0) notes.push(`Runs cut at a gap of more than ${largestGap} s: ${counts.split}.`);
  if (counts.short > 0) notes.push(`Runs of fewer than ${shortestRun} frames left out: ${counts.short}.`);
  return notes;
}
