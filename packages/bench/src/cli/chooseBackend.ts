import { useBackend } from '@strnn/core';

/**
 * Makes a backend that of this process and of the workers it starts.
 *
 * @throws StrnnError 'option' when there is no such backend or it cannot be used here
 */
export async function chooseBackend(name: string): Promise<void> {
  await useBackend(name, '--backend');
  process.env['STRNN_BACKEND'] = name;
}
