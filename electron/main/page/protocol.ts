/** Serves the page. Nothing else serves anything to it. */
import { readFile } from 'node:fs/promises'
import { net, protocol } from 'electron'
import type { App, ProtocolRequest, ProtocolResponse, Session } from 'electron'
import type { BookId } from '#domain/ids'
import { coverTypes, type Cover } from '#formats/cover'
import { isPage, origin, scheme } from './address.ts'
import { bookOfCover, pageFile } from './page-files.ts'
import { developmentPolicy, headers } from './policy.ts'

/** Registers our scheme as one for pages. Call it before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/**
 * Lets Chromium compile the page's scripts on a thread of their own while they load. Without it,
 * only those from the web are. Call it before the program is ready.
 */
export function streamScripts({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('enable-features', 'ScriptStreamingForNonHTTP')
}

/** Returns the picture on the cover of a book; null if it has none. */
export type CoverOf = (book: BookId) => Promise<Cover | null>

/**
 * Serves the build in `root` and the covers of books, and nothing from `file:`; in development, the
 * output of `server` instead of the build.
 */
export function servePage(
  session: Session,
  root: string,
  server: string | null,
  cover: CoverOf,
): void {
  if (server !== null) session.protocol.handle(scheme, request => served(request, server, cover))
  // Not `protocol.handle`: for its requests and responses Node first loads all of `fetch`, during
  // the start.
  else
    session.protocol.registerBufferProtocol(scheme, (request, answer) => {
      void built(request, root, cover).then(answer, () => answer({ error: failed }))
    })
  session.protocol.handle('file', () => Response.error())
}

/** Chromium's number for a failure without a better name. */
const failed = -2

const nothing = Buffer.alloc(0)

async function built(
  { method, url }: Pick<ProtocolRequest, 'method' | 'url'>,
  root: string,
  cover: CoverOf,
): Promise<ProtocolResponse> {
  if (method !== 'GET') return { statusCode: 405, headers: { ...headers }, data: nothing }
  const book = bookOfCover(url)
  if (book !== null) {
    const picture = await cover(book)
    if (picture === null) return { statusCode: 404, headers: { ...headers }, data: nothing }
    const type = coverTypes[picture.ending]
    return { headers: { ...headers, 'content-type': type }, data: Buffer.from(picture.bytes) }
  }
  const file = await pageFile(url, root)
  if (file === null) return { statusCode: 404, headers: { ...headers }, data: nothing }
  return { headers: { ...headers, 'content-type': file.type }, data: await readFile(file.path) }
}

async function served({ url }: Request, server: string, cover: CoverOf): Promise<Response> {
  const book = bookOfCover(url)
  if (book !== null) {
    const picture = await cover(book)
    if (picture === null) return new Response(null, { status: 404 })
    return new Response(picture.bytes, { headers: { 'content-type': coverTypes[picture.ending] } })
  }
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : '/'
  const response = await net.fetch(server + path, { bypassCustomProtocolHandlers: true })
  const answer = new Response(response.body, response)
  if (isPage(url)) answer.headers.set('content-security-policy', developmentPolicy(server))
  return answer
}
