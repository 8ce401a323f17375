import { test } from '@playwright/test'
import { electronPath } from '../../support/app.ts'
import { runSampleSession } from '../../support/sample-session.ts'

test('the first evening’s work with the white paper is complete the next evening', async () => {
  await runSampleSession({
    electron: electronPath(),
    out: test.info().outputDir,
    say: step => test.info().annotations.push({ type: 'step', description: step }),
  })
})
