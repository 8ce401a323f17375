/**
 * Makes a bundle of a text: `npm run make-bundle -- FILE FOLDER`. Node 24 runs it as it is. The
 * folder appears whole or not at all. An existing bundle is replaced; other files in its folder,
 * such as SOURCE.md, stay.
 */
import { randomUUID } from 'node:crypto'
import { cp, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { encodeBundle, manifestPath, type BundleFile } from '#formats/bundle'
import { endingOf } from '#formats/cover'
import { previewImport } from '#formats/import/index'
import type {
  BookText,
  ImportFault,
  ImportFaultCode,
  ImportNotice,
  ImportPreview,
} from '#formats/import/importer'

const usage = `Usage: npm run make-bundle -- FILE FOLDER [--title T] [--author A] [--origin O] [--licence L]
Makes the bundle FOLDER of the text FILE.`

const faults: Readonly<Record<ImportFaultCode, string>> = {
  'import.empty': 'there is no text in it',
  'import.binary': 'it is not a text: give a plain text file',
  'import.encoding-unknown':
    'its encoding is not UTF-8, UTF-16, GB18030 or Big5: save it as UTF-8 and try again',
  'import.damaged-utf8': 'its UTF-8 is damaged: get it again, or mend it in an editor',
  'import.wrong-encoding': 'it is not all in one encoding: save it as UTF-8 and try again',
  'import.too-large': 'it is larger than a text may be',
  'import.unknown-format':
    'it is no plain text, Markdown, HTML, EPUB or DOCX: save it as one of them and try again',
  'import.encrypted': 'it is encrypted: save a copy without protection',
  'import.damaged-file': 'it is damaged or not complete: get it again',
  'import.dangerous-file': 'no honest program makes such a file: get it from elsewhere',
  'import.old-word': 'it is a .doc of an old Word: save it as .docx',
  'import.pdf': 'it is a PDF: save it as .docx in Word, or as text',
  'import.mobi': 'it is a MOBI: convert it to EPUB with Calibre',
  'import.chm': 'it is a CHM: convert it to EPUB with Calibre',
  'import.packed': 'it is a packed file: unpack it first',
  'import.rtf': 'it is an RTF: save it as .docx in Word',
  'import.no-text': 'it holds pictures of pages and no text',
  'import.invalid': 'it breaks the rules of its format there',
  'import.frames': 'it is a page of frames: its text is in the other pages that it shows',
}

const faultIn = ({ code, line }: ImportFault): string =>
  line === undefined ? faults[code] : `line ${line}: ${faults[code]}`

const notices: Readonly<Record<ImportNotice['code'], (detail: string) => string>> = {
  'joined-lines': count => `Joined again, where print had cut a paragraph: ${count}`,
  'decoded-as': encoding => `Read as ${encoding}`,
  'encoded-twice': encoding =>
    `Once read wrongly, as ${encoding}, and written again; read as it was meant`,
  'box-end-guessed': title => `Look where this box ends, it was guessed: ${title}`,
  'long-chapter': beginning => `Cut into several files, being long: ${beginning}`,
  'cut-long-lines': count => `Lines too long for one paragraph, cut at their sentences: ${count}`,
  'contents-left-out': count =>
    `The document’s own table of contents, left out, in characters: ${count}`,
  'cells-left-out': count =>
    `Cells left out that are neither text nor translation, in characters: ${count}`,
  'left-out': count => `Left out as no part of the text, in characters: ${count}`,
  'cover-left-out': () =>
    'The cover, left out: it is no PNG, JPEG, GIF or WebP picture of a usual size',
  'cut-off': line => `Ends inside a character, which is left out, in line ${line}`,
  'mixed-encodings': encoding => `Goes on in another encoding, and read so: ${encoding}`,
  'missing-characters': count => `Characters without a code, written as 〓 with a name: ${count}`,
  pictures: count => `Pictures, which are not kept: ${count}`,
  'mended-markup': count => `Read as far as possible, the markup having errors: ${count}`,
  'missing-parts': count => `Named in the file, but not in it: ${count}`,
  'headings-from-contents': count => `Headings that only the contents have, put in: ${count}`,
  'tracked-changes': count => `Tracked changes, taken as accepted: ${count}`,
  comments: count => `Comments, left out: ${count}`,
  'two-columns': count => `${count} lines are of two columns side by side, and mixed`,
  'several-translations': count => `${count} paragraphs have several translations beside them`,
  'pairs-left-out': count => `Units without words of the source, left out: ${count}`,
  'copies-left-out': count => `Translations that only repeat their source, left out: ${count}`,
  'codes-left-out': count => `Formatting codes, left out without their words: ${count}`,
  'notes-in-file': count => `Marks and notes, which only the program brings in: ${count}`,
  'terms-as-text': count => `Terms, each read as a paragraph: ${count}`,
  'numbers-written': count => `Automatic numbers, written out: ${count}`,
}

/** Does what the command line requests. Returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const wanted = argumentsIn(args)
  if (wanted === null) return fail(usage)
  const { file, folder, ...facts } = wanted
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    return fail(`${file} cannot be read: ${reason(error)}.`)
  }
  const preview = previewImport(bytes, basename(file))
  if (!preview.ok) return fail(`${preview.file}: ${faultIn(preview)}.`)
  const text = withFacts(preview.text, facts)
  if (!(await mayReplace(folder))) return fail(`${folder} is not a bundle: it is left alone.`)
  try {
    await keep(encodeBundle(text), resolve(folder))
  } catch (error) {
    return fail(`${folder} cannot be written: ${reason(error)}.`)
  }
  console.log(report(text, preview).join('\n'))
  return 0
}

interface Wanted {
  readonly file: string
  readonly folder: string
  readonly title?: string
  readonly author?: string
  readonly origin?: string
  readonly licence?: string
}

function argumentsIn(args: readonly string[]): Wanted | null {
  const text = { type: 'string' } as const
  const options = { title: text, author: text, origin: text, licence: text }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, folder, ...more] = positionals
    if (file === undefined || folder === undefined || more.length > 0) return null
    return Object.values(values).includes('') ? null : { file, folder, ...values }
  } catch {
    return null
  }
}

/** Returns `text` with the details that a person has given in the options. */
function withFacts({ book, ...rest }: BookText, facts: Omit<Wanted, 'file' | 'folder'>): BookText {
  const { title, author, origin, licence } = facts
  return {
    book: {
      ...book,
      ...(title !== undefined && { title }),
      ...(author !== undefined && { author }),
      provenance: {
        ...book.provenance,
        ...(origin !== undefined && { origin }),
        ...(licence !== undefined && { licence }),
      },
    },
    ...rest,
  }
}

/** Whether `folder` is free, empty or a bundle. */
async function mayReplace(folder: string): Promise<boolean> {
  try {
    const there = await readdir(folder)
    return there.length === 0 || there.includes(manifestPath)
  } catch (error) {
    return codeOf(error) === 'ENOENT'
  }
}

/** Writes and syncs `files` in a folder beside `folder`, and then renames it. */
async function keep(files: readonly BundleFile[], folder: string): Promise<void> {
  const fresh = `${folder}.${randomUUID()}.new`
  const old = `${folder}.${randomUUID()}.old`
  try {
    for (const { path, bytes } of files) await write(join(fresh, path), bytes)
    await keepBesides(folder, fresh)
    const replaced = await rename(folder, old).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return false
        throw error
      },
    )
    try {
      await rename(fresh, folder)
    } catch (error) {
      if (replaced) await rename(old, folder)
      throw error
    }
    await rm(old, { recursive: true, force: true })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Copies to `fresh` the files in `folder` that are not part of a bundle. */
async function keepBesides(folder: string, fresh: string): Promise<void> {
  const there = await readdir(folder).catch(() => [])
  for (const name of there.filter(isBesides)) {
    await cp(join(folder, name), join(fresh, name), { recursive: true, preserveTimestamps: true })
  }
}

const isBesides = (name: string): boolean =>
  name !== manifestPath && name !== 'chapters' && endingOf(name) === null

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function report({ book, chapters }: BookText, preview: ImportPreview & { ok: true }): string[] {
  const counts = new Map<string, number>()
  for (const { kind, level } of chapters.flat()) {
    const name = level === undefined ? kind : `${kind}, level ${level}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [
    `${book.title} (${book.id})`,
    ...preview.notices.map(({ code, detail }) => notices[code](detail)),
    `${'chapter files'.padEnd(22)}${chapters.length}`,
    `${'paragraphs'.padEnd(22)}${chapters.flat().length}`,
    ...[...counts].sort().map(([name, count]) => `  ${name.padEnd(20)}${count}`),
  ]
}

function fail(sentence: string): number {
  console.error(sentence)
  return 1
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not',
  EPERM: 'this account may not',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is where a folder should be',
}
const reason = (error: unknown): string => reasons[String(codeOf(error))] ?? String(error)

process.exitCode = await main(process.argv.slice(2))
