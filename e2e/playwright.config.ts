import { defineConfig } from '@playwright/test'
import { takeScreen, workers } from './support/screens.ts'

// Playwright loads this file in each worker too.
takeScreen()

// The tests start the program themselves, through app.ts.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  globalSetup: ['../electron/runtime/test/temporary-folder.mjs', './support/screens.ts'],
  outputDir: '../.reports/program',
  workers,
  // These limits catch what hangs, not what is slow: the machine may be busy.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
})
