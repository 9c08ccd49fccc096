import { StrnnError } from '@strnn/core/error';

const hints: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there; give another folder with --runs FOLDER',
  EPERM: 'no permission to write there; give another folder with --runs FOLDER',
  EROFS: 'the file system is read-only; give another folder with --runs FOLDER',
  ENOSPC: 'the disk is full; what is finished is kept, run the same command again once there is space',
  EDQUOT: 'the disk quota is used up; what is finished is kept, run the same command again once there is space',
  ENOTDIR: 'a part of this path is a file where a folder is needed',
  EEXIST: 'a part of this path is a file where a folder is needed',
};

/** What the file system refused in a run folder, as an error for the user: the path, the reason and what to do. */
export function storeError(path: string, error: unknown): StrnnError {
  const { code, message } = error as NodeJS.ErrnoException;
  const hint = code === undefined ? undefined : hints[code];
  return new StrnnError('store', `${path}: cannot write (${hint === undefined ? message : `${code}: ${hint}`}).`, {
    cause: error,
  });
}
