/** True when the notes of a data set say that it is a generated look-alike, see `warnOfLookalike` of @strnn/core/dataset. */
export function isLookalike(notes: readonly string[]): boolean {
  return notes.some((note) => note.includes('generated look-alike'));
}
