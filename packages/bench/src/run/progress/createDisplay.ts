import type { RunObserver } from '../engine/RunObserver.js';
import type { CellTitle } from './CellTitle.js';
import { createJsonDisplay } from './createJsonDisplay.js';
import { createLiveDisplay } from './createLiveDisplay.js';
import { createPlainDisplay } from './createPlainDisplay.js';
import { createQuietDisplay } from './createQuietDisplay.js';
import type { Terminal, TerminalStyle } from './Terminal.js';

/**
 * The progress display for a run: live on a terminal, plain lines elsewhere (a pipe, `TERM=dumb`, `CI=true`).
 *
 * @param terminal where progress goes: stderr, so that a report on stdout can be piped on.
 * @param json where `--json` lines go.
 */
export function createDisplay(
  options: { quiet: boolean; json: boolean },
  terminal: Terminal,
  json: Terminal,
  env: Readonly<Record<string, string | undefined>>,
  title: CellTitle,
): RunObserver {
  const line = (to: Terminal) => (text: string) => void to.write(`${text}\n`);
  if (options.json) return createJsonDisplay(line(json));
  if (options.quiet) return createQuietDisplay(line(terminal), title);
  const now = (): number => performance.now();
  const live = terminal.isTTY === true && env.TERM !== 'dumb' && !isSet(env.CI);
  return live
    ? createLiveDisplay(terminal, terminalStyle(terminal, env), now, title)
    : createPlainDisplay(line(terminal), now, title);
}

/** What a terminal can show: colours unless `NO_COLOR` is set, block characters in a UTF-8 locale. */
export function terminalStyle(terminal: Terminal, env: Readonly<Record<string, string | undefined>>): TerminalStyle {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return {
    colour: terminal.isTTY === true && env.TERM !== 'dumb' && !env.NO_COLOR,
    unicode:
      /utf-?8/i.test(locale) ||
      process.platform === 'darwin' ||
      (process.platform === 'win32' && isSet(env.WT_SESSION)),
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
