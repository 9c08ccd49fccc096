import { homedir } from 'node:os';

/** A path below the folders where people and build machines keep their files, at the start of a word; /home/me is an example's. */
const underHome =
  /(?<![\w.:@-])(?:file:\/\/)?\/(?:home|Users|root|work|tmp\/[\w.-]+)\/(?!me\b)[\w.-]|\b[A-Za-z]:\\(?:Users|home)\\/;

/**
 * The first line of a text that names a path of one machine, which nobody else has.
 *
 * @param {string} text the content of a file
 * @param {string[]} [folders] absolute folders of this machine that must not be named either, such as the checkout's
 * @returns {string | undefined} `LINE: TEXT`, or nothing when the text is clean
 */
export function findMachinePath(text, folders = []) {
  // A folder directly below the root, such as /app, is too short to be told from an address or a pattern.
  const named = [homedir(), ...folders].filter((folder) => folder.split(/[\\/]/).filter(Boolean).length > 1);
  const lines = text.split('\n');
  const index = lines.findIndex((line) => underHome.test(line) || named.some((folder) => line.includes(folder)));
  return index < 0 ? undefined : `${index + 1}: ${lines[index]?.trim().slice(0, 120)}`;
}
