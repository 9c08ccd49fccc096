import { conformanceError } from './conformanceError.js';

/** As `definePlugin` asks for, behind an optional namespace (`my-lab/`). */
const validName = /^(?:[a-z][a-z0-9-]*\/)?[a-z0-9][a-z0-9:.-]*$/;

/** Every plugin item has a name that a registry takes and a description of one line. */
export function checkItemName(kind: string, item: { readonly name: string; readonly description: string }): void {
  const { name, description } = item as { name: unknown; description: unknown };
  if (typeof name !== 'string' || !validName.test(name)) {
    throw conformanceError(
      kind,
      item,
      `expected a name like 'spiral' or 'sweep:top-left' (lower case, digits, '-', '.', ':'), found '${String(name)}'`,
    );
  }
  if (typeof description !== 'string' || description.trim() === '' || description.includes('\n')) {
    throw conformanceError(kind, item, `expected a description of one line, found '${String(description)}'`);
  }
}
