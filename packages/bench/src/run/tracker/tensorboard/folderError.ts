import { StrnnError } from '@strnn/core/error';
import { shownPath } from '../../shownPath.js';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of this path is a file',
  EEXIST: 'a part of this path is a file',
};

/** What the file system refused in the folder of `--tensorboard`, as an error for the user; other errors as they are. */
export function folderError(folder: string, error: NodeJS.ErrnoException): Error {
  const { code, syscall, message } = error;
  if (syscall === undefined) return error;
  const reason = reasons[code ?? ''] === undefined ? message : `${code}: ${reasons[code ?? '']}`;
  return new StrnnError(
    'store',
    `--tensorboard: ${shownPath(folder)}: cannot write (${reason}). Give a folder that can be written.`,
    { cause: error },
  );
}
