/** Whether a file or folder is one that file managers and archives leave behind: hidden, Thumbs.db, desktop.ini, __MACOSX. */
export function isLeftover(name: string): boolean {
  return name.startsWith('.') || /^(__macosx|thumbs\.db|desktop\.ini)$/i.test(name);
}
