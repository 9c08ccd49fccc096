import { StrnnError } from '@strnn/core/error';

/** The message and code of what a promise fails with; anything but a StrnnError is thrown on. */
export async function rejection(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof StrnnError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('expected an error, found none');
}
