// Loaded before the program: holds it until its driver is ready for it. A driver that attaches while the
// first page is being loaded can miss that it was, and then waits for ever (electron/README.md, Traps).

const { app } = require('electron')

process.argv.splice(process.argv.indexOf('-r'), 2)
if (process.env['DUIZHAO_CLOCK']) require('./clock.cjs')

const ready = app.whenReady()
/** @type {Promise<void>} */
const called = new Promise(resolve => {
  // The driver calls it once it has attached itself.
  Object.assign(globalThis, { __playwright_run: resolve })
})
app.whenReady = () => called.then(() => ready)
