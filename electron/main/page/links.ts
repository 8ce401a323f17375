/** A link that may be opened in the system's browser. */
interface ExternalLink {
  readonly href: string
  /**
   * The host as the browser understands it. Other scripts appear as `xn--…`, so that no name can
   * pose as another.
   */
  readonly host: string
}

const longest = 2048

/**
 * Reads `url` as a link. Returns null unless it is plain `https:` without a user name or password.
 */
export function readLink(url: string): ExternalLink | null {
  if (url.length > longest || /[\s\p{Cc}\\]/u.test(url) || !/^https:\/\//i.test(url)) return null
  if (!URL.canParse(url)) return null
  const { username, password, host, href } = new URL(url)
  const plain = username === '' && password === '' && host !== ''
  return plain ? { href, host } : null
}
