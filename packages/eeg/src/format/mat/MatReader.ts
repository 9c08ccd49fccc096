import type { MatBudget } from './matBudget.js';
import type { MatStream } from './MatStream.js';

/** What reading a value needs besides its head. */
export interface MatReader {
  readonly stream: MatStream;
  readonly budget: MatBudget;
  /** Is told what is wrong but readable. */
  readonly warn: (text: string) => void;
}
