import type { MmiEmotion, MmiView } from './mmiFacts.js';

/** A folder of one session: a video or still pictures, and what is known of them. */
export interface MmiSession {
  /** `'1841'`. */
  readonly number: string;
  /** Absolute. */
  readonly folder: string;
  /** `'S035-004'`, of the video; the number of the session where the video is called otherwise or there is none. */
  readonly name: string;
  /** `'S035'`; undefined where neither the video's name nor session.xml says. */
  readonly subject?: string;
  /** Absolute. */
  readonly video?: string;
  /** XML files that were read, absolute: session.xml and S035-004.xml. */
  readonly xml: readonly string[];
  /** The number of the emotion, as the file has it. */
  readonly code?: string;
  /** One of the six. */
  readonly emotion?: MmiEmotion;
  readonly view?: MmiView;
  /** Whether there are action units with their onset, apex and offset. */
  readonly phases: boolean;
  /** Why a session that has, or may have, one of the six emotions cannot be used. */
  readonly unusable?: string;
  /** What is wrong or odd about its files, a sentence each. */
  readonly problems: readonly string[];
}
