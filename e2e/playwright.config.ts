import { defineConfig } from '@playwright/test'

// The program is started by the tests themselves, through app.ts. One at a time: they measure
// saving in milliseconds, and windows take the focus from each other.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  globalSetup: '../electron/runtime/test/temporary-folder.mjs',
  outputDir: '../.reports/program',
  workers: 1,
  // Limits for what hangs, not for what is slow: the machine may be busy with other things.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
})
