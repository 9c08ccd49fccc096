const clockLine = /\[info\] config in time_base: *(\d+)\/(\d+)/;
const frameLine = /\[info\] n: *\d+ +pts: *(\S+)/;
const errorLine = /\[(?:error|fatal|panic)\] (.*)/;
const keptErrors = 3;

/** What ffmpeg says while it runs: the time of each frame (showinfo), and errors. Memory does not grow with the video. */
export class FfmpegLog {
  /** The first errors. */
  errors: string[] = [];
  errorCount = 0;
  private readonly times: number[] = [];
  /** Seconds per tick; the times in seconds are logged too, but with 6 digits only. */
  private clock = Number.NaN;
  private rest = '';
  private begun = false;
  private ended = false;
  private wake: (() => void) | undefined;

  /** @param jumped whether errors before the first frame do not count, once there is one */
  constructor(private readonly jumped = false) {}

  /** @param text the next piece of the log, cut anywhere */
  push(text: string): void {
    const lines = (this.rest + text).split('\n');
    // What is looked for stands at the beginning of a line; a damaged file may make one of any length.
    this.rest = lines.pop()!.slice(0, 10_000);
    for (const line of lines) this.readLine(line);
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.push('\n');
  }

  /** The time of the next frame in seconds, NaN where the file has none; undefined when the log has ended before. */
  async nextTime(): Promise<number | undefined> {
    while (this.times.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.times.shift();
  }

  private readLine(line: string): void {
    const ticks = frameLine.exec(line)?.[1];
    if (ticks !== undefined) {
      if (this.jumped && !this.begun) {
        this.errors = [];
        this.errorCount = 0;
      }
      this.begun = true;
      this.times.push(Number(ticks) * this.clock);
      return;
    }
    const clock = clockLine.exec(line);
    if (clock !== null) this.clock = Number(clock[1]) / Number(clock[2]);
    const error = errorLine.exec(line)?.[1];
    if (error === undefined) return;
    this.errorCount++;
    if (this.errors.length < keptErrors) this.errors.push(error.trim());
  }
}
