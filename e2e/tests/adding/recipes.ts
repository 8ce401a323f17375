/**
 * What a newcomer writes who follows the table "How to add something" in README.md: one recipe for
 * each row. `adding.e2e.ts` follows them in a copy of the program. The file is long because it is
 * one table of recipes.
 */

import { backupVersion } from '#formats/backup/layout'
import en from '../../../src/i18n/locales/en.json' with { type: 'json' }

export interface Recipe {
  /** The first column of the table. */
  readonly adds: string
  /** The line with which one begins, if the compiler then names the places that still miss it. */
  readonly list?: { readonly line: Insertion; readonly missing: readonly string[] }
  /** New files by their path, with their contents. */
  readonly files: Readonly<Record<string, string>>
  readonly lines: readonly Insertion[]
  /** Changes of words files. */
  readonly words?: readonly Words[]
}

/** A line of code, and the text of the file that it follows. */
export interface Insertion {
  readonly file: string
  readonly after: string
  readonly line: string
}

/** A label with its key, in both scripts of the interface. */
export interface Words {
  readonly key: string
  readonly label: string
  readonly chinese: string
}

const inserted = (file: string, after: string, line: string): Insertion => ({ file, after, line })

const exportFormat: Recipe = {
  adds: 'an export format',
  files: {
    'src/formats/export/line-pairs.ts': `import { withoutControls } from '#domain/text/control-characters'
import type { Exporter, ExportLabels, Project } from './exporter.ts'
import { surveyed } from './survey.ts'

/** Exports each paragraph and its translation as two lines. */
export const linePairs: Exporter = {
  extension: 'lines',
  offers: { sides: ['both'], order: false, marks: false, states: true, preview: 'text' },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  yield* surveyed(project)
  for (const { id, text } of project.chapters.flat()) {
    const translation = project.translations.get(id)?.content.text ?? ''
    yield \`\${withoutControls(text)}\\n\${withoutControls(translation) || labels.untranslated}\\n\`
  }
}
`,
  },
  list: {
    line: inserted('src/domain/exporting/export-format.ts', 'exportFormats = [\n', "  'lines',\n"),
    missing: ['src/formats/export/index.ts'],
  },
  lines: [
    inserted(
      'src/formats/export/index.ts',
      "import { bilingualMarkdown } from './bilingual-markdown.ts'\n",
      "import { linePairs } from './line-pairs.ts'\n",
    ),
    inserted('src/formats/export/index.ts', 'webAnnotations,\n', '  lines: linePairs,\n'),
  ],
  words: [
    { key: 'exporting.formats.lines', label: 'Lines', chinese: '逐行' },
    {
      key: 'exporting.about.lines',
      label: 'Each paragraph and its translation as two lines.',
      chinese: '每段与其译文各占一行。',
    },
  ],
}

const importFormat: Recipe = {
  adds: 'an import format',
  files: {
    'src/formats/import/sayings/sayings.ts': `import { noProgress, progressPart } from '#domain/progress-share'
import { decodeText } from '../encoding/decode-text.ts'
import type { Importer } from '../importer.ts'
import { structuredBook } from '../structured/structured-book.ts'

/** Reads files with one saying a line. */
export const sayings: Importer = {
  id: 'sayings',
  sniff: (_bytes, fileName) => (fileName.endsWith('.sayings') ? 0.9 : 0),
  parse(bytes, fileName, choices = {}, onProgress = noProgress) {
    const decoded = decodeText(bytes, choices)
    if (!decoded.ok) return { ...decoded, file: fileName }
    onProgress(0.1)
    const lines = decoded.text.split('\\n').filter(line => line.trim() !== '')
    const blocks = lines.map(text => ({
      type: 'text' as const,
      kind: 'body' as const,
      text: text.trim(),
      inlines: [],
    }))
    const document = { importer: 'sayings', bytes, fileName, parts: null, blocks, notices: [] }
    const rest = progressPart(onProgress, 0.2, 1)
    return structuredBook({ ...document, encoding: decoded.encoding }, choices, rest)
  },
}
`,
  },
  list: {
    line: inserted('src/formats/import/extensions.ts', "'csv'],\n", "  sayings: ['sayings'],\n"),
    missing: ['src/formats/import/index.ts'],
  },
  lines: [
    inserted(
      'src/formats/import/index.ts',
      "import { plainText } from './plain-text/plain-text.ts'\n",
      "import { sayings } from './sayings/sayings.ts'\n",
    ),
    inserted('src/formats/import/index.ts', "'table-text': tableText,\n", '  sayings,\n'),
    inserted(
      'src/formats/sample-files-testing.ts',
      'export const sampleFiles: readonly SampleFile[] = [\n',
      "  { name: '论语.sayings', bytes: utf8('学而时习之。\\n有朋自远方来。\\n') },\n",
    ),
  ],
}

export const addedLanguage = { name: 'Deutsch', settings: 'Einstellungen' } as const

/** German has the plural forms of English, so that the rest of its words can stay English here. */
const german = { ...en, settings: { ...en.settings, heading: addedLanguage.settings } }

const language: Recipe = {
  adds: 'an interface language',
  files: { 'src/i18n/locales/de.json': `${JSON.stringify(german, null, 2)}\n` },
  list: {
    line: inserted(
      'src/i18n/languages.ts',
      "{ tag: 'en', name: 'English', words: () => import('./locales/en.json') },\n",
      "  { tag: 'de', name: 'Deutsch', words: () => import('./locales/de.json') },\n",
    ),
    missing: ["'./locales/de.json'"],
  },
  lines: [],
}

const annotationKind: Recipe = {
  adds: 'an annotation kind',
  files: {
    'src/domain/kinds/hunch.ts': `/** A guess of the reader's. */
export const hunch = {
  made: { kind: 'hunch', confirmed: false },
  noted: 'hunch',
  bare: 'hunch',
  motivation: 'assessing',
  words: {},
  states: {
    vague: { fields: { confirmed: false }, sign: '~' },
    confirmed: { fields: { confirmed: true }, sign: '=' },
  },
  turn: 'hunch.make',
  next: 'hunch.confirm',
  actions: {
    'hunch.make': { menu: 'marks', needs: 'book' },
    'hunch.confirm': { menu: 'marks', needs: 'book' },
  },
} as const
`,
  },
  list: {
    line: inserted('src/domain/kinds/index.ts', '  term,\n', '  hunch,\n'),
    missing: ["'hunch'"],
  },
  lines: [
    inserted(
      'src/domain/kinds/index.ts',
      "import { highlight } from './highlight.ts'\n",
      "import { hunch } from './hunch.ts'\n",
    ),
    inserted('src/formats/backup/layout.test.ts', '  term: 5,\n', `  hunch: ${backupVersion},\n`),
  ],
  words: [
    { key: 'actions.hunch.make', label: 'Note a Hunch', chinese: '猜想' },
    { key: 'actions.hunch.confirm', label: 'Confirm Hunch', chinese: '存疑' },
    { key: 'kinds.hunch', label: 'Hunch', chinese: '猜想' },
    { key: 'kindStates.hunch.vague', label: 'Vague hunch', chinese: '存疑' },
    { key: 'kindStates.hunch.confirmed', label: 'Confirmed hunch', chinese: '已定' },
  ],
}

const action: Recipe = {
  adds: 'an action',
  files: {},
  lines: [
    inserted(
      'src/domain/actions.ts',
      "'view.notes': { keys: 'Mod+Shift+N', ...inView },\n",
      "  'view.noPanels': inView,\n",
    ),
    inserted(
      'src/ui/reader/use-view-actions.ts',
      'useActionHandlers({\n',
      "    'view.noPanels': () => change({ contentsOpen: false, notesOpen: false }),\n",
    ),
  ],
  words: [{ key: 'actions.view.noPanels', label: 'Close All Panels', chinese: '不要侧栏' }],
}

const setting: Recipe = {
  adds: 'a setting',
  files: {
    'src/ui/settings/quiet-gutter.tsx': `import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

/** Whether the gutter shows no signs. */
export function QuietGutter() {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { quietGutter } = useLive(preferences.settings)
  return (
    <label>
      <input
        type="checkbox"
        checked={quietGutter}
        onChange={event => preferences.change({ quietGutter: event.currentTarget.checked })}
      />
      {t('settings.quietGutter')}
    </label>
  )
}
`,
  },
  lines: [
    inserted(
      'src/domain/settings.ts',
      'export const settings = {\n',
      '  quietGutter: onOrOff(false),\n',
    ),
    inserted(
      'src/ui/settings/settings-dialog.tsx',
      "import styles from './settings-dialog.module.css'\n",
      "import { QuietGutter } from './quiet-gutter.tsx'\n",
    ),
    inserted(
      'src/ui/settings/settings-dialog.tsx',
      '<TranslationLanguage />\n',
      '        <QuietGutter />\n',
    ),
  ],
  words: [{ key: 'settings.quietGutter', label: 'Quiet gutter', chinese: '空白中缝' }],
}

/** The recipe of a database version, which comes after version `last`. */
export const databaseVersion = (last: number): Recipe => ({
  adds: 'a database version',
  files: {
    [`src/storage/versions/v${last + 1}.ts`]: `import type { SchemaVersion } from './version.ts'

/** Finds annotations by their category. */
export const v${last + 1}: SchemaVersion = {
  version: ${last + 1},
  stores: { annotations: 'id, bookId, [bookId+deletedAt], *tags, *links, kind, category' },
}
`,
    [`src/storage/versions/v${last + 1}.test.ts`]: `import { expect, it } from 'vitest'
import { LibraryDb, openLibrary } from '../db.ts'
import { memoryTools } from '../testing.ts'

it('version ${last + 1} keeps the counter of version ${last}', async () => {
  const tools = memoryTools()
  const before = new LibraryDb(tools, ${last})
  await before.open()
  await before.meta.put({ key: 'seq', value: 7 })
  before.close()
  const found = await openLibrary(tools)
  if (found.state !== 'ready') throw new Error(found.state)
  expect(await found.db.meta.get('seq')).toEqual({ key: 'seq', value: 7 })
})
`,
  },
  lines: [
    inserted(
      'src/storage/versions/index.ts',
      `import { v${last} } from './v${last}.ts'\n`,
      `import { v${last + 1} } from './v${last + 1}.ts'\n`,
    ),
    inserted('src/storage/versions/index.ts', `  v${last},\n`, `  v${last + 1},\n`),
    // The kind of annotation that is added above comes with it.
    inserted('src/storage/versions/versions.test.ts', '  term: 6,\n', `  hunch: ${last + 1},\n`),
  ],
})

/** The language comes first: the recipes after it add their words to every language. */
export const recipes: readonly Recipe[] = [
  language,
  importFormat,
  exportFormat,
  annotationKind,
  action,
  setting,
]
