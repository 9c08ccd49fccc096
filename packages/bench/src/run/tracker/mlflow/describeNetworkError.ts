import { MlflowError } from './MlflowError.js';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers there. Start one (mlflow server), or give its address',
  ENOTFOUND: 'no machine has this name. Check the address',
  EAI_AGAIN: 'the name of the machine cannot be looked up now. Check the address and the network',
  ECONNRESET: 'the connection was cut off',
  UND_ERR_SOCKET: 'the connection was cut off',
  ETIMEDOUT: 'no connection. Check the address, and whether a firewall or a proxy stands between',
  UND_ERR_CONNECT_TIMEOUT: 'no connection. Check the address, and whether a firewall or a proxy stands between',
  EHOSTUNREACH: 'the machine cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
};
/** Nothing reached the server. */
const beforeServer = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * Why `fetch` failed, for the user.
 *
 * @returns also whether the server may have received the request.
 */
export function describeNetworkError(
  url: string,
  error: unknown,
  timeout: number,
): { readonly shown: MlflowError; readonly received: boolean } {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  const code = cause?.code ?? '';
  let reason = reasons[code];
  if (name === 'TimeoutError') reason = `no answer within ${timeout / 1000} s`;
  else if (/CERT|SELF_SIGNED|SSL|TLS/.test(code)) {
    reason = `its certificate is not trusted (${cause?.message ?? ''}). Give its authority's certificate in NODE_EXTRA_CA_CERTS`;
  } else reason ??= cause?.message ?? message;
  const shown = new MlflowError(`MLflow: ${url}: ${reason}${code === '' ? '' : ` (${code})`}.`, undefined, {
    cause: error,
  });
  return { shown, received: !beforeServer.has(code) };
}
