// Lets this process import TypeScript: experiment and plugin files everywhere, and in a checkout the packages' own
// sources too. The one place where that is set up: bin/strnn.js, the workers (`node --import`) and tools/ all use it.
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

/** True in a checkout, where the sources run without a build; a published package has no src folder. */
export const fromSource = existsSync(fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)));

register('./hooks.js', import.meta.url, {
  data: {
    conditions: fromSource ? ['@strnn/source'] : [],
    // Compiled files are kept by content, so that a start costs tenths of a second and not seconds: three levels up is
    // the checkout's own folder, or the node_modules that the package is installed in.
    cacheFolder: fileURLToPath(
      new URL(`../../../${fromSource ? 'node_modules/' : ''}.cache/strnn-typescript/`, import.meta.url),
    ),
  },
});
process.setSourceMapsEnabled(true);
