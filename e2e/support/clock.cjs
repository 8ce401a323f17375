// Loaded before the program if a test sets the time. Main and every page then use a clock that is
// DUIZHAO_CLOCK milliseconds from the true one until `duizhaoClock` is called. It replaces only
// `Date`, because libfaketime stops Chromium's database.

const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { runInThisContext } = require('node:vm')
const { app, session } = require('electron')

/** Runs in main and in each page. */
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
  // A page's own scripts run after its preloads, so they see the changed clock.
  const preload = join(app.getPath('userData'), 'clock-of-the-test.cjs')
  const inPage = JSON.stringify(`${source};${set(offset)};null`)
  writeFileSync(preload, `require('electron').webFrame.executeJavaScript(${inPage})\n`)
  session.defaultSession.setPreloads([preload])
})
