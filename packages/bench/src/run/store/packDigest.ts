import type { CellDigest } from './CellDigest.js';
import type { DigestEntry } from './DigestEntry.js';
import type { SharedList } from './createSharedList.js';

/** Shortens a digest for the index. @param changed time of change of `result.json`, ms. */
export function packDigest(digest: CellDigest, changed: number, shared: SharedList): DigestEntry {
  const { folds, subjects, calibration, sparsity, splitSha256 } = digest;
  return [
    digest.resultBytes,
    changed,
    digest.accuracy,
    digest.seconds,
    digest.finishedAt,
    digest.parameterCount,
    shared.numberOf(digest.environment),
    splitSha256 === undefined ? null : shared.numberOf(splitSha256),
    shared.numberOf(folds.names),
    shared.numberOf(folds.tested),
    folds.correct,
    shared.numberOf(subjects.names),
    shared.numberOf(subjects.tested),
    subjects.correct,
    digest.confusion.flat(),
    digest.auc,
    calibration === undefined ? null : [calibration.logLoss, calibration.brier, calibration.ece],
    digest.selection.flatMap(([text, count]) => [shared.numberOf(text), count]),
    sparsity === undefined ? null : [sparsity.zeroFractionG, sparsity.zeroFractionF, sparsity.droppedSites],
  ];
}
