import { isRecord } from '../../store/isRecord.js';
import { MlflowError } from './MlflowError.js';

/** Longest part of a server's answer that is shown. */
const shownLength = 300;

/** An answer that is no success, for the user. @param path of the request, after `api/2.0/` */
export function describeRefusal(url: string, path: string, { status, headers }: Response, text: string): MlflowError {
  const { errorCode, message } = readError(text);
  const place = `MLflow: ${url}: ${path.split('?', 1)[0].replace(/^mlflow\//, '')}`;
  if (status === 401 || (status === 403 && errorCode === undefined)) {
    return new MlflowError(
      `MLflow: ${url}: refuses the credentials (${status}${message === '' ? '' : `: ${message}`}). Set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.`,
      errorCode,
    );
  }
  if (status >= 300 && status < 400) {
    const target = headers.get('location') ?? 'nowhere';
    return new MlflowError(`MLflow: ${url}: leads on to ${target}. Give the address it leads to.`);
  }
  if (status === 404 && errorCode === undefined) {
    return new MlflowError(
      `MLflow: ${url}: has no MLflow interface (nothing at ${url}/api/2.0/${path.split('?', 1)[0]}). Give the address of an MLflow server, without '/#/experiments' or the like.`,
    );
  }
  return new MlflowError(`${place}: ${errorCode ?? status}${message === '' ? '' : `: ${message}`}`, errorCode);
}

/** `{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "..."}`; anything else is a text of its first line. */
function readError(text: string): { errorCode?: string; message: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) && typeof value.error_code === 'string') {
      const { error_code: errorCode, message } = value;
      return { errorCode, message: typeof message === 'string' ? shorten(message) : '' };
    }
  } catch {
    // A page of a proxy.
  }
  return { message: /^\s*</.test(text) ? '' : shorten(text) };
}

function shorten(text: string): string {
  const [line] = text.trim().split('\n', 1);
  return line.length <= shownLength ? line : `${line.slice(0, shownLength)}...`;
}
