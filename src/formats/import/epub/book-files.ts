/** The files of an EPUB, found by the links between them. */
import { decodeMarkup } from '../markup/decode-markup.ts'
import { parseMarkup, type Element, type Markup } from '../markup/tree.ts'
import type { ImportChoices } from '../importer.ts'
import { pathFrom, type ZipParts } from '../structured/zip-parts.ts'
import { encryptedFiles, packagePath } from './package.ts'

export interface PackageFile {
  readonly path: string
  readonly root: Element
}

export class BookFiles {
  readonly #parts: ZipParts
  readonly #choices: ImportChoices

  constructor(parts: ZipParts, choices: ImportChoices) {
    this.#parts = parts
    this.#choices = choices
  }

  /** Returns the tree of the file at `path`; null if the file is missing or cannot be decoded. */
  markup(path: string, kind: 'xml' | 'xhtml'): Markup | null {
    const bytes = this.#parts.read(path)
    const decoded = bytes && decodeMarkup(bytes, this.#choices)
    return decoded?.ok === true ? parseMarkup(decoded.text, kind) : null
  }

  /**
   * Returns the path of the file that `href`, written in the file `from`, leads to; null if it is
   * missing.
   */
  pathOf(href: string, from: string): string | null {
    const path = pathFrom(from, href.split(/[?#]/)[0] ?? '')
    return path === null ? null : this.#parts.find(path)
  }

  /**
   * Returns the package that the container names, or else the first package file; null if there is
   * none.
   */
  package(): PackageFile | null {
    const container = this.markup('META-INF/container.xml', 'xml')
    const named = container && packagePath(container.root)
    const path =
      (named == null ? null : this.#parts.find(named)) ??
      [...this.#parts.names].find(name => /\.opf$/i.test(name))
    const opf = path === undefined ? null : this.markup(path, 'xml')
    return path === undefined || opf === null ? null : { path, root: opf.root }
  }

  /** Returns the paths of the encrypted files. */
  encrypted(): ReadonlySet<string> {
    const encryption = this.markup('META-INF/encryption.xml', 'xml')
    const names = encryption ? encryptedFiles(encryption.root) : []
    return new Set(names.flatMap(name => this.#parts.find(name) ?? []))
  }

  /** Whether a bookshop put rights beside the book, which means that it is locked. */
  hasRights(): boolean {
    return [...this.#parts.names].some(name =>
      /^META-INF\/(?:rights\.xml|sinf\.xml|license\.lcpl)$/i.test(name),
    )
  }
}
