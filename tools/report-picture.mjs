// Takes the accuracy plot out of a report, for the README:
// `node tools/report-picture.mjs runs/quickstart/report.html docs/pictures/quickstart.svg`.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const [report, picture] = process.argv.slice(2);
const svg = readFileSync(report, 'utf8').match(/<svg [^>]*width="960".*?<\/svg>/s)?.[0];
if (svg === undefined) throw new Error(`${report}: expected an accuracy plot 960 wide, found none`);
writeFileSync(`${picture}.new`, `${svg}\n`);
renameSync(`${picture}.new`, picture);
