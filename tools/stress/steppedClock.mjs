// Preloaded into a process whose clock is to be stepped: `node --import .../steppedClock.mjs`. The file that
// STRNN_STRESS_CLOCK names holds the milliseconds by which the clock is wrong now; it may change at any time.
import { readFileSync } from 'node:fs';

const file = process.env.STRNN_STRESS_CLOCK;
const RealDate = Date;
let [offset, lookedAt] = [0, -Infinity];

function now() {
  if (performance.now() - lookedAt > 50) {
    lookedAt = performance.now();
    try {
      offset = Number(readFileSync(file, 'utf8')) || 0;
    } catch {
      offset = 0;
    }
  }
  return RealDate.now() + offset;
}

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }
  static now() {
    return now();
  }
};
