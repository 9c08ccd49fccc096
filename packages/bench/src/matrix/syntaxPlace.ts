import { readFile } from 'node:fs/promises';

/**
 * Where a JavaScript or TypeScript file cannot be parsed: `':3:17'`, or `''` when it can. Node keeps the place of a
 * module's syntax error to itself.
 */
export async function syntaxPlace(path: string): Promise<string> {
  const { default: ts } = await import('typescript');
  const { diagnostics = [] } = ts.transpileModule(await readFile(path, 'utf8'), {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, allowJs: true },
  });
  const [first] = diagnostics;
  if (first?.file === undefined || first.start === undefined) return '';
  const { line, character } = first.file.getLineAndCharacterOfPosition(first.start);
  return `:${line + 1}:${character + 1}`;
}
