import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { displayWidth } from '../run/progress/displayWidth.js';
import { fakeFaceBlocks, fakeFaceLandmarks } from './fakeFace.test.fixture.js';
import { fakeReportInput } from './fakeReportInput.test.fixture.js';
import { renderTable, summarize, writeReport } from './index.js';
import { renderCsv } from './renderCsv.js';
import { renderHtml } from './renderHtml.js';
import { renderJson } from './renderJson.js';
import { renderMarkdown } from './renderMarkdown.js';
import type { ReportInput } from './Report.js';

const HOSTILE = 'a|b <script>alert("1")</script> & `x` *y*, "q"';
const full = fakeReportInput();
const plain = fakeReportInput({ incomplete: false, plain: true });
const SAYS = [
  /as reconstructed/u,
  /divided by n\) over 16 subjects/u,
  /majority/u,
  /leave-one-subject-out, 2 validation subjects/u,
  /channel-z/u,
  /best on validation \(epoch \d+\u2013\d+ of 20\), refitted/u,
];

/** The complete input with one label and the attribution hostile. */
function hostile(): ReportInput {
  const rename = <T extends { readonly label: string }>(cell: T): T => ({ ...cell, label: `${HOSTILE} ${cell.label}` });
  return {
    ...full,
    plan: { ...full.plan, cells: full.plan.cells.map(rename) },
    results: full.results.map((result) => ({ ...result, cell: rename(result.cell) })),
    data: { ...full.data, attribution: HOSTILE, classes: [HOSTILE, 'S2 match', 'S2 nomatch'] },
  };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** One rendering per input: pages with maps take a while. */
function once(render: (input: ReportInput) => string): (input: ReportInput) => string {
  const known = new Map<ReportInput, string>();
  return (input) => {
    if (!known.has(input)) known.set(input, render(input));
    return known.get(input)!;
  };
}
const html = once((input) => renderHtml(input));

describe.each([
  ['renderTable', once((input) => renderTable(input))],
  ['renderMarkdown', once((input) => renderMarkdown(input))],
  ['renderHtml', html],
])('%s', (_, render) => {
  it.each(SAYS)('says %s', (pattern) => {
    // The terminal's lines are wrapped.
    expect(pattern.test(render(full).replace(/\s+/gu, ' '))).toBe(true);
  });

  it('flags what is missing at the top, and nothing when nothing is', () => {
    const text = render(full);
    const flag = text.indexOf('INCOMPLETE MATRIX: 17 of 21 cells done, 1 failed, 3 not run.');
    expect(flag).toBeGreaterThanOrEqual(0);
    expect(flag).toBeLessThan(text.indexOf('accuracy \u00b1 sd'));
    expect(text.includes('loss is NaN in epoch 3')).toBe(true);
    expect(render(plain).match(/INCOMPLETE|LENIENT|TRANSDUCTIVE/u)).toBeNull();
  });

  it('marks lenient and transductive rows', () => {
    expect(render(full).match(/LENIENT protocol: independence is broken/u)).not.toBeNull();
    expect(render(full).match(/TRANSDUCTIVE scaler/u)).not.toBeNull();
  });

  it('has no NaN, no undefined, and a reason for every dash', () => {
    for (const input of [full, plain]) {
      // The only NaN is the one that a failed cell speaks of.
      const text = render(input)
        .replaceAll('loss is NaN', '')
        .replace(/<script>[\s\S]*<\/script>/u, '');
      expect(text.match(/NaN|undefined|Infinity|\[object/gu)).toBeNull();
    }
    expect(render(full).match(/\u2013 a(<\/dt><dd>|\*\*: |: )not run yet\./u)).not.toBeNull();
  });

  it('is the same text every time', () => {
    expect(render(fakeReportInput()) === render(full)).toBe(true);
  });

  it('works before the first result', () => {
    const text = render({ ...full, results: [], failed: {} });
    expect(text.includes('INCOMPLETE MATRIX: 0 of 21 cells done, 21 not run.')).toBe(true);
  });
});

it('shows no fraction of zeros for a projection that a model without directions does not have', () => {
  const results = plain.results.map((result) => ({
    ...result,
    folds: result.folds.map((fold) =>
      fold.sparsity === undefined
        ? fold
        : { ...fold, sparsity: { zeroFractionG: 0, zeroFractionF: 0.25, siteWeight: {} } },
    ),
  }));
  expect(renderMarkdown({ ...plain, results })).toContain('| –/0.25 |');
  expect(renderMarkdown(plain)).not.toContain('| –/');
});

describe('renderTable', () => {
  it.each([60, 80, 100, 120, 200])('keeps within %i columns and aligns its columns', (width) => {
    const lines = renderTable(full, { width }).split('\n');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    const rule = lines.findIndex((line) => line.startsWith('---'));
    const rows = lines.slice(rule + 1, lines.indexOf('', rule)).filter((line) => / \d\.\d{3} \u00b1/u.test(line));
    expect(rows).toHaveLength(11);
    expect(new Set(rows.map((line) => line.indexOf('\u00b1'))).size).toBe(1);
  });

  it('says which columns found no room', () => {
    expect(renderTable(full, { width: 80 })).toMatch(/Not shown for want of width: kappa, macro-F1/u);
    expect(renderTable(full, { width: 200 })).not.toMatch(/Not shown/u);
  });

  it('lets no label move the cursor', () => {
    const cells = plain.plan.cells.map((cell) => ({ ...cell, label: `\u001b[2J\n${cell.label}` }));
    expect(renderTable({ ...plain, plan: { ...plain.plan, cells } })).not.toMatch(/\u001b/u);
  });
});

describe('renderMarkdown', () => {
  it('has one table row per configuration, with as many cells as columns', () => {
    for (const input of [full, hostile()]) {
      const rows = renderMarkdown(input)
        .split('\n')
        .filter((line) => line.startsWith('| '));
      const cells = rows.map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(cells).size).toBe(1);
      expect(rows).toHaveLength(2 + summarize(input).rows.length);
    }
  });

  it('lets no text become markup', () => {
    const text = renderMarkdown(hostile());
    expect(text).not.toMatch(/<script/u);
    expect(text).toContain('a\\|b &lt;script&gt;alert("1")&lt;/script&gt; &amp; \\`x\\` \\*y\\*');
  });

  it('quotes the paper only for its own data sets', () => {
    expect(renderMarkdown(full)).not.toMatch(/89\.50/u);
    expect(renderMarkdown(fakeReportInput({ data: 'seed', plain: true }))).toContain(
      '89.50 \\[S\\] \u00b1 7.63 \\[?\\]',
    );
  });
});

describe('renderHtml', () => {
  const wild = hostile();

  it.each([
    ['invented results', full],
    ['hostile texts', wild],
  ])('is one file that needs nothing from outside: %s', (_, input) => {
    const text = html(input).replaceAll('xmlns="http://www.w3.org/2000/svg"', '');
    expect(text.match(/<link|<img|<iframe|@import|src=|url\((?!#)/gu)).toBeNull();
    expect(text.match(/<script/gu)).toHaveLength(1);
    const urls = text.match(/https?:[^<\s"]*/gu) ?? [];
    // The only addresses are those that the texts of the input name.
    expect(urls.filter((url) => !input.data.attribution.includes(url.replace(/\.$/u, '')))).toEqual([]);
  });

  it.each([
    ['invented results', full],
    ['hostile texts', wild],
    ['no results', { ...full, results: [] }],
  ])('closes every element it opens: %s', (_, input) => {
    const open: string[] = [];
    const body = html(input).replace(/<(style|script)>[\s\S]*?<\/\1>/gu, '');
    for (const [, slash, name, rest] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:[^<>"]|"[^"]*")*)>/gu)) {
      if (['meta', 'br'].includes(name) || rest.endsWith('/')) continue;
      if (slash === '') open.push(name);
      else if (open.pop() !== name) throw new Error(`</${name}> closes another element`);
    }
    expect(open).toEqual([]);
  });

  it('shows the pictures that the results carry', () => {
    const titles = Array.from(html(full).matchAll(/<svg[^>]*><title>([^<]*)/gu), ([, title]) => title);
    expect(titles.filter((title) => title === 'Accuracy of every configuration')).toHaveLength(2);
    expect(titles).toContain('traversal=quad projector=l1');
    expect(titles).not.toContain('traversal=quad projector=dense');
    expect(titles).toEqual(
      expect.arrayContaining(['Training loss', 'Validation accuracy', 'logistic-regression (1 seed)']),
    );
    expect(html({ ...full, results: [] }).includes('<svg')).toBe(false);
  });

  it('draws sites that are no electrodes on their lattice, not on a head', () => {
    const siteNames = full.data.siteNames.map((_, i) => `landmark ${i}`);
    const text = html({ ...full, data: { ...full.data, siteNames } });
    expect([text.includes('landmark'), text.includes('clipPath')]).toEqual([true, false]);
    expect(html(full).includes('clipPath')).toBe(true);
  });

  describe.each([
    ['blocks', fakeReportInput({ plain: true, data: 'faces', face: fakeFaceBlocks() })],
    ['landmarks', fakeReportInput({ plain: true, data: 'faces', face: fakeFaceLandmarks() })],
  ])('with sites on a face: %s', (what, face) => {
    const figure = html(face)
      .split('<h2>')
      .find((part) => part.startsWith('Sites that the sparse projections keep'))!;

    it('draws every map over the picture', () => {
      const titles = Array.from(figure.matchAll(/<svg[^>]*><title>([^<]*)/gu), ([, title]) => title);
      expect(titles).toEqual(expect.arrayContaining(['traversal=quad projector=l1', 'traversal=quad projector=l21']));
      expect(figure).not.toContain('clipPath');
      // The gray picture is filled contours, as often as there are maps; landmarks are dots over outlines instead.
      const [grays, dots] = [figure.match(/<path d="[^"]*" fill="#(..)\1\1" fill-rule/gu), figure.match(/<circle/gu)];
      if (what === 'blocks') {
        expect([grays!.length % titles.length, dots]).toEqual([0, null]);
        expect(figure).toContain('Areas that overlap are drawn less half of each overlap');
      } else {
        expect([grays, dots!.length]).toEqual([null, 40 * titles.length]);
        expect(figure).not.toContain('Areas that overlap');
      }
    });

    it('names every site with its weight, and says which are dropped', () => {
      for (const name of face.data.siteNames) expect(figure).toContain(`<title>${name}: `);
      expect(figure).toMatch(/hollow: dropped \(0\), \d+ of \d+/u);
    });

    it('keeps the picture out of every other file', () => {
      const { picture, ...bare } = face.data;
      expect(picture).toBeDefined();
      for (const render of [renderJson, renderCsv, renderMarkdown, renderTable])
        expect(render(face) === render({ ...face, data: bare })).toBe(true);
    });
  });

  it('survives a curve with a number that cannot be drawn', () => {
    const results = plain.results.map((result) => ({
      ...result,
      folds: result.folds.map((fold) => ({
        ...fold,
        trainLoss: fold.trainLoss.map((loss, i) => (i > 10 ? Number.NaN : loss)),
      })),
    }));
    expect(html({ ...plain, results }).includes('Training loss')).toBe(true);
  });

  it('carries numbers for sorting, and titles for cards', () => {
    const { result } = summarize(full).rows[0];
    const cell = `data-title="accuracy \u00b1 sd" data-value="${result!.accuracy.mean}"`;
    expect(html(full).includes(cell)).toBe(true);
  });
});

describe('renderCsv', () => {
  /** A small RFC 4180 reader. */
  function parse(text: string): string[][] {
    const rows: string[][] = [[]];
    for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
      rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare);
      if (end === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  }

  it('has one row per done cell and subject', () => {
    const [header, ...rows] = parse(renderCsv(full));
    expect(header).toEqual([
      ...['cell_id', 'label', 'model', 'baseline', 'factor.traversal', 'factor.projector', 'seed', 'protocol'],
      ...['lenient', 'scaler', 'transductive', 'subject', 'n', 'correct', 'accuracy'],
    ]);
    expect(rows).toHaveLength(full.results.length * 16);
    for (const row of rows) {
      expect(row).toHaveLength(header.length);
      expect(Number(row.at(-1))).toBe(Number(row.at(-2)) / Number(row.at(-3)));
    }
  });

  it('quotes what needs it', () => {
    const [, ...rows] = parse(renderCsv(hostile()));
    expect(rows.every((row) => row.length === 15)).toBe(true);
    expect(rows[0][1]).toContain(HOSTILE);
  });
});

describe('renderJson', () => {
  it('holds configurations, states, per-subject numbers and the summary', () => {
    const json = JSON.parse(renderJson(full)) as {
      formatVersion: number;
      cells: { state: string; error?: string; config: object; result?: { subjects: object[]; environment: object } }[];
      summary: { rows: object[] };
    };
    expect(json.formatVersion).toBe(1);
    expect(json.cells.map((cell) => cell.state).filter((state) => state === 'done')).toHaveLength(17);
    expect(json.cells.find((cell) => cell.state === 'failed')?.error).toMatch(/loss is NaN/u);
    expect(json.cells[0].config).toEqual(full.plan.cells[0].config);
    expect(json.cells[0].result?.subjects).toHaveLength(16);
    expect(json.cells[0].result?.environment).toEqual(full.results[0].environment);
    expect(json.summary).toEqual(JSON.parse(JSON.stringify(summarize(full))));
  });
});

describe('writeReport', () => {
  const folder = (): string => {
    folders.push(mkdtempSync(join(tmpdir(), 'strnn-report-')));
    return folders.at(-1)!;
  };

  it('writes four files and leaves nothing else', () => {
    const target = join(folder(), 'runs', 'quickstart');
    const paths = writeReport(full, target);
    expect(readdirSync(target).sort()).toEqual(['report.html', 'report.md', 'results.csv', 'results.json']);
    expect(readFileSync(paths.markdown, 'utf8')).toBe(renderMarkdown(full));
    expect(readFileSync(paths.html, 'utf8') === html(full)).toBe(true);
    expect(readFileSync(paths.csv, 'utf8') === renderCsv(full)).toBe(true);
    expect(readFileSync(paths.json, 'utf8') === renderJson(full)).toBe(true);
  });

  it('replaces old files, and keeps them when the results are bad', () => {
    const target = folder();
    writeReport(plain, target);
    const before = readFileSync(join(target, 'report.md'), 'utf8');
    expect(() => writeReport({ ...plain, results: [...plain.results, plain.results[0]] }, target)).toThrow(
      /two results/u,
    );
    expect(readFileSync(join(target, 'report.md'), 'utf8')).toBe(before);
    writeReport(full, target);
    expect(readFileSync(join(target, 'report.md'), 'utf8')).not.toBe(before);
  });
});
