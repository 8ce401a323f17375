/** Serves the page. Nothing else ever answers it. */
import { readFile } from 'node:fs/promises'
import { net, protocol, type Session } from 'electron'
import { isPage, origin, scheme } from './address.ts'
import { pageFile } from './page-files.ts'
import { developmentPolicy, headers } from './policy.ts'

/** Makes the scheme one that pages may live under. Must come before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the build in `root`, and nothing from `file:`; in development, what `server` makes of the sources. */
export function servePage(session: Session, root: string, server: string | null): void {
  session.protocol.handle(scheme, request =>
    server === null ? built(request, root) : served(request, server),
  )
  session.protocol.handle('file', () => Response.error())
}

async function built({ method, url }: Request, root: string): Promise<Response> {
  if (method !== 'GET') return new Response(null, { status: 405, headers })
  const file = await pageFile(url, root)
  if (file === null) return new Response(null, { status: 404, headers })
  const bytes = await readFile(file.path)
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': file.type } })
}

async function served({ url }: Request, server: string): Promise<Response> {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : '/'
  const response = await net.fetch(server + path, { bypassCustomProtocolHandlers: true })
  const answer = new Response(response.body, response)
  if (isPage(url)) answer.headers.set('content-security-policy', developmentPolicy(server))
  return answer
}
