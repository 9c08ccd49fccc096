import type { CellTitle } from './CellTitle.js';
import { displayWidth } from './displayWidth.js';
import { fitWidth } from './fitWidth.js';
import { formatDuration } from './formatDuration.js';
import { progressBar } from './progressBar.js';
import type { TerminalStyle } from './Terminal.js';
import type { RunSnapshot, SlotState } from './trackRun.js';
import { countOf } from '../countOf.js';

/**
 * The live block as lines without escape codes: first the run, then one line per worker.
 *
 * @param columns width of the terminal; no line is wider than this less one, so that none wraps.
 * @param rows height of the terminal; workers that do not fit are summed up in a last line.
 */
export function renderFrame(
  run: RunSnapshot,
  columns: number,
  rows: number,
  style: TerminalStyle,
  title: CellTitle,
): string[] {
  const width = Math.max(10, columns - 1);
  const mark = style.unicode ? '…' : '~';
  const facts = [`${run.done + run.failed + run.pruned}/${countOf(run.total, 'cell')}`];
  if (run.failed > 0) facts.push(`${run.failed} failed`);
  if (run.pruned > 0) facts.push(`${run.pruned} pruned`);
  facts.push(run.remaining === undefined ? 'time left unknown' : `${formatDuration(run.remaining)} left`);
  const right = facts.join('  ');
  const room = width - displayWidth(right) - 2;
  const name = fitWidth(run.name, Math.max(0, room - 8), mark);
  const bar = progressBar(run.fraction, Math.max(6, Math.min(40, room - displayWidth(name) - 2)), style.unicode);
  const lines = [fitWidth([name, bar, right].filter((part) => part !== '').join('  '), width, mark)];

  const digits = String(run.slots.length).length;
  const shown = Math.min(run.slots.length, Math.max(1, rows - 3));
  for (let slot = 0; slot < shown; slot++) {
    const number = String(slot + 1).padStart(digits);
    lines.push(fitWidth(`${number} ${slotLine(run.slots[slot], width - digits - 1, style, mark, title)}`, width, mark));
  }
  const hidden = run.slots.slice(shown).filter((slot) => slot !== undefined).length;
  if (hidden > 0) lines.push(fitWidth(`${mark} ${hidden} more workers`, width, mark));
  return lines;
}

function slotLine(
  slot: SlotState | undefined,
  width: number,
  style: TerminalStyle,
  mark: string,
  title: CellTitle,
): string {
  if (slot === undefined) return style.unicode ? '·' : '.';
  const { progress, remaining } = slot;
  const name = title(slot.cell);
  const bar = progressBar(progress?.fraction ?? 0, Math.max(4, Math.min(12, Math.floor(width / 8))), style.unicode);
  if (progress === undefined) return `${bar}  ${name}  loading`;
  // In the order in which a narrow terminal does without them, last ones first.
  const facts = [`fold ${Math.min(progress.fold + 1, progress.folds)}/${progress.folds}`];
  if (remaining !== undefined) facts.push(`${formatDuration(remaining)} left`);
  if (Number.isFinite(progress.loss)) facts.splice(1, 0, `loss ${progress.loss.toFixed(4)}`);
  if (progress.epochs > 0) facts.splice(1, 0, `epoch ${progress.epoch}/${progress.epochs}`);
  const label = displayWidth(name);
  while (facts.length > 1 && displayWidth(bar) + 4 + Math.min(label, 16) + displayWidth(facts.join('  ')) > width)
    facts.splice(1, 1);
  const room = Math.max(0, width - displayWidth(bar) - displayWidth(facts.join('  ')) - 4);
  return `${bar}  ${fitWidth(name, room, mark)}  ${facts.join('  ')}`;
}
