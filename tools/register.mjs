// Lets node import TypeScript sources: `node --import ./tools/register.mjs file.ts`.
import '../packages/bench/bin/register.js';
