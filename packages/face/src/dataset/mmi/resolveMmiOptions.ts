import { showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { checkSwitch } from '../../option/checkSwitch.js';
import { resolveClipOptions, type ResolvedClipOptions } from '../clip/resolveClipOptions.js';
import type { MmiOptions } from './mmi.js';

export interface ResolvedMmiOptions extends ResolvedClipOptions {
  readonly turn: boolean;
  readonly landmarks: string | false;
}

const where = 'mmi';
const withoutLandmarks =
  'MMI brings none: make them with a program such as OpenFace and name their folder in the option landmarks, or take blocks of ' +
  'frames that are not aligned';

/** Checks the options and fills in the defaults. @throws StrnnError `option` */
export function resolveMmiOptions(options: MmiOptions): ResolvedMmiOptions {
  const { landmarks = false, turn = true } = (options as Partial<MmiOptions> | undefined) ?? {};
  const common = resolveClipOptions(options, {
    where,
    names: ['landmarks', 'turn'],
    recipe: { select: { apex: 'strongest', from: 'onset' } },
    ...(landmarks === false && { withoutLandmarks }),
    subjectName: (number) => `S${number.padStart(3, '0')}`,
  });
  if (landmarks !== false && (typeof landmarks !== 'string' || landmarks === '')) {
    const found = showValue(landmarks);
    throw new StrnnError(
      'option',
      `${where}.landmarks: expected the name of a folder, or false for none, found ${found}`,
    );
  }
  checkSwitch(turn, `${where}.turn`);
  return { ...common, turn, landmarks };
}
