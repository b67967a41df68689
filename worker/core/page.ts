/** The page a visitor is on, as it is kept: where, without query and fragment, which may hold secrets and names. Pure; used by flows/begin-session. */
const longest = 300;

export function pageOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return `${protocol}//${host}${pathname}`.slice(0, longest);
}
