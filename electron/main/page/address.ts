/** Where the page lives. A scheme of our own gives IndexedDB an origin that no update moves. */
export const scheme = 'app'
export const origin = `${scheme}://bundle`
export const pageUrl = `${origin}/index.html`

/** Whether `url` is the page itself; a fragment or a query is no other page. */
export const isPage = (url: string): boolean => url.replace(/[?#].*$/s, '') === pageUrl
