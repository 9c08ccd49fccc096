import { connectQueue } from './connectQueue.js';
import { queueAddress } from './queueAddress.js';

/**
 * Whether there is a Redis that can be used, before long work begins.
 *
 * @throws StrnnError `option` when there is none, it refuses, or its packages are not installed
 */
export async function checkQueue(url: string): Promise<void> {
  const connection = await connectQueue(queueAddress(url, process.env), () => {});
  connection.close();
}
