import { expect, it } from 'vitest'
import { misplaced } from './package-layers.mjs'

it.each([
  ['src/services/saving/autosave.ts', 'dexie', /src\/storage/],
  ['src/ui/reader/spread.tsx', 'prosemirror-view', /src\/editor/],
  ['src/editor/schema.ts', 'react', /src\/ui/],
  ['src/services/reading/reading.ts', 'react-dom/client', /src\/ui/],
  ['src/ui/app.tsx', 'i18next', /src\/i18n/],
  ['src/ui/app.tsx', 'electron', /window\.api/],
  ['electron/contract/calls.ts', 'electron-log', /window\.api/],
  ['src/ui/app.tsx', 'valibot', /border/],
  ['src/formats/bundle.ts', 'node:fs', /electron\/main/],
  ['src/services/restoring/restoring.ts', 'fflate', /src\/formats/],
  ['src/domain/search/fold.ts', 'opencc-js', /pure/],
  ['src/ui/app.tsx', 'opencc-js/dict/STCharacters', /chinese-variants/],
  ['src/ui/parts/difference-view.tsx', 'diff', /domain\/text/],
  ['electron/preload/index.ts', 'node:path', /electron\/main/],
  ['src/main.tsx', 'dexie', /src\/storage/],
  ['src/domain/ids.ts', 'valibot', /pure/],
  ['src/ui/reader/spread.tsx', '../../domain/book.ts', /#domain/],
  ['electron/main/index.ts', '../../src/i18n/languages.ts', /#i18n/],
])('%s may not import %s', (file, wanted, message) => {
  expect(misplaced(file, wanted)).toMatch(message)
})

it.each([
  ['src/storage/db.ts', 'dexie'],
  ['src/editor/schema.ts', 'prosemirror-model'],
  ['src/main.tsx', 'react-dom/client'],
  ['src/ui/app.tsx', 'react-i18next'],
  ['src/i18n/speech.ts', 'i18next'],
  ['electron/main/index.ts', 'electron'],
  ['electron/main/files.ts', 'node:fs/promises'],
  ['electron/contract/calls.ts', 'valibot'],
  ['src/domain/text/difference.ts', 'diff'],
  ['src/ui/app.tsx', '#domain/book'],
  ['src/ui/reader/spread.tsx', '../parts/button.tsx'],
  ['resources/make-bundle.ts', 'node:fs'],
  ['electron/runtime/test/vitest.config.ts', '@vitejs/plugin-react'],
])('%s may import %s', (file, wanted) => {
  expect(misplaced(file, wanted)).toBeNull()
})
