/**
 * The address of the page. A scheme of our own gives IndexedDB an origin that stays the same after
 * updates.
 */
export const scheme = 'app'
export const origin = `${scheme}://bundle`
export const pageUrl = `${origin}/index.html`

/** Whether `url` is the page. A fragment or a query does not matter. */
export const isPage = (url: string): boolean => url.replace(/[?#].*$/s, '') === pageUrl
