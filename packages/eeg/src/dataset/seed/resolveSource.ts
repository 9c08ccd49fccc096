import { oneOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';

/** Options that go with source `'features'` only. */
export const featureOptionNames = ['bands', 'feature', 'smoothing', 'windowSeconds'] as const;
/** Options that go with source `'raw'` only. */
export const signalOptionNames = ['filter', 'recipe', 'smooth'] as const;

/** `'features'` or `'raw'`; options of the other are refused. @throws StrnnError `option` */
export function resolveSource(where: string, options: object): 'features' | 'raw' {
  const source = oneOf(
    `${where}.source`,
    'source',
    (options as { source?: unknown }).source,
    ['features', 'raw'],
    'features',
  );
  const [unfit, other] = source === 'raw' ? [featureOptionNames, 'features'] : [signalOptionNames, 'raw'];
  for (const name of unfit) {
    if ((options as Record<string, unknown>)[name] !== undefined) {
      throw new StrnnError('option', `${where}.${name}: goes with source: '${other}' only, found source: '${source}'`);
    }
  }
  return source;
}
