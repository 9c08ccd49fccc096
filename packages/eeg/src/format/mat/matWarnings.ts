export interface MatWarnings {
  /** Grows as warnings come. */
  readonly warnings: readonly string[];
  readonly warn: (text: string) => void;
}

const most = 1000;

/** Collects warnings about a file, each once, the first 1000. */
export function matWarnings(file: string): MatWarnings {
  const warnings: string[] = [];
  const known = new Set<string>();
  return {
    warnings,
    warn: (text) => {
      if (warnings.length >= most || known.has(text)) return;
      known.add(text);
      warnings.push(`${file}: ${text}`);
    },
  };
}
