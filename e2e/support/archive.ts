/**
 * Writes Electron's archives: a JSON table of names and offsets, preceded by lengths, then the
 * files.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Entry =
  | { readonly files: Readonly<Record<string, Entry>> }
  | { readonly size: number; readonly offset: string }

/**
 * Writes an archive to `path`. `parts` names the files and folders of `folder` that it contains.
 */
export function writeArchive(path: string, folder: string, parts: readonly string[]): void {
  const contents: Buffer[] = []
  let offset = 0
  function entryOf(name: string): Entry {
    if (statSync(name).isDirectory()) return { files: entriesIn(name, readdirSync(name)) }
    const bytes = readFileSync(name)
    contents.push(bytes)
    const entry = { size: bytes.length, offset: String(offset) }
    offset += bytes.length
    return entry
  }
  const entriesIn = (inside: string, names: readonly string[]): Record<string, Entry> =>
    Object.fromEntries(names.map(name => [name, entryOf(join(inside, name))]))

  const table = framed(Buffer.from(JSON.stringify({ files: entriesIn(folder, parts) })))
  writeFileSync(path, Buffer.concat([number(4), number(table.length), table, ...contents]))
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/**
 * A string in the format of Chromium's pickles: the total length, the length of the string, the
 * string, and padding to a multiple of four bytes.
 */
function framed(text: Buffer): Buffer {
  const padding = Buffer.alloc((4 - (text.length % 4)) % 4)
  return Buffer.concat([
    number(4 + text.length + padding.length),
    number(text.length),
    text,
    padding,
  ])
}
