/** A link that may be shown to the system's browser. */
export interface ExternalLink {
  readonly href: string
  /** As the browser will understand it: names in other scripts show as `xn--…`, so that none can pose as another. */
  readonly host: string
}

const longest = 2048

/** Understands `url` as a link; null unless it is plain `https:` without a name or password in it. */
export function readLink(url: string): ExternalLink | null {
  if (url.length > longest || /[\s\p{Cc}\\]/u.test(url) || !/^https:\/\//i.test(url)) return null
  if (!URL.canParse(url)) return null
  const { username, password, host, href } = new URL(url)
  const plain = username === '' && password === '' && host !== ''
  return plain ? { href, host } : null
}
