#!/usr/bin/env node
// The `strnn` command: the built files in a published package, the TypeScript sources in a checkout.
import { fromSource } from './register.js';

await import(fromSource ? '../src/cli/main.ts' : '../dist/cli/main.js');
