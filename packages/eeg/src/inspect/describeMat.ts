import type { MatFile } from '../format/mat/MatFile.js';

/** The variables of a .mat file with class, size and type; plain JSON. Their values are not read. */
export function describeMat({ format, byteOrder, description, variables, warnings }: MatFile): object {
  return { format, byteOrder, description, variables, warnings };
}
