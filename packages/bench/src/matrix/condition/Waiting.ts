/** Thrown into a condition that reads an axis of which it is not decided yet whether it applies. */
export class Waiting extends Error {
  constructor(readonly axis: number) {
    super('the axis is not decided yet');
  }
}
