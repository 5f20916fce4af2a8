/** Where a form sends to, or why it can't. */
export type Server = { readonly url: string } | { readonly problem: string };

/** The service that `?server=` of a page's address names; without it, the one that the page comes from. */
export function serverOf(page: URL): Server {
  const asked = page.searchParams.get('server');
  if (asked === null) return { url: page.origin };
  const url = URL.parse(asked);
  if (!url || !/^https?:$/.test(url.protocol))
    return { problem: failure(asked, 'it is no http or https address') };
  // Browsers refuse such an address, and it would show the password.
  if (url.username || url.password)
    return { problem: failure(`${url.origin}`, 'it holds a user name or password') };
  return { url: url.origin + url.pathname.replace(/\/+$/, '') };
}

function failure(asked: string, found: string): string {
  return `Failed to use the server ${asked}: ${found}. Pass one like ?server=http://127.0.0.1:4010.`;
}
