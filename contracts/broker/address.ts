/** Where a broker is, and as whom it is asked. */
export interface BrokerAddress {
  /** Without credentials, query and trailing slash. */
  readonly url: string;
  /** Bearer token, as PactFlow gives out. */
  readonly token?: string;
  /** Name and password, as the open-source Pact Broker asks for. */
  readonly basic?: { readonly user: string; readonly password: string };
}

/** What a caller knows of a broker; the URL may have a name and password in it. */
export interface GivenAddress {
  readonly url: string;
  readonly token?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Reads the address of a broker. A name and password in the URL are taken out of it.
 * @throws Error when the URL is not http or https, or there are both a token and a name. The text has no secret.
 */
export function readAddress({ url: text, token, user, password }: GivenAddress): BrokerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      'Failed to read the address of the broker: it is not an http or https URL. Pass one with --broker, such as https://broker.example.com.',
    );
  }
  const basic = url.username
    ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
    : user
      ? { user, password: password ?? '' }
      : undefined;
  if (token && basic) {
    throw new Error(
      'Failed to read the address of the broker: there are both a token and a user name. Leave one of them out.',
    );
  }
  const shown = `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
  return { url: shown, ...(token && { token }), ...(basic && { basic }) };
}

/** The `Authorization` header for a broker (RFC 6750, section 2.1, or RFC 7617); none without credentials. */
export function authorizationOf({ token, basic }: BrokerAddress): string | undefined {
  if (token) return `Bearer ${token}`;
  if (!basic) return undefined;
  return `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}`;
}
