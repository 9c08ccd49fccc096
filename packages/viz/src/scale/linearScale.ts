/** Maps a value of a domain to a place: `from` goes to `start`, `to` to `end`, in between and beyond on the straight line. */
export function linearScale(from: number, to: number, start: number, end: number): (value: number) => number {
  const slope = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * slope;
}
