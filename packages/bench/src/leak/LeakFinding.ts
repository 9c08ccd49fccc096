/** What a leak can be; the text says what is wrong, for people. */
export const leakKinds = {
  'shared-subject': 'a subject is on the test side and on the training or validation side',
  'shared-session': 'a session is on the test side and on the training or validation side',
  'shared-trial': 'a trial is on the test side and on the training or validation side',
  'validation-shares-subject': 'a subject is on the training and on the validation side',
  'validation-shares-session': 'a session is on the training and on the validation side',
  'validation-shares-trial': 'a trial is on the training and on the validation side',
  'overlapping-index': 'one sample is on more than one side',
  'augmented-copy': 'an augmented copy is on the test or validation side, or trained on where its original is not',
  'duplicate-samples': 'samples with the same bytes are on different sides',
  'near-duplicate-samples':
    'samples of different trials that are the same but for gain and offset are on different sides',
  'overlapping-windows':
    'windows on different sides have recordings in common, or are nearer than the gap of the protocol',
  'smoothed-across-split':
    'features were smoothed over time across two sides, so that test windows are part of training windows',
  'fitted-outside-training': 'a transform was fitted on samples that are not training samples',
  'selection-on-test': 'something was chosen by looking at test samples',
  'label-follows-subject': 'every subject has one class only and is on both sides: recognising the person is enough',
} as const;

/** Name of a leak. */
export type LeakKind = keyof typeof leakKinds;

/** One leak in one fold. Plain JSON. */
export interface LeakFinding {
  readonly kind: LeakKind;
  /** `Fold.index`; null for what concerns every fold. */
  readonly fold: number | null;
  /** `Fold.name`; `'all folds'` where `fold` is null. */
  readonly foldName: string;
  /** How many of what `unit` names. */
  readonly count: number;
  /** `'subject'`, `'session'`, `'trial'` or `'sample'`. */
  readonly unit: string;
  /** At most three, for people. */
  readonly examples: readonly string[];
}
