import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolderRequest } from '../seed/findDataFolder.js';
import { sessionFileName } from '../seed/sessionFileName.js';
import { seedIvSessions } from './seedIvFacts.js';

/** How to find SEED-IV's folder of signals or of features: it holds the folders 1, 2 and 3 of the sessions. */
export function seedIvFolders(source: 'features' | 'raw'): DataFolderRequest {
  return {
    where: 'seedIv',
    folders: [source === 'raw' ? 'eeg_raw_data' : 'eeg_feature_smooth'],
    content: 'folders 1, 2 and 3 with files like 1_20160518.mat',
    async holds(entries, folder) {
      for (const session of seedIvSessions.filter((name) => entries.includes(name))) {
        const names = await readdir(join(folder, session)).catch(() => []);
        if (names.some((name) => sessionFileName(name) !== undefined)) return true;
      }
      return false;
    },
  };
}
