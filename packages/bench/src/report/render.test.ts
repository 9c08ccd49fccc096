import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CellResult } from '../run/CellResult.js';
import type { DataDescription } from '../run/describeData.js';
import { displayWidth } from '../run/progress/displayWidth.js';
import { fakeFaceBlocks, fakeFaceLandmarks } from './fakeFace.test.fixture.js';
import { fakeReportInput, FINGERPRINT } from './fakeReportInput.test.fixture.js';
import { renderTable, summarize, writeReport } from './index.js';
import { renderCsv as renderCsvParts } from './renderCsv.js';
import { renderHtml } from './renderHtml.js';
import { renderJson as renderJsonParts } from './renderJson.js';
import { renderMarkdown } from './renderMarkdown.js';
import { renderLatex } from './renderLatex.js';
import type { ReportInput } from './Report.js';

const renderCsv = (input: ReportInput, unit?: 'subject' | 'fold'): string => [...renderCsvParts(input, unit)].join('');
const renderJson = (input: ReportInput): string => [...renderJsonParts(input)].join('');
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
    data: withData(full, { attribution: HOSTILE, classes: [HOSTILE, 'S2 match', 'S2 nomatch'] }),
  };
}

/** The data with something else in its description. */
function withData({ data }: ReportInput, change: Partial<DataDescription>): ReportInput['data'] {
  return { [FINGERPRINT]: { ...data[FINGERPRINT], ...change } };
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
  const cells = plain.plan.cells.map((cell) => ({
    ...cell,
    config: {
      ...cell.config,
      model: { ...cell.config.model, options: { ...cell.config.model.options, traversal: 'temporal-only' } },
    },
  }));
  const seen = renderMarkdown({ ...plain, plan: { ...plain.plan, cells } });
  expect(seen).toContain('| –/0.03 |');
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

  it('explains no sign of a column that found no room, and every other', () => {
    const wide = renderTable(full, { width: 220 });
    const narrow = renderTable(full, { width: 80 });
    expect(wide).toMatch(/^\u2013 \w: no sparse projection in this model\./mu);
    expect(narrow).not.toContain('no sparse projection');
    for (const text of [wide, narrow]) {
      const [table, legend] = text.split(/\n\n(?=STRNN: )/u);
      const used = new Set(Array.from(table.matchAll(/\u2013 ([a-z])(?= |$)/gmu), ([, sign]) => sign));
      const explained = Array.from(legend.matchAll(/^\u2013 ([a-z]): /gmu), ([, sign]) => sign);
      expect(explained).toEqual([...used].sort());
    }
  });

  it('says which columns found no room', () => {
    expect(renderTable(full, { width: 80 })).toMatch(/Not shown for want of width: Brier, ECE, log loss/u);
    expect(renderTable(full, { width: 220 })).not.toMatch(/Not shown/u);
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
        .filter((line) => line.startsWith('| '))
        .slice(0, 2 + summarize(input).rows.length);
      const cells = rows.map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(cells).size).toBe(1);
      expect(rows.at(-1)).toContain('LENIENT');
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
    const notes = ['The recordings are a generated look-alike: made-up values in the form of the data set.'];
    const fake = fakeReportInput({ data: 'seed', plain: true, notes });
    for (const text of [renderMarkdown(fake), html(fake), renderJson(fake), renderLatex(fake)])
      expect(text).not.toMatch(/89[.]5/u);
    expect(renderMarkdown(fake)).toContain('The recordings are a generated look-alike, not SEED');
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
    expect(urls.filter((url) => !input.data[FINGERPRINT].attribution.includes(url.replace(/\.$/u, '')))).toEqual([]);
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
    const siteNames = full.data[FINGERPRINT].siteNames.map((_, i) => `landmark ${i}`);
    const text = html({ ...full, data: withData(full, { siteNames }) });
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
      for (const name of face.data[FINGERPRINT].siteNames) expect(figure).toContain(`<title>${name}: `);
      expect(figure).toMatch(/hollow: dropped \(0\), \d+ of \d+/u);
    });

    it('keeps the picture out of every other file', () => {
      const { picture, ...bare } = face.data[FINGERPRINT];
      expect(picture).toBeDefined();
      const renders = [renderJson, renderMarkdown, renderLatex, renderTable, (input: ReportInput) => renderCsv(input)];
      for (const render of renders)
        expect(render(face) === render({ ...face, data: { [FINGERPRINT]: bare } })).toBe(true);
    });
  });

  it('survives a curve with a number that cannot be drawn', () => {
    const alter = (result: CellResult): CellResult => ({
      ...result,
      folds: result.folds.map((fold) => ({
        ...fold,
        trainLoss: fold.trainLoss.map((loss, i) => (i > 10 ? Number.NaN : loss)),
      })),
    });
    const wild = fakeReportInput({ incomplete: false, plain: true, alter });
    expect(html(wild).includes('Training loss')).toBe(true);
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
      ...['cell_id', 'label', 'model', 'baseline', 'factor.traversal', 'factor.projector', 'data', 'seed', 'protocol'],
      ...['lenient', 'scaler', 'transductive', 'twin_of', 'matrix_complete', 'state', 'reason'],
      ...['subject', 'n', 'correct', 'accuracy'],
    ]);
    const done = rows.filter((row) => row[header.indexOf('state')] === 'done');
    expect(done).toHaveLength(full.results.length * 16);
    for (const row of rows) expect(row).toHaveLength(header.length);
    for (const row of done) expect(Number(row.at(-1))).toBe(Number(row.at(-2)) / Number(row.at(-3)));
  });

  it('has one row, without numbers, for each cell that is not done, and says in all that the matrix is incomplete', () => {
    const [header, ...rows] = parse(renderCsv(fakeReportInput({ pruned: true })));
    const at = (row: string[], name: string): string => row[header.indexOf(name)];
    const open = rows.filter((row) => at(row, 'state') !== 'done');
    expect(open.map((row) => at(row, 'state')).sort()).toEqual([
      ...['failed', 'not run', 'not run', 'not run', 'pruned', 'pruned'],
    ]);
    expect(open.every((row) => at(row, 'n') === '' && at(row, 'accuracy') === '')).toBe(true);
    expect(
      at(
        open.find((row) => at(row, 'state') === 'failed')!,
        'reason',
      ),
    ).toContain('loss is NaN in epoch 3');
    expect(new Set(rows.map((row) => at(row, 'matrix_complete')))).toEqual(new Set(['false']));
    expect(new Set(parse(renderCsv(plain)).map((row) => row[header.indexOf('matrix_complete')]))).toEqual(
      new Set(['matrix_complete', 'true']),
    );
  });

  it('has the folds in a form of their own', () => {
    const [header, ...rows] = parse(renderCsv(full, 'fold'));
    expect(header).toEqual([
      ...['cell_id', 'label', 'seed', 'matrix_complete', 'state', 'reason', 'fold', 'n', 'correct', 'accuracy'],
    ]);
    const lenient = rows.filter((row) => row[1].includes('LENIENT'));
    expect(lenient.map((row) => row[header.indexOf('fold')])).toEqual([1, 2, 3, 4, 5].map((k) => `fold ${k} of 5`));
  });

  it('quotes what needs it', () => {
    const [, ...rows] = parse(renderCsv(hostile()));
    expect(rows.every((row) => row.length === 20)).toBe(true);
    expect(rows[0][1]).toContain(HOSTILE);
  });
});

describe('renderLatex', () => {
  const wild = hostile();
  const body = (text: string): string =>
    text
      .split('\n')
      .filter((line) => !line.startsWith('%'))
      .join('\n');

  it.each([
    ['invented results', full],
    ['hostile texts', wild],
    ['twins, pruned', fakeReportInput({ twins: true, pruned: true })],
    ['no results', { ...full, results: [] }],
  ])('has balanced groups and environments, and as many cells as columns: %s', (_, input) => {
    const text = body(renderLatex(input));
    let depth = 0;
    for (const [token] of text.matchAll(/\\.|[{}]/gsu)) {
      if (token === '{') depth++;
      else if (token === '}') depth--;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const open: string[] = [];
    for (const [, what, name] of text.matchAll(/\\(begin|end)\{(\w+)\}/gu)) {
      if (what === 'begin') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    // Signs of formulas stand in formulas: between an even number of dollars nothing needs one.
    expect(text.replace(/\\[$]/gu, '').split('$').length % 2).toBe(1);
    for (const table of text.split('\\begin{tabular}').slice(1)) {
      const [, columns] = /^\{((?:p\{[^}]*\}|r)+)\}\n/u.exec(table)!;
      const count = columns.match(/p\{[^}]*\}|r/gu)!.length;
      for (const line of table.split('\n').filter((one) => one.endsWith('\\tabularnewline')))
        expect(line.replace(/\\&/gu, '').split('&')).toHaveLength(count);
    }
  });

  it('lets no text become a command, and leaves only signs that pdfLaTeX has', () => {
    const text = body(renderLatex(wild));
    expect(text).toContain("a$|$b $<$script$>$alert(''1'')$<$/script$>$ \\& `x` *y*, ''q''");
    expect(text.match(/[^\x00-\x7f]/gu)).toBeNull();
    const commands = new Set(text.match(/\\[a-zA-Z]+/gu));
    for (const command of ['\\input', '\\write', '\\script', '\\n']) expect(commands.has(command)).toBe(false);
  });

  it('says in every caption what is missing, and below the table what the spread is over and what was tested', () => {
    const text = renderLatex(full);
    const captions = Array.from(text.matchAll(/\\caption\{(.*)\}$/gmu), ([, caption]) => caption);
    expect(captions.length).toBeGreaterThanOrEqual(4);
    for (const caption of captions) {
      expect(caption).toContain('\\textbf{INCOMPLETE MATRIX: 17 of 21 cells done, 1 failed, 3 not run.}');
      expect(caption.length).toBeLessThan(300);
    }
    const notes = Array.from(
      text.matchAll(/\\parbox\{\\linewidth\}\{\\scriptsize (.*)\}\n\\end\{table\}/gu),
      ([, note]) => note,
    );
    expect(notes).toHaveLength(captions.length);
    expect(notes[0]).toMatch(/standard deviation \(divided by n\) over 16 subjects.*Wilcoxon signed-rank test.*Holm/u);
    expect(text).toMatch(/^% INCOMPLETE MATRIX: 17 of 21/mu);
    expect(renderLatex(plain)).not.toMatch(/INCOMPLETE|LENIENT:/u);
  });
});

it('says by which rule the references were found', () => {
  expect(renderMarkdown(plain)).toContain(
    'reference row (the row without spatial recurrence that shares its projector',
  );
  const cells = plain.plan.cells.map((cell) => ({
    ...cell,
    config: {
      ...cell.config,
      model: { ...cell.config.model, options: { ...cell.config.model.options, traversal: 'quad' } },
    },
  }));
  expect(renderMarkdown({ ...plain, plan: { ...plain.plan, cells } })).toContain(
    'reference row (the first of the matrix, which has no row without spatial recurrence for it',
  );
});

it('counts the comparisons that can be tested, and compares no row that stands alone', () => {
  const few = fakeReportInput({ plain: true, incomplete: false, subjects: 3 });
  expect(renderMarkdown(few)).toMatch(/over subjects, \d+ comparisons, 0 of which can be tested, corrected/u);
  expect(renderMarkdown(few)).toContain('over subjects, two-sided, possible for no row.');
  const [{ label }] = plain.plan.cells;
  const isOne = (cell: { readonly label: string }): boolean => cell.label === label;
  const alone = renderTable({
    ...plain,
    plan: { ...plain.plan, cells: plain.plan.cells.filter(isOne) },
    results: plain.results.filter(({ cell }) => isOne(cell)),
  });
  expect(alone).toMatch(/^model /u);
  expect(alone).not.toMatch(/minus ref\.|Holm|reference/u);
});

it('says what missing rows mean for the tests', () => {
  const [picked, later, chosen] = [
    /Nothing is tested that was picked/u,
    /every test changes once/u,
    /pruning chose by results/u,
  ];
  for (const [input, said] of [
    [plain, [true, false, false]],
    [full, [true, true, false]],
    [fakeReportInput({ pruned: true, incomplete: false }), [false, true, true]],
  ] as const)
    expect([picked, later, chosen].map((pattern) => pattern.test(renderMarkdown(input)))).toEqual(said);
  // An axis of which one value only has results.
  const results = plain.results.filter(({ cell }) => cell.baseline || cell.factors['projector'] === 'l1');
  expect(renderMarkdown({ ...plain, results })).toMatch(
    /Not part of the effects of the axes: axis projector \(fewer than 2/u,
  );
});

describe('statistics in every form', () => {
  const twins = fakeReportInput({ twins: true, incomplete: false });
  it.each([
    ['Markdown', renderMarkdown(twins)],
    ['HTML', html(twins)],
    ['LaTeX', renderLatex(twins).replace(/\$\\chi\$\$\^\{2\}\$/gu, '\u03c7\u00b2')],
  ])('says what is tested before what came out: %s', (_, text) => {
    const [rule, found] = [
      text.indexOf('Nothing is tested that was picked'),
      text.search(/Friedman.s test over 10 rows/u),
    ];
    expect(rule).toBeGreaterThan(0);
    expect(found).toBeGreaterThan(rule);
    for (const what of ['Mean accuracy per value of each axis', 'Main effects and interactions', 'Mean ranks'])
      expect(text).toContain(what);
    expect(text).toMatch(/No almost-stochastic order over seeds: needs at least/u);
  });

  it('gives a reason instead of every test that the data cannot carry', () => {
    const text = renderMarkdown(fakeReportInput({ subjects: 3, incomplete: false, plain: true }));
    expect(text).toMatch(/no test: needs at least 6 pairs, but found 3/u);
    expect(text).toMatch(/no interval: needs at least 6 subjects, but found 3/u);
  });

  it('shows what the leak adds, by its own name and over how many subjects', () => {
    for (const text of [renderMarkdown(twins), html(twins), renderTable(twins, { width: 80 }).replace(/\s+/gu, ' ')])
      expect(text).toMatch(
        /minus the row.s, \u00b1 standard error over 16 subjects: what breaking independence would add/u,
      );
  });
});

describe('renderJson', () => {
  interface Document {
    formatVersion: number;
    complete: boolean;
    tested: object[];
    environments: object[];
    selections: string[];
    configurations: { config: { seed?: number }; provenance: object; long: { trainLoss: number[] } }[];
    cells: {
      id: string;
      row: number;
      state: string;
      reason?: string;
      twinOf?: string;
      result?: {
        subjects: { of: number; correct: number[] };
        environment: number;
        selection: [number, number][];
      };
    }[];
    summary: { rows: { cells: string[] }[] };
  }

  it('holds configurations, states, per-subject numbers and the summary', () => {
    const json = JSON.parse(renderJson(full)) as Document;
    expect([json.formatVersion, json.complete]).toEqual([2, false]);
    expect(json.cells.map((cell) => cell.state).filter((state) => state === 'done')).toHaveLength(17);
    expect(json.cells.find((cell) => cell.state === 'failed')?.reason).toMatch(/loss is NaN/u);
    const [cell] = json.cells;
    const { seed: _, ...config } = full.plan.cells[0].config;
    expect(json.configurations[cell.row].config).toEqual(config);
    expect(json.summary.rows[cell.row].cells).toContain(cell.id);
    const { digest } = full.results[0];
    const { of, correct } = cell.result!.subjects;
    expect({ ...json.tested[of], correct }).toEqual(digest.subjects);
    expect(json.environments[cell.result!.environment]).toEqual(digest.environment);
    expect(cell.result!.selection.map(([text, folds]) => [json.selections[text], folds])).toEqual(digest.selection);
    expect(json.configurations[0].long.trainLoss).toHaveLength(20);
    expect(json.summary).toEqual(JSON.parse(JSON.stringify(summarize(full))));
  });

  it('tells a twin, and what was given up', () => {
    const json = JSON.parse(renderJson(fakeReportInput({ twins: true, pruned: true }))) as Document;
    const twin = json.cells.find((cell) => cell.twinOf !== undefined)!;
    expect(json.summary.rows[twin.row].cells).toContain(twin.twinOf);
    expect(json.cells.filter((cell) => cell.state === 'pruned').map((cell) => cell.reason)).toEqual([
      'after 5 of 16 folds 0.412, 0.2 behind the best row',
      'after 5 of 16 folds 0.412, 0.2 behind the best row',
    ]);
  });
});

describe('writeReport', () => {
  const folder = (): string => {
    folders.push(mkdtempSync(join(tmpdir(), 'strnn-report-')));
    return folders.at(-1)!;
  };

  it('writes six files and leaves nothing else', () => {
    const target = join(folder(), 'runs', 'quickstart');
    const paths = writeReport(full, target);
    expect(readdirSync(target).sort()).toEqual([
      ...['report.html', 'report.md', 'report.tex', 'results-folds.csv', 'results.csv', 'results.json'],
    ]);
    expect(readFileSync(paths.markdown, 'utf8')).toBe(renderMarkdown(full));
    expect(readFileSync(paths.html, 'utf8') === html(full)).toBe(true);
    expect(readFileSync(paths.csv, 'utf8') === renderCsv(full)).toBe(true);
    expect(readFileSync(paths.foldsCsv, 'utf8') === renderCsv(full, 'fold')).toBe(true);
    expect(readFileSync(paths.latex, 'utf8') === renderLatex(full)).toBe(true);
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
