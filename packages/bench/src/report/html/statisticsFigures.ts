import { accuracyPlot, criticalDifference } from '@strnn/viz';
import type { MatrixStatistics } from '../statistics/MatrixStatistics.js';

/** Main effects of the axes and the critical-difference diagram, each wide and narrow; empty where both are refused. */
export function statisticsFigures({ ranking, factors }: MatrixStatistics): string {
  const pictures: ((width: number) => string)[] = [];
  if (!('refused' in factors)) {
    const { margins, subjects } = factors.effects;
    const rows = margins.flatMap(({ factor, levelName, estimate }) => {
      if ('refused' in estimate) return [];
      const { mean, effect } = estimate;
      // The interval of the effect: that of the mean itself holds the spread between people, which no axis can change.
      const [low, high] = [effect.interval.low, effect.interval.high].map((end) => mean + end - effect.value);
      return [{ label: levelName, group: factor, perUnit: [], mean, low, high }];
    });
    if (rows.length > 0) {
      pictures.push((width) =>
        accuracyPlot({
          title: 'Mean accuracy per value of each axis',
          rows,
          interval: `95 % interval of the effect, within ${subjects} subjects`,
          width,
        }),
      );
    }
  }
  if (!('refused' in ranking)) {
    const { labels, friedman, nemenyi } = ranking;
    const entries = labels.map((label, i) => ({ label, rank: friedman.averageRanks[i] }));
    pictures.push((width) =>
      criticalDifference({
        title: 'Mean ranks over subjects; bars join rows not shown to differ',
        entries,
        criticalDifference: nemenyi.criticalDifference,
        groups: nemenyi.groups,
        level: nemenyi.level,
        width,
      }),
    );
  }
  return pictures
    .map((draw) =>
      ['<figure>', `<div class="wide">${draw(760)}</div>`, `<div class="narrow">${draw(350)}</div>`, '</figure>'].join(
        '\n',
      ),
    )
    .join('\n');
}
