import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { calledAtStart } from './electron/runtime/build/called-at-start.mjs'
import { fontLicences } from './electron/runtime/build/font-licences.mjs'
import { pageLimit } from './electron/runtime/build/page-size.mjs'
import { workerLicences } from './electron/runtime/build/worker-licences.mjs'

// Built for the oldest Electron we support, 33: Chromium 130 and Node 20. Everything is bundled, so
// the program holds no node_modules; the licences of what was bundled are written beside each part.
const root = import.meta.dirname
const port = 5173
const license = { fileName: 'licences.json' }
const workers = workerLicences()

/**
 * The page loads one file at its start, because main serves each file with a call of its own.
 * There were twenty.
 */
const atStart = { name: 'start', tags: ['$initial' as const] }
/** The calls with which the page begins, without imports: nothing is smaller, so it runs first. */
const firstCalls = { name: 'first-calls', test: /src\/first-calls\.ts$/, priority: 3 }
/** The code that opens the library, with its imports: it runs before the rest is compiled. */
const opening = { name: 'opening', test: /src\/opening\.ts$/, priority: 1 }
/** Makes these scripts run without waiting for the others. */
const openingAtOnce: Plugin = {
  name: 'opening-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: html => html.replace(/(?=src="[^"]*\/(?:first-calls|opening)-)/g, 'async '),
  },
  generateBundle(_options, bundle) {
    for (const loaded of Object.values(bundle)) {
      if (loaded.type === 'chunk' && loaded.name === 'opening') {
        for (const file of loaded.dynamicImports) refuseStart(bundle, file, [])
      }
    }
  },
}

/**
 * Throws if the script `file` imports the page's first file. The opening loads `file`, and the
 * first file waits for the opening: the page would wait for itself, without an error.
 */
function refuseStart(bundle: Rolldown.OutputBundle, file: string, seen: readonly string[]): void {
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || seen.includes(file)) return
  if (chunk.name === atStart.name) throw new Error(`${seen.join(' imports ')} imports ${file}`)
  for (const imported of chunk.imports) refuseStart(bundle, imported, [...seen, file])
}
/**
 * Dexie is a file of its own: it captures a stack as it loads, and the engine then parses the whole
 * file again.
 */
const dexie = { name: 'dexie', test: /node_modules\/dexie\//, tags: atStart.tags, priority: 2 }

/**
 * Only opening a book asks for its scripts before their importers have come: lists of the scripts
 * behind each dialog were 9 KB of the start, and the disk is near.
 */
const modulePreload = {
  polyfill: false,
  resolveDependencies: (file: string, needed: string[]) =>
    file.includes('/reader-place-') ? needed : [],
}

// oxlint-disable-next-line max-lines-per-function -- one configuration, without any logic
export default defineConfig(({ command }) => ({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      externalizeDeps: false,
      // Main is read and compiled before there is a window, so its size counts.
      minify: command === 'build',
      license,
      rolldownOptions: {
        input: {
          index: resolve(root, 'electron/main/index.ts'),
          'snapshot-worker': resolve(root, 'electron/main/keeping/snapshots/snapshot-worker.ts'),
        },
      },
    },
  },
  preload: {
    // A sandboxed preload has no module loader: one CommonJS file.
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      license,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src'),
    base: './',
    resolve: {
      alias: {
        // Its usual form is translated for engines without classes, and 10 KB longer.
        dexie: resolve(root, 'node_modules/dexie/dist/modern/dexie.mjs'),
        // Its form for browsers looks entities up in the document, and a worker reads Markdown.
        'decode-named-character-reference': resolve(
          root,
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    plugins: [
      react(),
      openingAtOnce,
      calledAtStart(root, ['first-calls', 'opening', 'start', 'reader-place']),
      fontLicences(root),
      workers.page,
    ],
    worker: { plugins: () => [workers.worker] },
    // In development too the page lives under app://; only its hot reload asks the server directly.
    server: {
      port,
      strictPort: true,
      hmr: { protocol: 'ws', host: 'localhost', clientPort: port },
    },
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: 'chrome130',
      // The policy lets no font or picture come from a data: address.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: pageLimit,
      minify: command === 'build',
      modulePreload,
      license,
      rolldownOptions: {
        input: { index: resolve(root, 'src/index.html') },
        output: { codeSplitting: { groups: [firstCalls, dexie, opening, atStart] } },
      },
    },
  },
}))
