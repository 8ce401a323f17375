/** Something in a folder, on the disk or among what the reader dropped. */
export interface FolderEntry<F> {
  readonly name: string
  /** A link is never followed: it may lead out of the folder, or in a circle. */
  readonly kind: 'file' | 'folder' | 'link'
  readonly file: F
  /** What is in a folder; rejects if it cannot be read. */
  readonly entries: () => Promise<readonly FolderEntry<F>[]>
}

/** What a folder has besides the texts that are offered. */
export interface LeftOut {
  readonly hidden: number
  /** Files of unknown formats: how many, and the names of the first ones. */
  readonly unknown: number
  readonly unknownNames: readonly string[]
  readonly links: number
  /** Folders that could not be read, or are too deep in other folders. */
  readonly folders: number
  /** Whether the folder has more texts than are offered at once. */
  readonly hasMore: boolean
}

/** The texts of a folder by name, and after them those of the folders in it. */
export interface FolderTexts<F> {
  readonly texts: readonly { readonly name: string; readonly file: F }[]
  readonly leftOut: LeftOut
}

/** How much of a folder is looked at. */
export interface FolderLimits {
  readonly texts: number
  /** How many folders are above a file, without the one chosen. */
  readonly depth: number
  /** Files and folders in all. */
  readonly entries: number
}

export const folderLimits: FolderLimits = { texts: 1000, depth: 8, entries: 20_000 }

/** The most names of files that are left out. */
const namedAtMost = 3

/** Files that systems and Word put beside those of the reader. */
const isHidden = (name: string): boolean =>
  /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name)

/** Finds the texts in a folder and in the folders in it, up to `limits`. */
export async function textsInFolder<F>(
  folder: Pick<FolderEntry<F>, 'entries'>,
  isText: (name: string) => boolean,
  limits: FolderLimits = folderLimits,
): Promise<FolderTexts<F>> {
  const texts: { readonly name: string; readonly file: F }[] = []
  const unknownNames: string[] = []
  const left = { hidden: 0, unknown: 0, links: 0, folders: 0, hasMore: false }
  const names = new Intl.Collator('zh', { numeric: true })
  const isFolder = ({ kind }: FolderEntry<F>) => Number(kind === 'folder')
  const inOrder = (a: FolderEntry<F>, b: FolderEntry<F>) =>
    isFolder(a) - isFolder(b) || names.compare(a.name, b.name)
  let seen = 0

  function take({ name, file }: FolderEntry<F>): void {
    if (!isText(name)) {
      left.unknown++
      if (unknownNames.length < namedAtMost) unknownNames.push(name)
    } else if (texts.length < limits.texts) texts.push({ name, file })
    else left.hasMore = true
  }

  async function walk(entries: FolderEntry<F>['entries'], depth: number): Promise<void> {
    const inside = await entries().catch(() => null)
    if (inside === null) left.folders++
    for (const entry of (inside ?? []).toSorted(inOrder)) {
      if (++seen > limits.entries) {
        left.hasMore = true
        return
      }
      if (isHidden(entry.name)) left.hidden++
      else if (entry.kind === 'link') left.links++
      else if (entry.kind === 'file') take(entry)
      else if (depth < limits.depth) await walk(entry.entries, depth + 1)
      else left.folders++
    }
  }

  await walk(folder.entries, 0)
  return { texts, leftOut: { ...left, unknownNames } }
}
