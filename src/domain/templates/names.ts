/** The forms of exported notes, and what a template of each can name. */

/** The last two are folders of Markdown for Obsidian: one file a book, or one a note. */
export const templateForms = ['markdown', 'html', 'csv', 'bookFiles', 'noteFiles'] as const
export type TemplateForm = (typeof templateForms)[number]

/** The forms that are many files in a folder. */
export type FolderForm = 'bookFiles' | 'noteFiles'
export const isFolderForm = (form: TemplateForm): form is FolderForm =>
  form === 'bookFiles' || form === 'noteFiles'

/** Everything that a template can name as a text. */
const markNames = [
  'quote',
  'linked',
  'translation',
  'note',
  'book',
  'author',
  'chapter',
  'paragraph',
  'kind',
  'state',
  'category',
  'tags',
  'details',
  'side',
  'created',
  'changed',
  'about',
  'link',
  'block',
  'quoteLanguage',
  'linkedLanguage',
] as const
const fileNames = ['title', 'author', 'date', 'count', 'link'] as const
export type TemplateName =
  (typeof markNames)[number] | (typeof fileNames)[number] | 'heading' | 'tag' | 'label' | 'text'

/** The names of a place in a template: those of text, and those of lists with what is in them. */
interface Scope {
  readonly texts: readonly TemplateName[]
  readonly lists: Readonly<Record<string, ScopeName>>
}

const detail: Scope = { texts: ['label', 'text'], lists: {} }
const tag: Scope = { texts: ['tag'], lists: {} }
/** `tags` and `details` are texts and lists: as a text each writes all that is in it. */
const mark: Scope = { texts: markNames, lists: { details: 'detail', tags: 'tag' } }
const group: Scope = { texts: ['heading'], lists: { marks: 'mark' } }
const file: Scope = { texts: fileNames, lists: { groups: 'group', marks: 'mark' } }
const oneNote: Scope = { texts: ['title', 'date', ...markNames], lists: mark.lists }

type ScopeName = 'file' | 'oneNote' | 'group' | 'mark' | 'tag' | 'detail'
const scopes: Readonly<Record<ScopeName, Scope>> = { file, oneNote, group, mark, tag, detail }

/** What is around a place in a template, from the inside out. */
export type NamesAround = readonly ScopeName[]

/** What is around everything in a template of `form`. */
export const aroundAll = (form: TemplateForm): NamesAround => [
  form === 'noteFiles' ? 'oneNote' : 'file',
]

/** Whether `name` is a text there. */
export const isTextThere = (name: string, around: NamesAround): boolean =>
  around.some(scope => scopes[scope].texts.some(text => text === name))

/**
 * Returns what is around the inside of a section of that name: more if it is a list; null if there
 * is no such name.
 */
export function aroundInside(name: string, around: NamesAround): NamesAround | null {
  for (const scope of around) {
    const { texts, lists } = scopes[scope]
    if (Object.hasOwn(lists, name)) {
      const inside = lists[name]
      return inside ? [inside, ...around] : null
    }
    if (texts.some(text => text === name)) return around
  }
  return null
}

/** Returns all that a template of `form` can name, with the names inside each list. */
export function templateNames(form: TemplateForm): readonly {
  readonly list: string | null
  readonly names: readonly TemplateName[]
}[] {
  const root = form === 'noteFiles' ? oneNote : file
  const found: { list: string | null; names: readonly TemplateName[] }[] = [
    { list: null, names: root.texts },
  ]
  const visit = ({ lists }: Scope) => {
    for (const [list, inside] of Object.entries(lists)) {
      if (found.some(one => one.list === list)) continue
      found.push({ list, names: scopes[inside].texts })
      visit(scopes[inside])
    }
  }
  visit(root)
  return found
}
