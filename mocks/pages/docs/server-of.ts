/** Where the page sends its requests, and what was wrong with the server asked for. */
export interface ChosenServer {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  readonly problem?: string;
}

/** The server that `?server=` names when it is an http or https URL, else the page's own origin. */
export function serverOf(search: string, origin: string): ChosenServer {
  const wanted = new URLSearchParams(search).get('server');
  if (wanted === null) return { url: origin };
  const url = URL.parse(wanted);
  // A browser does not send to a URL with a user or a password.
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password)
    return { url: (url.origin + url.pathname).replace(/\/+$/, '') };
  return {
    url: origin,
    problem: `Failed to use the server "${wanted}": not an http or https URL. Requests go to this mock; pass one such as ?server=http://127.0.0.1:4011.`,
  };
}
