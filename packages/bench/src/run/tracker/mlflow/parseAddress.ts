import { StrnnError } from '@strnn/core/error';

/** Where an MLflow server is, and how to be let in. */
export interface MlflowAddress {
  /** Without credentials and without a slash at its end; it is shown to people. */
  readonly url: string;
  /** The header `Authorization`; never shown. */
  readonly authorization?: string;
}

/**
 * Reads the address of an MLflow server. Credentials are those of MLflow's own client: `MLFLOW_TRACKING_TOKEN`, or
 * `MLFLOW_TRACKING_USERNAME` with `MLFLOW_TRACKING_PASSWORD`; else a name and a password in the address.
 *
 * @throws StrnnError 'option' for what is no http or https address
 */
export function parseAddress(
  text: string,
  {
    MLFLOW_TRACKING_TOKEN: token,
    MLFLOW_TRACKING_USERNAME: user,
    MLFLOW_TRACKING_PASSWORD: password,
  }: Readonly<Record<string, string | undefined>>,
): MlflowAddress {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') {
    throw new StrnnError(
      'option',
      `--mlflow: expected the address of an MLflow server (http://127.0.0.1:5000), found '${withoutCredentials(text)}'.`,
    );
  }
  const basic = (name: string, secret: string): string =>
    `Basic ${Buffer.from(`${name}:${secret}`, 'utf8').toString('base64')}`;
  const inAddress = parsed.username !== '' || parsed.password !== '';
  const authorization = token
    ? `Bearer ${token}`
    : user
      ? basic(user, password ?? '')
      : inAddress
        ? basic(decodeURIComponent(parsed.username), decodeURIComponent(parsed.password))
        : undefined;
  const url = `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
  return { url, ...(authorization !== undefined && { authorization }) };
}

function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//');
}
