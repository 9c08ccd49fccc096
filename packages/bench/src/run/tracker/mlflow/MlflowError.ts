import { StrnnError } from '@strnn/core/error';

/** What an MLflow server refused, or why it did not answer; for the user. */
export class MlflowError extends StrnnError {
  /**
   * @param errorCode of the server's answer: `'RESOURCE_DOES_NOT_EXIST'`; undefined where there was no such answer.
   */
  constructor(
    message: string,
    readonly errorCode?: string,
    options?: ErrorOptions,
  ) {
    super('option', message, options);
  }
}
