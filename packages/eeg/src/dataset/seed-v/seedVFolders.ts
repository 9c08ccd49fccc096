import type { DataFolderRequest } from '../seed/findDataFolder.js';

/** Subject of `'1_123.npz'`; undefined for other names. */
export function seedVSubject(name: string): string | undefined {
  return /^0*([1-9]\d*)_123\.npz$/.exec(name)?.[1];
}

/** How to find SEED-V's folder of features. */
export const seedVFolders: DataFolderRequest = {
  where: 'seedV',
  folders: ['EEG_DE_features'],
  content: 'files like 1_123.npz',
  // Eye_movement_features has files of the same names.
  holds: (entries, folder) =>
    !/[\\/]Eye_movement_features$/.test(folder) && entries.some((name) => seedVSubject(name) !== undefined),
};
