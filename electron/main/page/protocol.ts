/** Serves the page. Nothing else ever answers it. */
import { readFile } from 'node:fs/promises'
import { net, protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron'
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
  if (server !== null) session.protocol.handle(scheme, request => served(request, server))
  // Not `handle`: for its requests and answers Node first loads all that `fetch` is made of, when the program has least time.
  else
    session.protocol.registerBufferProtocol(scheme, (request, answer) => {
      void built(request, root).then(answer, () => answer({ error: failed }))
    })
  session.protocol.handle('file', () => Response.error())
}

/** Chromium's number for what failed and has no better name. */
const failed = -2

const nothing = Buffer.alloc(0)

async function built(
  { method, url }: Pick<ProtocolRequest, 'method' | 'url'>,
  root: string,
): Promise<ProtocolResponse> {
  if (method !== 'GET') return { statusCode: 405, headers: { ...headers }, data: nothing }
  const file = await pageFile(url, root)
  if (file === null) return { statusCode: 404, headers: { ...headers }, data: nothing }
  return { headers: { ...headers, 'content-type': file.type }, data: await readFile(file.path) }
}

async function served({ url }: Request, server: string): Promise<Response> {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : '/'
  const response = await net.fetch(server + path, { bypassCustomProtocolHandlers: true })
  const answer = new Response(response.body, response)
  if (isPage(url)) answer.headers.set('content-security-policy', developmentPolicy(server))
  return answer
}
