/** The two people recorded. */
export const gfeSigners = ['a', 'b'] as const;

/** The nine grammatical facial expressions of Libras, in the order of the alphabet and of the classes. */
export const gfeExpressions = [
  'affirmative',
  'conditional',
  'doubt_question',
  'emphasis',
  'negative',
  'relative',
  'topics',
  'wh_question',
  'yn_question',
] as const;

export type GfeSigner = (typeof gfeSigners)[number];
export type GfeExpression = (typeof gfeExpressions)[number];

/** The seven expressions that the bundled copy has of both signers. */
export const gfeSharedExpressions: readonly GfeExpression[] = gfeExpressions.filter(
  (name) => name !== 'conditional' && name !== 'relative',
);

/** P, landmarks per frame. */
export const gfePoints = 100;
