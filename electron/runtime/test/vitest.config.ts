import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { findChromium } from '../provide/chromium.mjs'
import { sandboxArguments } from '../provide/launch.mjs'

// Two projects: `unit` runs in Node, `browser` in a real Chromium (files named *.browser.test.*).

const executablePath = findChromium()
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

const characterReferences = fileURLToPath(
  new URL('../../../node_modules/decode-named-character-reference/index.js', import.meta.url),
)

const pagePackages = [
  'dexie',
  'diff',
  'fake-indexeddb',
  'fast-check',
  'fflate',
  'i18next',
  'lucide-react',
  'opencc-js/core',
  'opencc-js/dict/CJK_Compatibility_Ideographs',
  'opencc-js/dict/HKVariantsRev',
  'opencc-js/dict/STCharacters',
  'opencc-js/dict/STPhrases',
  'opencc-js/dict/TSCharacters',
  'opencc-js/dict/TSPhrases',
  'opencc-js/dict/TWVariants',
  'opencc-js/dict/TWVariantsRev',
  'react',
  'react-aria-components',
  'react-dom/client',
  'react-i18next',
  'react/jsx-dev-runtime',
  'valibot',
]

/** LibreOffice, Java and others compute for 11 s to open what we export. */
const otherPrograms =
  process.env['DUIZHAO_OTHER_PROGRAMS'] === 'no' ? ['resources/other-programs.test.ts'] : []

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    globalSetup: './electron/runtime/test/temporary-folder.mjs',
    // A limit for what hangs, not for what is slow: the machine may be busy with other things.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}', 'electron/**/*.{ts,mjs}'],
      exclude: ['**/*.test.*', '**/*testing.ts', '**/testing/**'],
      reporter: ['text-summary'],
      reportsDirectory: '.reports/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // The files of a worker share their modules, which saves two thirds of the time. A test
          // that changes something global restores it.
          isolate: false,
          // Vitest would leave one core to its own process, which has little to do.
          maxWorkers: availableParallelism(),
          include: ['{src,electron,resources,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.*', '**/node_modules/**', ...otherPrograms],
        },
      },
      {
        extends: true,
        plugins: [react()],
        // The importers run in a worker, where the form of this package for pages has no document.
        resolve: { alias: { 'decode-named-character-reference': characterReferences } },
        // Found late, a package would be bundled in the middle of a run, with a second React in it.
        optimizeDeps: { include: pagePackages },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath && { executablePath }),
                args: [...sandboxArguments(), ...quiet],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
