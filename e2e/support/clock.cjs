// Loaded before the program where a test says what time it is: main and every page go by a clock of the test's,
// DUIZHAO_CLOCK milliseconds from the true one until `duizhaoClock` says otherwise. Nothing is faked
// underneath: libfaketime brings Chromium's database to a standstill.

const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { runInThisContext } = require('node:vm')
const { app, session } = require('electron')

/** In whatever world it runs. */
const source = `{
  const True = Date
  let offset = 0
  globalThis.duizhaoClock = next => { offset = next }
  globalThis.Date = class extends True {
    constructor(...what) {
      super(...(what.length > 0 ? what : [True.now() + offset]))
    }
    static now() {
      return True.now() + offset
    }
  }
}`
const set = offset => `globalThis.duizhaoClock(${offset})`
const offset = Number(process.env['DUIZHAO_CLOCK'])

runInThisContext(`${source};${set(offset)}`)

app.once('ready', () => {
  // A page's own scripts come after whatever its preloads have put into it.
  const preload = join(app.getPath('userData'), 'clock-of-the-test.cjs')
  const inPage = JSON.stringify(`${source};${set(offset)};null`)
  writeFileSync(preload, `require('electron').webFrame.executeJavaScript(${inPage})\n`)
  session.defaultSession.setPreloads([preload])
})
