// Prints `PASSED FAILED SKIPPED` from the report of vitest's JSON reporter: `node .ci/count-tests.mjs REPORT.json`.
import { readFileSync } from 'node:fs';

const { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
// A file that could not be loaded has failed without a test of its own.
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
);
const failed = numFailedTests + brokenFiles.length;
// An error outside of every test fails the run too.
console.log(numPassedTests, success || failed > 0 ? failed : 1, numPendingTests + numTodoTests);
