/**
 * Reads a page in a MIME message: MHTML, as browsers save it and programs insert it into documents.
 *
 * This stays instead of postal-mime, which is asynchronous and decodes pages by the declared
 * charset alone. A wrong declaration then loses text. Here `decodeMarkup` gets the bytes and checks
 * the declaration.
 */

/** How much is looked at to recognize a message, in bytes. */
const headLength = 4096
const mimeHead = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):/i

/** Whether `bytes` begin with the head of a MIME message. */
export const isMail = (bytes: Uint8Array): boolean =>
  mimeHead.test(latin(bytes.subarray(0, headLength)))

/** Returns the first page among the parts of a message (RFC 2045, 2046); null if it has none. */
export function pageOfMail(bytes: Uint8Array): Uint8Array | null {
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

/** Returns one character for each byte. */
function latin(bytes: Uint8Array): string {
  const step = 8192
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += step)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + step)))
  return pieces.join('')
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, unit => unit.charCodeAt(0))
