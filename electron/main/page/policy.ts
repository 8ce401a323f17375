/**
 * The policies that prosemirror-view makes for pasted HTML, and that the page makes to start its
 * workers.
 */
const trustedTypes = [
  'ProseMirrorClipboard',
  'import-worker',
  'search-worker',
  'spelling-worker',
  'words-worker',
]

/** What the page may load and do. Sent with every response of our scheme. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'none'",
  'worker-src': "'self'",
  'manifest-src': "'none'",
  'media-src': "'none'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': trustedTypes.join(' '),
} as const

const written = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/**
 * Headers of every response. There is no `cross-origin-opener-policy`: the page opens no window and
 * no window opens it, and with that header Chromium drops the process that it has made for the page
 * and makes another when the response arrives.
 */
export const headers: Readonly<Record<string, string>> = {
  'content-security-policy': written(directives),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/**
 * The policy while the page comes from the development server, which injects scripts and styles and
 * uses a web socket.
 */
export const developmentPolicy = (server: string): string =>
  written({
    'default-src': "'self'",
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'connect-src': `'self' ${server} ${server.replace(/^http/, 'ws')}`,
    'worker-src': "'self' blob:",
  })
