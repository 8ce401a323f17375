/** Makes a PDF of pages, or prints them, in a hidden window without any script. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as after } from 'node:timers/promises'
import {
  BrowserWindow,
  net,
  session,
  type ProtocolRequest,
  type ProtocolResponse,
  type Session,
  type WebContents,
} from 'electron'
import type { Fault, Outcome } from '#contract/answers'
import type { PaperSheet, PrintOutcome } from '#contract/paper'
import { origin, scheme } from '../page/address.ts'
import { goOffline } from '../page/offline.ts'
import { pageFile } from '../page/page-files.ts'
import { headers } from '../page/policy.ts'
import { packedPdf } from './pack-pdf.ts'
import {
  developmentStyles,
  isForPaper,
  isSourceForPaper,
  paperDocument,
  paperHeaders,
  paperUrl,
  stylesOf,
} from './paper-page.ts'

export interface PaperPress {
  /** Returns a tagged, packed PDF with an outline; null if it was stopped. */
  readonly pdf: (sheet: PaperSheet, pages: Uint8Array) => Promise<Outcome<Uint8Array | null>>
  readonly print: (sheet: PaperSheet, pages: Uint8Array) => Promise<Outcome<PrintOutcome>>
  /** Ends what is being made. */
  readonly stop: () => void
}

/** The document of the window that is working, and the files that it has asked for. */
interface Served {
  readonly document: Buffer
  readonly nonce: string
  asked: number
  pending: number
}

interface PressTools {
  /** The folder of the build. */
  readonly root: string
  /** The address of the development server, or null. */
  readonly server: string | null
  /** Called for each request that is refused. */
  readonly refused: () => void
}

export function openPress(tools: PressTools): PaperPress {
  let window: BrowserWindow | null = null
  let served: Served | null = null
  let paper: Session | null = null

  const stop = () => {
    window?.destroy()
    window = null
    served = null
  }

  /** Runs `work` with the pages on a hidden window, which is destroyed at the end. */
  async function on<T>(
    sheet: PaperSheet,
    pages: Uint8Array,
    work: (window: BrowserWindow, served: Served) => Promise<T>,
  ): Promise<T | 'stopped'> {
    stop()
    const styles = tools.server === null ? stylesOf(sheet) : developmentStyles
    const own = (served = servedFor(sheet, styles, pages))
    paper ??= paperSession(tools, () => served)
    const hidden = (window = hiddenWindow(paper))
    try {
      return await Promise.race([
        hidden.loadURL(paperUrl).then(() => work(hidden, own)),
        closed(hidden),
      ])
    } catch (error) {
      if (window !== hidden) return 'stopped'
      throw error
    } finally {
      if (window === hidden) stop()
    }
  }

  return {
    stop,
    async pdf(sheet, pages) {
      try {
        const made = await on(sheet, pages, packedPdfOf)
        return { ok: true, value: made === 'stopped' ? null : made }
      } catch {
        return failure('paper.not-made')
      }
    },
    async print(sheet, pages) {
      try {
        const done = await on(sheet, pages, async (own, files) => {
          // Then all faces have arrived.
          await pdfOf(own, files)
          return printed(own, sheet)
        })
        return done === 'stopped' ? { ok: true, value: 'cancelled' } : done
      } catch {
        return failure('paper.not-printed')
      }
    },
  }
}

function servedFor(sheet: PaperSheet, styles: readonly string[], pages: Uint8Array): Served {
  const nonce = randomBytes(16).toString('base64')
  return { document: paperDocument(sheet, styles, pages, nonce), nonce, asked: 0, pending: 0 }
}

/** Electron reports nothing about a window that is destroyed while its system dialog is open. */
const closed = (window: BrowserWindow): Promise<'stopped'> =>
  new Promise(resolve => window.once('closed', () => resolve('stopped')))

/** The session of hidden windows. Without "persist:" nothing of it is ever on the disk. */
function paperSession({ root, server, refused }: PressTools, served: () => Served | null): Session {
  const own = session.fromPartition('paper')
  goOffline(own, server, refused)
  if (server === null)
    own.protocol.registerBufferProtocol(scheme, (request, answer) => {
      void answerFor(request, served(), root).then(answer, () => answer({ error: failed }))
    })
  else own.protocol.handle(scheme, request => answerFromServer(request, served(), server))
  own.protocol.handle('file', () => Response.error())
  return own
}

/** A face may be asked for only after another turned out to lack a character. */
const mostPrints = 5

/** Makes a PDF, again if more faces were asked for meanwhile. */
async function pdfOf({ webContents }: BrowserWindow, files: Served): Promise<Uint8Array> {
  for (let print = 1; ; print++) {
    do await after(60)
    while (files.pending > 0 || (await areFacesMissing(webContents)))
    const { asked } = files
    const pdf = await webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    if (files.asked === asked || print === mostPrints) return pdf
  }
}

/** A world of its own in the window, in which main's code runs although the page has no scripts. */
const ownWorld = 1000

/**
 * Whether faces are still being loaded. A face that has been sent is drawn only once the engine has
 * unpacked it, and until then its characters are crossed boxes. Only a layout finds what is needed.
 */
const areFacesMissing = async (webContents: WebContents): Promise<boolean> =>
  (await webContents.executeJavaScriptInIsolatedWorld(ownWorld, [
    { code: 'document.body.getBoundingClientRect(); document.fonts.status' },
  ])) === 'loading'

const packedPdfOf = async (window: BrowserWindow, files: Served): Promise<Uint8Array> =>
  packedPdf(await pdfOf(window, files))

/** Chromium's number for a failure without a better name. */
const failed = -2

const failure = (code: Fault['code'], place = '') =>
  ({ ok: false, fault: { code, file: '', place } }) as const

function hiddenWindow(own: Session): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      images: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
  const { webContents } = window
  webContents.on('will-navigate', event => event.preventDefault())
  webContents.on('will-redirect', event => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  return window
}

async function answerFor(
  { method, url }: Pick<ProtocolRequest, 'method' | 'url'>,
  served: Served | null,
  root: string,
): Promise<ProtocolResponse> {
  if (method === 'GET' && url === paperUrl && served)
    return { headers: { ...paperHeaders(served.nonce) }, data: served.document }
  const nothing = { statusCode: 404, headers: { ...headers }, data: Buffer.alloc(0) }
  if (method !== 'GET' || !served || !isForPaper(url)) return nothing
  served.asked++
  served.pending++
  try {
    const file = await pageFile(url, root)
    if (!file) return nothing
    return { headers: { ...headers, 'content-type': file.type }, data: await readFile(file.path) }
  } finally {
    served.pending--
  }
}

/** The same in development, with what the server has instead of the build. */
async function answerFromServer(
  { method, url }: Pick<Request, 'method' | 'url'>,
  served: Served | null,
  server: string,
): Promise<Response> {
  if (method !== 'GET' || !served) return new Response(null, { status: 404 })
  if (url === paperUrl)
    return new Response(served.document, { headers: { ...paperHeaders(served.nonce) } })
  if (!isSourceForPaper(url)) return new Response(null, { status: 404 })
  served.asked++
  served.pending++
  try {
    // The server sends a style sheet as a script unless it is asked for by a link.
    const accept = url.endsWith('.css') ? 'text/css' : '*/*'
    const path = url.slice(origin.length)
    return await net.fetch(server + path, {
      headers: { accept },
      bypassCustomProtocolHandlers: true,
    })
  } finally {
    served.pending--
  }
}

async function printed(
  { webContents }: BrowserWindow,
  { width, height }: PaperSheet,
): Promise<Outcome<PrintOutcome>> {
  const printers = await webContents.getPrintersAsync()
  if (printers.length === 0) return failure('paper.no-printer')
  return new Promise(resolve => {
    const microns = (millimetres: number) => Math.round(millimetres * 1000)
    webContents.print(
      {
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: { width: microns(width), height: microns(height) },
      },
      (isDone, reason) => {
        if (isDone) resolve({ ok: true, value: 'printed' })
        // So Electron reports that the reader closed the dialog.
        else if (/cancel/i.test(reason)) resolve({ ok: true, value: 'cancelled' })
        else resolve(failure('paper.not-printed', reason))
      },
    )
  })
}
