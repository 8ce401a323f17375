/** Text that a document leaves to Word to read in (`altChunk`), as programs on the web make documents: a page, or one written as a mail. */
import type { Block } from '../blocks.ts'
import { noteLinks } from '../html/note-links.ts'
import { readBlocks } from '../html/blocks.ts'
import { decodeMarkup } from '../markup/decode-markup.ts'
import { named } from '../markup/find.ts'
import { parseMarkup } from '../markup/tree.ts'

/** The blocks of the page in `bytes`; null if there is none. */
export function insertedBlocks(bytes: Uint8Array, smallIsNote: boolean): readonly Block[] | null {
  const page = mimeHead.test(latin(bytes.subarray(0, headLength))) ? pageOfMail(bytes) : bytes
  const decoded = page && decodeMarkup(page)
  if (decoded?.ok !== true || !/<[a-z!]/i.test(decoded.text)) return null
  const { root } = parseMarkup(decoded.text, 'html')
  const notes = noteLinks([{ path: '', root }], href => (href.startsWith('#') ? href : null))
  const body = named(root, 'body')[0] ?? root
  return readBlocks(body.children, { notes, smallIsNote }).blocks
}

/** As much as is looked at to tell a mail from a page, in bytes. */
const headLength = 1024
const mimeHead = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):/i

/** The first page among the parts of a mail (RFC 2045, 2046); null if it has none. */
function pageOfMail(bytes: Uint8Array): Uint8Array | null {
  const mail = latin(bytes).replaceAll('\r\n', '\n')
  const boundary = /boundary="?([^"\n;]{1,70})"?/i.exec(mail.slice(0, headLength))?.[1]
  const parts = boundary === undefined ? [mail] : mail.split(`--${boundary}`).slice(1)
  for (const part of parts) {
    const [head = '', ...rest] = part.replace(/^\n/, '').split('\n\n')
    if (!/^Content-Type:\s*(?:text\/html|application\/xhtml\+xml)/im.test(head)) continue
    const coding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase()
    return decodedFrom(rest.join('\n\n'), coding)
  }
  return null
}

function decodedFrom(body: string, coding: string | undefined): Uint8Array | null {
  if (coding === 'base64') return fromBase64(body)
  if (coding !== 'quoted-printable') return bytesOf(body)
  return bytesOf(
    body
      .replaceAll(/=[ \t]*\n/g, '')
      .replaceAll(/=([\dA-F]{2})/gi, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      ),
  )
}

function fromBase64(body: string): Uint8Array | null {
  try {
    return bytesOf(atob(body.replaceAll(/[^A-Za-z\d+/=]/g, '')))
  } catch {
    return null
  }
}

/** A character for each byte, whatever it is. */
function latin(bytes: Uint8Array): string {
  const step = 8192
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += step)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + step)))
  return pieces.join('')
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, unit => unit.charCodeAt(0))
