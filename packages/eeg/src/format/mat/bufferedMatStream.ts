import { StrnnError } from '@strnn/core/error';
import type { MatSource } from './MatSource.js';
import type { MatStream } from './MatStream.js';

const nothing: Buffer = Buffer.alloc(0);

/** Reads a source piece by piece, holding one piece. */
export function bufferedMatStream(source: MatSource, bigEndian: boolean): MatStream {
  let held = nothing;
  let from = 0;
  let pulled = source.start;
  const offset = () => pulled - held.length + from;
  const ready = () => held.length - from;

  /** Whether there was another piece. */
  async function pull(): Promise<boolean> {
    const piece = await source.next();
    if (piece === undefined) return false;
    pulled += piece.length;
    held = from === held.length ? piece : Buffer.concat([held.subarray(from), piece]);
    from = 0;
    return true;
  }
  async function hold(count: number): Promise<void> {
    while (ready() < count) if (!(await pull())) throw short(count);
  }
  function cut(count: number): Buffer {
    from += count;
    return held.subarray(from - count, from);
  }
  function fault(expected: string, found: string, at = offset(), cause?: unknown): StrnnError {
    const message = `${source.place(at)}: expected ${expected}, found ${found}`;
    return new StrnnError('data', message, cause === undefined ? undefined : { cause });
  }
  function short(count: number): StrnnError {
    return fault(`${count} bytes`, `the end after ${ready()}`);
  }

  async function fill(target: Uint8Array): Promise<void> {
    for (let done = 0; done < target.length;) {
      const rest = target.length - done;
      if (ready() === 0 && source.fill !== undefined) {
        if (rest > source.end - pulled) throw short(rest);
        await source.fill(target.subarray(done));
        pulled += rest;
        return;
      }
      if (ready() === 0 && !(await pull())) throw short(rest);
      const piece = cut(Math.min(ready(), rest));
      target.set(piece, done);
      done += piece.length;
    }
  }
  async function skip(count: number): Promise<void> {
    if (count > source.end - offset()) throw short(count);
    for (let rest = count; rest > 0;) {
      if (ready() === 0 && source.pass !== undefined) {
        source.pass(rest);
        pulled += rest;
        return;
      }
      if (ready() === 0 && !(await pull())) throw short(rest);
      const passed = Math.min(ready(), rest);
      from += passed;
      rest -= passed;
    }
  }
  async function finish(): Promise<void> {
    if (ready() > 0 || (await pull())) throw fault('the end of the variable', 'more bytes');
  }

  return {
    bigEndian,
    offset,
    left: () => source.end - offset(),
    trusted: () => Math.min(source.trusted, source.end - offset()),
    *take(count) {
      if (ready() < count) yield hold(count);
      return cut(count);
    },
    *fill(target) {
      if (ready() >= target.length) target.set(cut(target.length));
      else yield fill(target);
    },
    *skip(count) {
      if (ready() >= count) from += count;
      else yield skip(count);
    },
    *finish() {
      yield finish();
    },
    close: () => {
      held = nothing;
      from = 0;
      source.close();
    },
    fault,
  };
}
